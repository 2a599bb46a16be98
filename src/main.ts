import { existsSync } from 'node:fs';
import { startGateway } from './compose.ts';
import { type Config, readConfig } from './config/config.ts';
import { describeFailure, isFarsightError } from './domain/errors.ts';
import { createLogger, createPrettyStream, type Logger } from './observability/logger.ts';
import { guardProcess } from './observability/process-guards.ts';

const EXAMPLE =
  '{ players(first: 3) { nodes { gameName tagLine matches(first: 2) { edges { participant { win kills } node { startedAt } } } } } }';
const IMPORT_COMMAND = 'npm run farsight -- import PATH…';

await main();

async function main(): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const config = readConfig(process.env);
    const isTerminal = process.stdout.isTTY === true;
    const logger = createLogger(config, await createPrettyStream(config, isTerminal));
    guardProcess(process, { logger, exit: (code) => process.exit(code) });
    await serve(config, { logger, isTerminal });
  } catch (error) {
    if (!isFarsightError(error)) throw error;
    process.stderr.write(`farsight: ${describeFailure(error)}\n`);
    process.exit(1);
  }
}

async function serve(config: Config, { logger, isTerminal }: { logger: Logger; isTerminal: boolean }): Promise<void> {
  const starting = startGateway(config, logger);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      logger.info({ signal }, 'Stopping; a second signal stops at once');
      starting
        .then((gateway) => gateway.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            logger.error({ err: error }, 'Farsight did not stop cleanly');
            process.exit(1);
          },
        );
    });
  }
  const gateway = await starting;
  logger.info({ url: gateway.graphqlUrl, example: EXAMPLE, import: IMPORT_COMMAND }, 'Farsight is ready');
  if (isTerminal) process.stdout.write(welcome(gateway.graphqlUrl));
}

function welcome(graphqlUrl: string): string {
  return `
  Farsight is ready. Open ${graphqlUrl} in a browser to explore, or ask:

    curl ${graphqlUrl} -H 'content-type: application/json' \\
      -d '{"query":"${EXAMPLE}"}'

  Import real files:  ${IMPORT_COMMAND}

`;
}
