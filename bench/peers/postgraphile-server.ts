import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';

// Library mode over Node's own HTTP server, as its documentation shows first, with what production leaves out: no IDE, no watching, no plans shown.
const { createServ } = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: readDatabaseUrl(), schemas: ['public'], pubsub: false, poolConfig: { max: POOL_SIZE } })],
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false, websockets: false },
});
const server = createServer();
await createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server must listen on a port');
  announceContender(`http://127.0.0.1:${address.port}/graphql`);
});
