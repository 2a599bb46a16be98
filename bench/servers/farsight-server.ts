import { startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { announceContender } from '../support/contender-child.ts';

// The gateway as `npm start` runs it, metrics and all; only its log is off.
const config = readConfig(process.env);
const gateway = await startGateway(config, createLogger(config));
announceContender(gateway.graphqlUrl);
