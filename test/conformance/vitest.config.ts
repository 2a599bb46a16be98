import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

// Checks by others of how GraphQL is spoken over HTTP; `npm run conformance`.
export default mergeConfig(
  { ...shared, test: { ...shared.test, include: ['test/conformance/*.conformance.ts'], globalSetup: [] } },
  defineConfig({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    // Apollo's suite is written for jest.
    resolve: { alias: [{ find: '@jest/globals', replacement: fileURLToPath(new URL('jest-globals.ts', import.meta.url)) }] },
    test: { server: { deps: { inline: ['@apollo/server-integration-testsuite'] } } },
  }),
);
