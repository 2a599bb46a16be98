import { execute, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import type { Context } from '../../src/execution/context.ts';
import { timeFields } from '../../src/execution/field-timing.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { type FieldTiming, type TimingReport, toTimingReport } from '../../src/execution/timing-report.ts';
import { LogLinearHistogram } from '../../src/observability/log-linear-histogram.ts';
import { runInRequest } from '../../src/observability/request-scope.ts';
import { createEagerExecutor } from '../support/eager-executor.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const QUERY = `query Page($first: Int = 20) {
  players(first: $first, orderBy: LAST_PLAYED_DESC) { nodes { gameName played: matches(first: 3) {
    totalCount edges { participant { kills champion { name } } node { matchId } } nodes { matchId }
  } } }
}`;
const NO_PHASES = { parse: null, plan: null, execute: null, encode: null };

/** A field's part of a report: what does not differ from run to run. */
interface Waited {
  readonly field: string | undefined;
  readonly calls: number | undefined;
  readonly batches: readonly string[];
  readonly statements: readonly string[];
}

function listFields({ batches, statements, fields }: TimingReport): Record<string, Waited> {
  const found: Record<string, Waited> = {};
  const visit = (field: FieldTiming, above: string) => {
    const path = `${above}${field.key}`;
    if (field.field !== undefined)
      found[path] = {
        field: field.field,
        calls: field.calls,
        batches: (field.batches ?? []).map((index) => `${batches[index]?.loader} × ${batches[index]?.size}`),
        statements: [...(field.statements ?? []).map((index) => statements[index]?.statement ?? '')],
      };
    for (const inner of field.fields ?? []) visit(inner, `${path}.`);
  };
  for (const field of fields) visit(field, '');
  return found;
}

describeOnDatabases('the timing of an operation', (kind) => {
  const schema = timeFields(createSchema(), () => new LogLinearHistogram());
  let test: TestDatabase;
  let createContext: (request: { traced: boolean; role?: 'OPERATOR' }) => Context;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    const create = composeContextFactory(test.database);
    createContext = ({ traced, role = 'OPERATOR' }) => create({ viewer: { role }, requestId: 'test', traced });
  });
  afterAll(() => test.dispose());

  const toReport = ({ trace }: Context): TimingReport => {
    if (trace === null) throw new Error('The operation was not traced');
    return toTimingReport(trace, { wallMs: 1_000, phases: NO_PHASES });
  };

  /** By graphql-js. */
  const interpret = (source: string, variables: Record<string, unknown> = {}) =>
    runInRequest('test', async () => {
      const contextValue = createContext({ traced: true });
      const result = await execute({ schema, document: parse(source), contextValue, variableValues: variables });
      return { result, report: toReport(contextValue) };
    });

  /** By the executor, the fifth time: `compiled` tells whether compiled code answered. */
  const runHot = async (source: string, variables: Record<string, unknown> = {}) => {
    const { executor, countCompiled } = createEagerExecutor(schema);
    const document = parse(source);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('No operation');
    const run = () =>
      runInRequest('test', async () => {
        const before = countCompiled();
        const context = createContext({ traced: true });
        const result = await executor.run({ documentHash: source, document, operation, context, variables });
        return { result, report: toReport(context), compiled: countCompiled() === before + 1 };
      });
    for (let times = 0; times < 4; times += 1) await run();
    return run();
  };

  it('names for each field the batches it waited for, and for each batch its statement', async () => {
    const { result, report } = await interpret(QUERY);
    expect(result.errors).toBeUndefined();
    expect(listFields(report)).toEqual({
      players: { field: 'Query.players', calls: 1, batches: [], statements: [] },
      'players.nodes': { field: 'PlayerConnection.nodes', calls: 1, batches: ['playersByActivity.pages × 1'], statements: [] },
      'players.nodes.played': { field: 'Player.matches', calls: 20, batches: [], statements: [] },
      'players.nodes.played.totalCount': {
        field: 'PlayerMatchConnection.totalCount',
        calls: 20,
        batches: ['playerMatches.counts × 20'],
        statements: [],
      },
      'players.nodes.played.edges': {
        field: 'PlayerMatchConnection.edges',
        calls: 20,
        batches: ['playerMatches.pages × 20'],
        statements: [],
      },
      'players.nodes.played.edges.participant.champion': {
        field: 'Participant.champion',
        calls: 54,
        batches: [expect.stringContaining('championById')],
        statements: [],
      },
      'players.nodes.played.edges.node': {
        field: 'PlayerMatchEdge.node',
        calls: 54,
        batches: [expect.stringContaining('matchById')],
        statements: [],
      },
      // After its await it asks for what the edges load: one batch for both, listed once.
      'players.nodes.played.nodes': {
        field: 'PlayerMatchConnection.nodes',
        calls: 20,
        batches: ['playerMatches.pages × 20', expect.stringContaining('matchById')],
        statements: [],
      },
    });
    expect(
      report.batches.map(({ loader, statements }) => [loader, statements.map((index) => report.statements[index]?.statement)]),
    ).toEqual(
      expect.arrayContaining([
        ['playersByActivity.pages', ['players_by_activity_page']],
        ['playerMatches.pages', ['player_matches_page']],
        ['playerMatches.counts', ['player_matches_count']],
        ['matchById', ['matches_by_id']],
        ['championById', ['champions_by_id']],
      ]),
    );
    expect([report.batches.length, report.statements.length]).toEqual([5, 5]);
    expect(report.totals).toMatchObject({ batches: { count: 5 }, statements: { count: 5 } });
    expect(report.statements.find(({ statement }) => statement === 'players_by_activity_page')?.rows).toBe(21);
  });

  it('is the same by compiled code, and after an error by graphql-js once more', async () => {
    const interpreted = await interpret(QUERY, { first: 7 });
    const hot = await runHot(QUERY, { first: 7 });
    expect(hot.compiled).toBe(true);
    expect(hot.result).toEqual(JSON.parse(JSON.stringify(interpreted.result)));
    expect(listFields(hot.report)).toEqual(listFields(interpreted.report));

    const failing = '{ players(first: 3) { nodes { a: matches(first: 1) { nodes { id } } } } performance { fields(first: 0) { name } } }';
    const first = await interpret(failing);
    const again = await runHot(failing);
    expect(first.result.errors).toHaveLength(1);
    expect(again.compiled).toBe(false);
    expect(listFields(again.report)).toEqual(listFields(first.report));
    expect(listFields(again.report)['players.nodes.a']?.calls).toBe(3);
  });

  it('tells paths apart whose aliases coincide once joined, also in compiled code', async () => {
    const source =
      '{ a_b: viewer { role } a: players(first: 1) { b_nodes: nodes { id } b: pageInfo { hasNextPage } } a_b_nodes: matches(first: 1) { nodes { id } } }';
    const expected = listFields((await interpret(source)).report);
    expect(expected['a.b_nodes']).toMatchObject({ field: 'PlayerConnection.nodes', calls: 1 });
    const hot = await runHot(source);
    expect(hot.compiled).toBe(true);
    expect(listFields(hot.report)).toEqual(expected);
  });

  it('gives durations that fit into each other', async () => {
    const { report } = await interpret(QUERY);
    const edges = report.fields[0]?.fields?.[0]?.fields?.[0]?.fields?.find(({ key }) => key === 'edges');
    const batch = report.batches[edges?.batches?.[0] ?? -1];
    const statement = report.statements[batch?.statements[0] ?? -1];
    // Whoever waited for a batch waited at least as long as it took, which is at least as long as its statement.
    expect(batch?.durationMs).toBeGreaterThanOrEqual(statement?.durationMs ?? Number.NaN);
    expect(edges?.p50Ms).toBeGreaterThanOrEqual(batch?.durationMs ?? Number.NaN);
    expect(edges?.p99Ms).toBeGreaterThanOrEqual(edges?.p50Ms ?? Number.NaN);
    expect(edges?.totalMs).toBeGreaterThan((edges?.p50Ms ?? 0) * 10);
    expect(edges?.share).toBeGreaterThan(0);
    expect(edges?.share).toBeLessThanOrEqual(1);
  });

  it('shows what a mutation asks Prisma, at its field', async () => {
    const source = `mutation { updateChannel(input: { id: "${toGlobalId('Channel', '1')}", title: "New" }) { __typename } }`;
    const { result, report } = await interpret(source);
    expect(result.data).toEqual({ updateChannel: { __typename: 'UpdateChannelSuccess' } });
    expect(listFields(report)['updateChannel']).toEqual({
      field: 'Mutation.updateChannel',
      calls: 1,
      batches: ['channelById × 1'],
      statements: ['prisma.Channel.findUnique', 'prisma.Channel.updateMany'],
    });
  });

  it('does not grow with the answer', async () => {
    const sizeOf = async (first: number) => JSON.stringify(listFields((await interpret(QUERY, { first })).report)).length;
    expect(Math.abs((await sizeOf(50)) - (await sizeOf(10)))).toBeLessThan(20);
  });

  it('is not measured where nobody asked for it', () => {
    runInRequest('test', () => expect(createContext({ traced: false }).trace).toBeNull());
  });
});
