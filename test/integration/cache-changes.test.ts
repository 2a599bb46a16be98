import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CacheWorld, describeOnGateways } from '../support/cache-world.ts';
import { once, type Step } from '../support/log-fixture.ts';
import { TAG_WORLD } from '../support/tag-world.ts';

const ANN = '{ player(by: { puuid: "p1" }) { gameName platform } }';
const BOB = '{ player(by: { puuid: "p3" }) { gameName } }';
const NOBODY = '{ player(by: { puuid: "p9" }) { gameName } }';
const PLAYERS = '{ players(first: 10) { totalCount nodes { puuid } } }';
const KOREANS = '{ players(filter: { platform: KR }) { nodes { puuid } } }';
const MATCHES = '{ matches(first: 3) { nodes { matchId } } }';
const ANNS_MATCHES = '{ player(by: { puuid: "p1" }) { matches { nodes { matchId } } } }';
const CHANNELS = '{ channels(first: 2) { nodes { title } } }';
const QUEUE = '{ match(matchId: "M1") { queue { id map } } }';
const POSTS = '{ channel(by: { handle: { name: "second" } }) { posts(orderBy: VIEWS_ASC) { nodes { messageId } } } }';
const ALL = [ANN, BOB, NOBODY, PLAYERS, KOREANS, MATCHES, ANNS_MATCHES, CHANNELS, QUEUE, POSTS];

const PLAYER = `insert into players (puuid, platform, game_name, tag_line, name_key, riot_id_key)
  values ('p9', 'EUW1', 'New', 'EU', 'new', 'new#eu')`;

describeOnGateways('a change of rows', (createWorld) => {
  let world: CacheWorld;
  beforeAll(async () => {
    const tables = ['players', 'matches', 'posts'];
    // The world's rows have ids of their own.
    const sequences = tables.map((table) => `select setval(pg_get_serial_sequence('${table}', 'id'), 100);`);
    world = await createWorld(TAG_WORLD + sequences.join(''));
  });
  afterAll(() => world.dispose());

  /** Asks each gateway for everything until all of it is stored on all of them. */
  const fill = async () => {
    const texts = new Map<string, string>();
    for (const query of ALL)
      for (const gateway of world.gateways) {
        await gateway.ask(query);
        const { result, text } = await gateway.ask(query);
        expect({ query, result }).toEqual({ query, result: 'hit' });
        texts.set(query, text);
      }
    return texts;
  };
  const run = async (steps: readonly Step[]) => {
    await world.database.transaction(async (writer) => {
      for (const step of steps) {
        if (typeof step === 'string') await writer.execute(once(step), []);
        else await step(writer);
      }
    });
    await world.reach();
  };
  /** Fills, changes, and tells which operations were made anew, on every gateway, and which of those answer otherwise. */
  const observe = async (...steps: readonly Step[]) => {
    const before = await fill();
    await run(steps);
    const anew = new Set<string>();
    const changed = new Set<string>();
    for (const query of ALL) {
      const answers = [];
      for (const gateway of world.gateways) answers.push(await gateway.ask(query));
      // The second gateway may have what the first made.
      if (answers[0]?.result !== 'hit') anew.add(query);
      const texts = new Set(answers.map(({ text }) => text));
      expect(texts.size, query).toBe(1);
      if (!texts.has(before.get(query) ?? '')) changed.add(query);
    }
    return { anew: [...anew], changed: [...changed] };
  };

  describe('3. a row is created', () => {
    it('is in the lists that should contain it and found where nothing was, while others stay', async () => {
      const { anew, changed } = await observe(PLAYER);
      expect(changed).toEqual([NOBODY, PLAYERS]);
      // Whether a filter takes the row in, a tag does not tell.
      expect(anew).toEqual([NOBODY, PLAYERS, KOREANS]);
    });

    it('is gone from all of it when it is deleted', async () => {
      const { changed } = await observe(`delete from players where puuid = 'p9'`);
      expect(changed).toEqual([NOBODY, PLAYERS]);
    });
  });

  describe('4. a change by plain SQL', () => {
    it('is seen once it is committed, wherever the row is shown, and nowhere else', async () => {
      const { anew, changed } = await observe(`update players set platform = 'KR' where puuid = 'p1'`);
      expect(changed).toEqual([ANN, KOREANS]);
      expect(anew).toEqual([ANN, PLAYERS, KOREANS, ANNS_MATCHES]);
      await run([`update players set platform = 'EUW1' where puuid = 'p1'`]);
    });

    it('purges nothing when it is rolled back', async () => {
      const before = await fill();
      const undone = world.database.transaction(async (writer) => {
        await writer.execute(once(`update players set game_name = 'Undone'`), []);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await world.reach();
      for (const query of ALL)
        for (const gateway of world.gateways) expect(await gateway.ask(query)).toMatchObject({ result: 'hit', text: before.get(query) });
    });

    it('purges nothing when it is rolled back to a savepoint', async () => {
      const { anew } = await observe(
        'savepoint one',
        `delete from participants`,
        'rollback to one',
        `update queues set notes = 'More' where id = 420`,
      );
      expect(anew).toEqual([QUEUE]);
    });

    it('purges nothing when it changes nothing', async () => {
      const { anew } = await observe(
        'update players set game_name = game_name',
        'update matches set patch = patch',
        'update queues set map = map',
      );
      expect(anew).toEqual([]);
    });

    it('counts as leaving and joining when it changes a column that orders a list', async () => {
      const { changed } = await observe(
        `update posts set views = 7 where id = 4`,
        `insert into posts (channel_id, message_id, published_at, views, source_rank)
        values (2, 12, '2025-01-03', 5, 3)`,
      );
      expect(changed).toEqual([POSTS]);
      const reordered = await observe(`update posts set views = 3 where id = 4`);
      expect(reordered).toEqual({ anew: [POSTS], changed: [POSTS] });
    });

    it('counts as leaving and joining when it changes a column that filters a list', async () => {
      const { changed } = await observe(`update participants set player_id = 3 where match_id = 2`);
      expect(changed).toEqual([ANNS_MATCHES]);
    });

    it('is seen of an upsert that updates', async () => {
      const { anew, changed } = await observe(
        `insert into queues (id, map) values (420, 'Other') on conflict (id) do update set map = excluded.map`,
      );
      expect({ anew, changed }).toEqual({ anew: [QUEUE], changed: [QUEUE] });
    });

    it('is seen of an upsert that inserts', async () => {
      const { changed } = await observe(`${PLAYER} on conflict (puuid) do update set game_name = excluded.game_name`);
      expect(changed).toEqual([NOBODY, PLAYERS]);
    });

    it('is seen of a COPY', async () => {
      const columns = ['match_id', 'platform', 'started_at', 'duration_seconds', 'remake', 'source_rank', 'content_hash'];
      const { anew, changed } = await observe((writer) =>
        writer.copy('matches', columns, [['M7', 'KR', new Date('2025-02-01'), 1_800, false, 3, 'x']]),
      );
      expect({ anew, changed }).toEqual({ anew: [MATCHES], changed: [MATCHES] });
    });

    it('is seen of a statement that changes too many rows to name', async () => {
      const { changed } = await observe(`insert into players (puuid, platform, name_key)
        select 'many' || n, 'KR', '' from generate_series(1, 400) n`);
      expect(changed).toEqual([PLAYERS, KOREANS]);
      const renamed = await observe(`update players set game_name = 'Same', tag_line = 'S'`);
      expect(renamed.changed).toEqual([ANN, BOB, NOBODY]);
    });

    it('is seen of a TRUNCATE', async () => {
      const { changed } = await observe('truncate posts cascade');
      expect(changed).toEqual([POSTS]);
      const players = await observe('truncate players cascade');
      expect(players.changed).toEqual(expect.arrayContaining([ANN, BOB, PLAYERS, KOREANS, ANNS_MATCHES]));
    });
  });

  describe('10. errors and partial answers', () => {
    it('are never stored', async () => {
      const PARTIAL = '{ match(matchId: "M1") { matchId queue { id } } }';
      await world.database.runScript('alter table queues rename to hidden_queues');
      for (let times = 0; times < 2; times += 1)
        for (const gateway of world.gateways) {
          const { errors, data, result } = await gateway.ask(PARTIAL);
          expect(errors).toHaveLength(1);
          expect(data).toEqual({ match: { matchId: 'M1', queue: null } });
          expect(result).not.toBe('hit');
        }
      await world.database.runScript('alter table hidden_queues rename to queues');
      for (const gateway of world.gateways) {
        const { errors, data } = await gateway.ask(PARTIAL);
        expect({ errors, data }).toEqual({ errors: [], data: { match: { matchId: 'M1', queue: { id: 420 } } } });
      }
    });
  });
});
