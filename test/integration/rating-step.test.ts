import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, defineStatement } from '../../src/data/database.ts';
import { writeMatches } from '../../src/ingest/riot/match-writer.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { createRatingStep, ratingStep } from '../../src/jobs/rating-step.ts';
import { dumpRatings, type HistoryMatch, rateAll, rateInMemory, toMatchRecord } from '../support/rating-history.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** So that a handful of matches takes several pieces. */
const smallStep = createRatingStep(() => 2);

const NOW = new Date('2026-01-01T00:00:00Z');
// Truncating takes Postgres longer than all else.
const clear = `delete from matches; delete from players; delete from participant_rating; delete from analytics.rating_mark; delete from analytics.rating_checkpoint`;
const versions = defineStatement('test_rating_versions', 'select match_key, slot, xmin::text from participant_rating order by 1, 2');
const marks = defineStatement('test_rating_marks', 'select ladder, started_at from analytics.rating_mark order by 1, 2');

const plain: HistoryMatch = { number: 1, hour: 0, queueId: 420, arena: false, remake: false, bots: 0, seed: 1 };
const history = (count: number): HistoryMatch[] =>
  Array.from({ length: count }, (_unused, index) => ({ ...plain, number: index + 1, hour: index, seed: index + 1 }));

// Few hours and queues, so that matches start together and change ladders.
const anyMatch = fc
  .record({
    number: fc.integer({ min: 1, max: 12 }),
    hour: fc.integer({ min: 0, max: 5 }),
    queueId: fc.constantFrom(420, 420, 440, 1700, null),
    remake: fc.constantFrom(false, false, false, true),
    bots: fc.constantFrom(0, 0, 0, 1, 4),
    seed: fc.integer({ min: 1, max: 1000 }),
  })
  .map((match): HistoryMatch => ({ ...match, arena: match.queueId === 1700 }));

type Event =
  | { readonly kind: 'import'; readonly matches: readonly HistoryMatch[] }
  | { readonly kind: 'advance' }
  | { readonly kind: 'delete' | 'remake' | 'take a player away' | 'move'; readonly number: number };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('import' as const), matches: fc.array(anyMatch, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'advance' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'remake' as const, 'take a player away' as const, 'move' as const),
      number: fc.integer({ min: 1, max: 12 }),
    }),
  },
);

const edits = {
  delete: defineStatement('test_rating_delete', 'delete from matches where match_id = $1'),
  remake: defineStatement('test_rating_remake', 'update matches set remake = not remake where match_id = $1'),
  'take a player away': defineStatement(
    'test_rating_take',
    'delete from participants using matches where matches.id = participants.match_id and slot = 1 and matches.match_id = $1',
  ),
  move: defineStatement(
    'test_rating_move',
    `update matches set queue_id = case when queue_id = 420 then 440 else 420 end, started_at = started_at - interval '90 minutes' where match_id = $1`,
  ),
};

describeOnDatabases('rating matches', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  afterAll(() => test.dispose());
  beforeEach(() => database.runScript(clear));

  const store = (matches: readonly HistoryMatch[]) =>
    writeMatches(
      database,
      matches.map((match) => ({ place: { file: 'fixture' }, value: toMatchRecord(match) })),
      NOW,
    );

  async function apply(event: Event): Promise<void> {
    if (event.kind === 'import') await store(event.matches);
    else if (event.kind === 'advance') await smallStep.advance(database, { deep: true, now: NOW });
    else await database.transaction((writer) => writer.execute(edits[event.kind], [`EUW1_${event.number}`]));
  }

  it('gives what rating one match after the other in memory gives', async () => {
    const matches = [
      ...history(9),
      { ...plain, number: 20, hour: 3, queueId: 1700, arena: true, seed: 20 },
      { ...plain, number: 21, hour: 4, queueId: 1700, arena: true, seed: 21 },
      { ...plain, number: 22, hour: 5, queueId: null, seed: 22 },
      { ...plain, number: 23, hour: 6, remake: true, seed: 23 },
      { ...plain, number: 24, hour: 7, bots: 3, seed: 24 },
    ];
    await store(matches);
    await rateAll(database);
    const rows = await dumpRatings(database);
    expect(rows).toEqual(rateInMemory(matches.map(toMatchRecord)));
    // Nine of six, two of eight and one of six; the remake and the match whose one side are bots are not rated.
    expect(rows).toHaveLength(9 * 6 + 2 * 8 + 6);
    expect(await ratingStep.check(database)).toEqual([]);
  });

  it('comes out the same in whatever order matches are stored, changed and deleted, and however the work is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 14 }), async (events) => {
        await database.runScript(clear);
        for (const event of events) await apply(event);
        await rateAll(database, smallStep);
        expect(await ratingStep.check(database)).toEqual([]);
        const rows = await dumpRatings(database);
        await database.runScript('delete from participant_rating');
        await ratingStep.repair(database);
        await rateAll(database);
        expect(rows).toEqual(await dumpRatings(database));
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for any order of import', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .uniqueArray(anyMatch, { selector: ({ number }) => number, minLength: 2, maxLength: 8 })
          .chain((matches) =>
            fc.tuple(fc.constant(matches), fc.shuffledSubarray(matches, { minLength: matches.length, maxLength: matches.length })),
          ),
        async ([matches, shuffled]) => {
          await database.runScript(clear);
          for (const match of shuffled) {
            await store([match]);
            await smallStep.advance(database, { deep: true, now: NOW });
          }
          await rateAll(database, smallStep);
          expect(await dumpRatings(database)).toEqual(rateInMemory(matches.map(toMatchRecord)));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('goes on over many pieces from where it was', async () => {
    const matches = history(450);
    await store(matches);
    const pieces: number[] = [];
    for (;;) {
      const result = await ratingStep.advance(database, { deep: true, now: NOW });
      if (result.kind === 'idle') break;
      pieces.push(result.rows);
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, rows) => sum + rows, 0)).toBe(450 * 6);
    expect(await dumpRatings(database)).toEqual(rateInMemory(matches.map(toMatchRecord)));
  });

  it('writes what a late match changes, and no other rating', async () => {
    const matches = history(40);
    await store(matches);
    await rateAll(database);
    const before = new Map(
      (await database.query<{ match_key: string; slot: number; xmin: string }>(versions, [])).map((row) => [
        `${row.match_key}/${row.slot}`,
        row.xmin,
      ]),
    );
    await store([{ ...plain, number: 900, hour: 30.5, seed: 900 }]);
    await rateAll(database);
    const after = await database.query<{ match_key: string; slot: number; xmin: string }>(versions, []);
    const earlier = after.filter(({ match_key }) => Number(match_key.split('_')[1]) <= 31);
    expect(earlier).toHaveLength(31 * 6);
    expect(earlier.every((row) => before.get(`${row.match_key}/${row.slot}`) === row.xmin)).toBe(true);
    // Without a change there is nothing to write.
    await ratingStep.repair(database);
    expect(await rateAll(database)).toBe(0);
  });

  it('has nothing to do after a change that says nothing of results, and after none', async () => {
    await store(history(3));
    await rateAll(database);
    await database.runScript(
      `update participants set kills = kills + 1; update matches set patch = '1.1'; update matches set started_at = started_at`,
    );
    expect(await database.query(marks, [])).toEqual([]);
    expect(await ratingStep.advance(database, { deep: true, now: NOW })).toEqual({ kind: 'idle' });
  });

  it('leaves one mark for each ladder and statement', async () => {
    await store([...history(5), { ...plain, number: 50, hour: 2, queueId: 440 }]);
    const rows = await database.query<{ ladder: number }>(marks, []);
    expect(rows.map(({ ladder }) => ladder)).toEqual([420, 440]);
  });

  it('rolls a piece back as a whole, and does it then', async () => {
    await store(history(4));
    await database.runScript(`create function fail_rating() returns trigger language plpgsql as 'begin raise exception ''no''; end';
      create trigger fail before insert on participant_rating for each row when (new.match_key = 'EUW1_4') execute function fail_rating()`);
    await expect(ratingStep.advance(database, { deep: true, now: NOW })).rejects.toThrow('no');
    expect(await dumpRatings(database)).toEqual([]);
    await database.runScript('drop trigger fail on participant_rating; drop function fail_rating()');
    await rateAll(database);
    expect(await dumpRatings(database)).toEqual(rateInMemory(history(4).map(toMatchRecord)));
  });

  it('tells what differs from a recount, and repairs it', async () => {
    await store(history(6));
    await rateAll(database);
    const right = await dumpRatings(database);
    await database.runScript(`update participant_rating set rating = rating + 1 where match_key = 'EUW1_3' and slot = 2;
      delete from participant_rating where match_key = 'EUW1_5' and slot = 1;
      insert into participant_rating select match_id + 1000, slot, player_id, ladder, started_at, 'EUW1_2000', rating, deviation, expected, won, games
        from participant_rating where match_key = 'EUW1_4' and slot = 3`);
    const differences = await ratingStep.check(database);
    expect(differences.some((text) => /by match EUW1_3 differs from a recount/.test(text))).toBe(true);
    expect(differences.some((text) => /by match EUW1_5 is missing/.test(text))).toBe(true);
    expect(differences.some((text) => /by match EUW1_2000 is of no rated match/.test(text))).toBe(true);
    await ratingStep.repair(database);
    await rateAll(database);
    expect(await dumpRatings(database)).toEqual(right);
    expect(await ratingStep.check(database)).toEqual([]);
  });

  it('may run several times at once', async () => {
    await store(history(120));
    await Promise.all([rateAll(database), rateAll(database), rateAll(database)]);
    expect(await dumpRatings(database)).toEqual(rateInMemory(history(120).map(toMatchRecord)));
  });

  it('rates nothing of a table that was emptied', async () => {
    await store(history(3));
    await rateAll(database);
    await database.runScript('truncate participants');
    await rateAll(database);
    expect(await dumpRatings(database)).toEqual([]);
  });
});
