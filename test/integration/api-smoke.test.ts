import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

describeOnDatabases('the schema over the database', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    run = createRunOperation(test.database);
    await test.database.runScript(`
      insert into champions (id, key, key_fold, name) values (1, 'Annie', 'annie', 'Annie');
      insert into players (puuid, platform, game_name, tag_line, name_key, riot_id_key) select 'p' || n, 'EUW1', 'Name ' || n, 'T', 'name ' || n, 'name ' || n || '#t' from generate_series(1, 5) n;
      insert into matches (match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
        select 'EUW1_' || n, 'EUW1', 420, '2025-01-01'::timestamptz + n * interval '1 hour', 1800, false, 3, '' from generate_series(1, 9) n;
      insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
        select m.id, p.id, p.id, m.started_at, 420, 1800, false, 100, 1, true, 1, 2, 3, 4, 5, 6, 7, false, '{}', '{}', '{}' from matches m, players p;
      insert into channels (platform, external_id, title, title_key, owner_player_id) values ('TELEGRAM', 5000000000, 'News', 'news', 1);
      insert into posts (channel_id, message_id, published_at, views, source_rank) select 1, n, '2025-01-01'::timestamptz + n * interval '1 minute', 3000000000 + n, 3 from generate_series(1, 4) n;
    `);
  });
  afterAll(() => test.dispose());

  it('answers a nested query with one statement a level', async () => {
    const { data, errors, counts } = await run(`{
      players(first: 3) { totalCount nodes { gameName matches(first: 2) { pageInfo { hasNextPage hasPreviousPage } edges { participant { kills champion { name } } node { matchId participants { player { puuid } } } } } channels { nodes { title externalId posts(orderBy: VIEWS_DESC, first: 1) { nodes { views } } } } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.players.totalCount).toBe(5);
    expect(data.players.nodes[0].matches.edges.map((edge: { node: { matchId: string } }) => edge.node.matchId)).toEqual([
      'EUW1_9',
      'EUW1_8',
    ]);
    expect(data.players.nodes[0].channels.nodes).toEqual([
      { title: 'News', externalId: '5000000000', posts: { nodes: [{ views: '3000000004' }] } },
    ]);
    expect(counts.every(({ count }) => count === 1)).toBe(true);
  });

  it('pages backwards and refuses foreign cursors', async () => {
    const first = await run('{ matches(last: 2) { pageInfo { startCursor hasNextPage hasPreviousPage } nodes { matchId } } }');
    expect(first.data.matches.nodes.map((node: { matchId: string }) => node.matchId)).toEqual(['EUW1_2', 'EUW1_1']);
    expect(first.data.matches.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const second = await run('query ($c: String) { matches(last: 2, before: $c) { pageInfo { hasNextPage } nodes { matchId } } }', {
      c: first.data.matches.pageInfo.startCursor,
    });
    expect(second.data.matches).toEqual({ pageInfo: { hasNextPage: true }, nodes: [{ matchId: 'EUW1_4' }, { matchId: 'EUW1_3' }] });
    const refused = await run('query ($c: String) { players(after: $c) { nodes { id } } }', { c: first.data.matches.pageInfo.startCursor });
    expect(refused.errors?.[0]?.message).toContain('belongs to another connection, order or filter');
  });

  it('changes a channel for an operator only', async () => {
    const source = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename ... on UpdateChannelSuccess { channel { handle timeZone owner { puuid } } } ... on UserError { message } } }`;
    const input = { id: toGlobalId('Channel', '1'), handle: '@News_1', timeZone: 'Europe/Kyiv', ownerId: toGlobalId('Player', 'p2') };
    expect((await run(source, { input })).errors?.[0]?.message).toContain('Only an operator');
    const { data } = await run(source, { input }, 'OPERATOR');
    expect(data.updateChannel).toEqual({
      __typename: 'UpdateChannelSuccess',
      channel: { handle: 'News_1', timeZone: 'Europe/Kyiv', owner: { puuid: 'p2' } },
    });
    const refused = await run(source, { input: { id: input.id, timeZone: 'Mars/Base' } }, 'OPERATOR');
    expect(refused.data.updateChannel).toEqual({ __typename: 'InvalidValueError', message: expect.stringContaining('Mars/Base') });
  });

  it('answers a change of nothing with what is there', async () => {
    const source = `mutation ($input: UpdatePlayerSettingsInput!) { updatePlayerSettings(input: $input) { __typename ... on UpdatePlayerSettingsSuccess { player { puuid } } } }`;
    const found = await run(source, { input: { id: toGlobalId('Player', 'p1') } }, 'OPERATOR');
    expect(found.data.updatePlayerSettings).toEqual({ __typename: 'UpdatePlayerSettingsSuccess', player: { puuid: 'p1' } });
    const missing = await run(source, { input: { id: toGlobalId('Player', 'nobody') } }, 'OPERATOR');
    expect(missing.data.updatePlayerSettings).toEqual({ __typename: 'NotFoundError' });
  });
});
