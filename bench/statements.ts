import { graphql } from 'graphql';
import { composeContextFactory } from '../src/compose-context.ts';
import { createSchema } from '../src/execution/schema.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const OPERATIONS = {
  'players → matches → match':
    '{ players(first: $n) { nodes { matches(first: 3) { edges { participant { kills champion { name } } node { matchId } } } } } }',
  'matches → participants → player': '{ matches(first: $n) { nodes { participants { kills player { gameName } } teams { win } } } }',
  'players → matches, counted and filtered':
    '{ players(first: $n) { nodes { matches(first: 2, filter: { queueId: 420, result: WIN }) { totalCount pageInfo { hasNextPage } nodes { matchId } } } } }',
  'channels → posts → history':
    '{ channels(first: $n) { nodes { title owner { gameName } posts(first: 3, orderBy: VIEWS_DESC) { nodes { views history(last: 2) { nodes { views } } } } } } }',
  'players → channels → posts':
    '{ players(first: $n) { nodes { names { gameName } ranks { tier } channels { nodes { posts { totalCount } } } } } }',
} as const;
const PARENTS = [1, 50, 100] as const;

await withBenchDatabase(async (database) => {
  await seedForServing(database);
  const schema = createSchema();
  const createContext = composeContextFactory(database);
  const rows = [];
  for (const [name, text] of Object.entries(OPERATIONS)) {
    const counts: Record<string, number> = {};
    for (const parents of PARENTS) {
      const contextValue = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' });
      const { errors } = await graphql({ schema, source: `query ($n: Int) ${text}`, variableValues: { n: parents }, contextValue });
      if (errors) throw errors[0];
      counts[`${parents} parents`] = contextValue.statements.total();
    }
    const [one, ...others] = Object.values(counts);
    rows.push({ operation: name, ...counts, equal: others.every((count) => count === one) ? 'yes' : 'NO' });
  }
  writeReport('statements', 'Statements per operation', rows);
  if (rows.some(({ equal }) => equal === 'NO')) process.exitCode = 1;
});
