import { startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { announceContender } from '../support/contender-child.ts';

// The gateway as `npm start` runs it, metrics and all; only its log is off, and its clock stands where the rows are of a time.
const config = readConfig(process.env);
const now = process.env['BENCH_NOW'];
const gateway = await startGateway(config, createLogger(config), now === undefined ? {} : { now: () => new Date(now) });
announceContender(gateway.graphqlUrl);
