import { keepAnalyticsWorld } from './support/analytics-world.ts';

const [name, matches = '100000'] = process.argv.slice(2);
const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
if (name === undefined || server === undefined) throw new Error('Usage: BENCH_DATABASE_URL=postgres://… npm run bench:fill NAME [MATCHES]');
const startedAt = performance.now();
const { url, refreshSeconds } = await keepAnalyticsWorld(server, name, Number(matches));
const seconds = (performance.now() - startedAt) / 1_000;
console.log(
  `${seconds.toFixed(0)} s, of which ${refreshSeconds.toFixed(0)} s for analytics. Give it to others, and drop it afterwards:\nBENCH_FILLED_URL=${url}`,
);
