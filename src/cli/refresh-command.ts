import type { Command as Program } from 'commander';
import { z } from 'zod';
import type { Database } from '../data/database.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { analyticsSteps } from '../jobs/analytics-steps.ts';
import { examineAnalytics, type StepFinding } from '../jobs/examine-analytics.ts';
import { type RefreshSummary, refreshAnalytics } from '../jobs/refresh-analytics.ts';
import { parseArguments } from './command-arguments.ts';
import { runCommand } from './run-command.ts';
import { type CommandSession, EXIT_CODES } from './session.ts';
import { formatColumns, formatCount, toHarmlessText } from './terminal-text.ts';

const doctorArguments = z.object({ repair: z.boolean() });

/** `farsight refresh` and `farsight doctor`. */
export function registerRefreshCommands(program: Program, session: CommandSession): void {
  program
    .command('refresh')
    .description('Bring analytics up to date with what is stored; imports do so by themselves')
    .action(() => runRefresh(session));
  program
    .command('doctor')
    .description('Compare analytics with a recount of what is stored; best while nothing is imported')
    .option('--repair', 'recount what differs')
    .action(({ repair = false }: { repair?: boolean }) => runDoctor(session, repair));
}

/** The work of both: emits nothing, answers what was done and found. */
export function createRefreshHandlers(database: Database): Readonly<Record<'refresh' | 'doctor', CommandHandler>> {
  return {
    refresh: (_args, { signal }) => refreshAnalytics({ database, steps: analyticsSteps, deep: true, signal }),
    doctor: async (args, { signal }) => {
      const { repair } = parseArguments(doctorArguments, args);
      await refreshAnalytics({ database, steps: analyticsSteps, deep: true, signal });
      return examineAnalytics(database, { steps: analyticsSteps, repairs: repair, signal });
    },
  };
}

async function runRefresh(session: CommandSession): Promise<void> {
  const command = { name: 'refresh', purpose: 'refreshes analytics', migrated: true, args: async () => ({}) } as const;
  const { rows, stopped } = (await runCommand(session, command)) as RefreshSummary;
  const lines = Object.entries(rows).map(([step, count]) => [step, count === 0 ? 'up to date' : `${formatCount(count)} rows looked at`]);
  if (lines.length > 0) session.stdout.write(formatColumns(lines));
  if (!stopped) return;
  session.stderr.write('Stopped early: the next refresh goes on from there.\n');
  session.setExitCode(EXIT_CODES.stopped);
}

async function runDoctor(session: CommandSession, repair: boolean): Promise<void> {
  const command = { name: 'doctor', purpose: 'examines analytics', migrated: true, args: async () => ({ repair }) } as const;
  const findings = (await runCommand(session, command)) as readonly StepFinding[];
  if (findings.length > 0) session.stdout.write(formatColumns(findings.map((finding) => [finding.step, describe(finding)])));
  for (const { faults, repaired } of findings) {
    if (!repaired) for (const fault of faults) session.stdout.write(`  ${toHarmlessText(fault)}\n`);
  }
  const hasFaults = findings.some(({ faults, repaired }) => faults.length > 0 && !repaired);
  if (hasFaults) session.setExitCode(EXIT_CODES.incomplete);
}

function describe({ faults, repaired }: StepFinding): string {
  if (faults.length === 0) return 'as a recount has it';
  return repaired
    ? 'differed from a recount: repaired'
    : `differs from a recount${faults.length > 1 ? ` in ${formatCount(faults.length)} places` : ''}`;
}
