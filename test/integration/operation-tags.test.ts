import fc from 'fast-check';
import { execute, getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import type { Context } from '../../src/execution/context.ts';
import { createTagReader } from '../../src/execution/possible-tags.ts';
import { createSchema } from '../../src/execution/schema.ts';
import type { PossibleTags } from '../../src/execution/tag-types.ts';
import { createEagerExecutor } from '../support/eager-executor.ts';
import { EXAMPLE_FILES, EXAMPLE_VARIABLES, readExample } from '../support/example-operations.ts';
import { type GeneratedOperation, generatedOperations } from '../support/generated-operations.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** `TAG_RUNS=5000` searches longer. */
const RUNS = Number(process.env['TAG_RUNS'] ?? 500);
/** Always the same operations unless searching: graphql-js itself leaves rejections unhandled for some failing lists, which fails a run. */
const SEED = 7;
/** Every field of the schema that loads something, found and not found. */
const WIDE = `{
  found: player(by: { puuid: "puuid-1" }) { ...P } byName: player(by: { riotId: { gameName: "Twin", tagLine: "T1" } }) { gameName }
  gone: player(by: { riotId: { gameName: "No", tagLine: "body" } }) { id } players(first: 2, orderBy: LAST_PLAYED_DESC) { totalCount }
  match(matchId: "EUW1_8") { queue { map } teams { bans { champion { name } } } participants { player { gameName } details { items } } }
  channel(by: { id: "${toGlobalId('Channel', '1')}" }) { owner { puuid } subscribers subscriberHistory { totalCount } overview { reachRate { value } } recommendations { id } topPosts { text } posts(orderBy: VIEWS_DESC) { nodes { text channel { title } } } }
  matches { totalCount } channels { totalCount } noMatch: match(matchId: "gone") { id } noQueue: match(matchId: "EUW1_1") { queue { map } }
  analytics { meta { matches champions { champion { key } matchups { expected } } } none: meta(queueId: 9) { patch }
    leaderboard(stat: KDA, first: 1) { nodes { player { puuid } } }
    comparePlayers(ids: ["${toGlobalId('Player', 'puuid-2')}"]) { ranks { tier } } compareChannels(ids: ["${toGlobalId('Channel', '2')}"]) { title } }
  noPost: node(id: "${toGlobalId('Post', '999')}") { id }
  none: channel(by: { id: "${toGlobalId('Channel', '999')}" }) { title }
  node(id: "${toGlobalId('Post', '1')}") { ... on Post { history { nodes { views } } versions { totalCount } } }
} fragment P on Player { standing(stat: KDA) { rank } names { gameName } periodStats(period: SEASON) { games } champions { champion { name } } positions { share } trends { kda { slope } } percentiles(queueId: 420, position: TOP) { players } insights(days: 365) { insights { champion { key } match { patch } } } ranks { tier } rankHistory(queue: UNSPECIFIED) { totalCount } lastPlayedAt settings { timeZone }
  recommendations { id } matches(first: 1) { edges { cursor } } channels { pageInfo { hasNextPage } } }`;

describeOnDatabases('the tags of an operation', (kind) => {
  const schema = createSchema();
  const readTags = createTagReader(schema);
  let test: TestDatabase;
  let createContext: () => Context;
  const { executor, countCompiled } = createEagerExecutor(schema);

  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    const create = composeContextFactory(test.database);
    createContext = () => create({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' });
  });
  afterAll(() => test.dispose());

  /** The tags by graphql-js, after asserting that they are expected ones, and those by compiled code where it ran. */
  const collect = async ({ source, variables }: GeneratedOperation) => {
    const document = parse(source);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('No operation');
    const context = createContext();
    const { errors } = await execute({ schema, document, contextValue: context, variableValues: variables });
    const tags = [...context.tags.tags].sort();
    const possible = readTags(document, operation);
    expect(tags.filter((tag) => !isPossible(tag, possible))).toEqual([]);
    const run = async (ofRun: Context) =>
      executor.run({ documentHash: source + JSON.stringify(variables), document, operation, context: ofRun, variables });
    for (let times = 0; times < 3; times += 1) await run(createContext());
    const before = countCompiled();
    const ofCompiled = createContext();
    await run(ofCompiled);
    const isCompiled = errors === undefined && countCompiled() > before;
    return { tags, compiled: isCompiled ? [...ofCompiled.tags.tags].sort() : null, errors };
  };

  it.each(EXAMPLE_FILES.filter((name) => name !== 'edit-channel.graphql'))(
    'of EXAMPLE_FILES/%s are foreseen, and the same when compiled',
    async (name) => {
      const source = readExample(name);
      const { tags, compiled, errors } = await collect({ source, variables: EXAMPLE_VARIABLES });
      expect(errors).toBeUndefined();
      expect(tags.length).toBeGreaterThan(1);
      expect(compiled).toEqual(tags);
    },
  );

  it('are foreseen for all fields that load something, found or not', async () => {
    const { tags, compiled, errors } = await collect({ source: WIDE, variables: {} });
    expect(errors).toBeUndefined();
    expect(compiled).toEqual(tags);
    expect([...new Set(tags.map(toShape))].sort()).toEqual(EVERY_SHAPE);
  });

  it('of generated operations are foreseen, and the same when compiled', { timeout: 60_000 + RUNS * 200 }, async () => {
    let tagged = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(generatedOperations(schema), async (generated) => {
        if (validate(schema, parse(generated.source)).length > 0) return;
        const { tags, compiled } = await collect(generated);
        if (tags.length > 0) tagged += 1;
        if (compiled === null) return;
        expect(compiled).toEqual(tags);
        if (tags.length > 0) compared += 1;
      }),
      { numRuns: RUNS, endOnFailure: true, ...(process.env['TAG_RUNS'] ? {} : { seed: SEED }) },
    );
    // Of both there are some, else the comparison says little.
    expect(tagged).toBeGreaterThan(RUNS / 20);
    expect(compared).toBeGreaterThan(RUNS / 50);
  });
});

/** Every form a tag can have, with `?` for ids and keys. */
const EVERY_SHAPE: readonly string[] = [
  'Champion:?',
  'Channel:?',
  'Channel:?.feedback',
  'Channel:?.figures',
  'Channel:?.posts',
  'Channel:?.posts.views',
  'Channel:?.subscribers',
  'Match:?',
  'Meta:?',
  'Player:?',
  'Player:?.activity',
  'Player:?.channels',
  'Player:?.feedback',
  'Player:?.matches',
  'Player:?.names',
  'Player:?.ranks',
  'Player:?.rating',
  'Player:?.standings',
  'Player:?.stats',
  'Post:?',
  'Post:?.history',
  'Post:?.versions',
  'Queue:?',
  'Queue:?.percentiles',
  'Queue:?.standings',
  'list:Channel',
  'list:Match',
  'list:Player',
  'list:Player.activity',
  'list:Season',
  'null:Champion:?',
  'null:Channel:?',
  'null:Match:?',
  'null:Meta:?',
  'null:Player:?',
  'null:Post:?',
  'null:Queue:?',
];

function toShape(tag: string): string {
  return tag.replace(/^((?:null:)?[A-Z][a-z]+:)(?:(?<=null:.*:).*|\d+)/, '$1?');
}

/** Lists whose members are rows of their own; other parts go by their parent's type. */
const LISTS_OF_ROWS = ['Player.matches', 'Player.channels', 'Channel.posts'];

function isPossible(tag: string, { types, lists, absences }: PossibleTags): boolean {
  const [first = '', second = ''] = tag.split(':');
  if (first === 'list') return lists.includes(`list:${second.split('.')[0]}`);
  if (first === 'null') return absences.includes(`null:${second}`);
  const part = second.split('.')[1];
  const list = `${first}.${part}`;
  return LISTS_OF_ROWS.includes(list) ? lists.includes(list) : types.includes(first);
}
