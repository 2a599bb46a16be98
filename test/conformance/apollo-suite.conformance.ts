import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { registerGraphqlRoute } from '../../src/http/graphql-route.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';

const BODY_LIMIT_BYTES = 1_000_000;

defineIntegrationTestSuite(async (options: ApolloServerOptions<BaseContext>, handling) => {
  const app = createHttpServer({
    config: { bodyLimitBytes: BODY_LIMIT_BYTES, corsOrigins: [] },
    logger: createCapturingLogger().logger,
    // The suite expects answers without `cache-control` where Apollo Server sets none.
    defaultCacheControl: null,
  });
  const server = new ApolloServer(options);
  await server.start();
  registerGraphqlRoute(app, {
    server,
    createContext: handling?.context ?? (() => ({})),
    path: '/',
    bodyLimitBytes: BODY_LIMIT_BYTES,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, extraCleanup: () => app.close() };
});
