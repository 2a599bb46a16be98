import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCommandHandlers } from '../../src/cli/command-handlers.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config/config.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { type SmallWorld, seedSmall } from '../support/seed-small.ts';
import { OPERATOR, type ServedGateway, serveDatabase } from '../support/served-gateway.ts';
import { describeOnDatabases } from '../support/test-database.ts';

describeOnDatabases('a purge of stored answers', (kind) => {
  let served: ServedGateway;
  let world: SmallWorld;
  beforeAll(async () => {
    served = await serveDatabase(kind, async (database) => {
      world = await seedSmall(database);
    });
  }, 60_000);
  afterAll(() => served.dispose());

  const playerQuery = (puuid: string) => `{ player(by: { puuid: "${puuid}" }) { gameName } }`;
  const channelQuery = (id: number) => `{ node(id: "${toGlobalId('Channel', String(id))}") { ... on Channel { title } } }`;
  const matchQuery = (matchId: string) => `{ match(matchId: "${matchId}") { patch } }`;
  const puuidAt = (index: number) => world.players[index]?.puuid ?? '';
  const queries = () => ({
    player: playerQuery(puuidAt(0)),
    other: playerQuery(puuidAt(1)),
    channel: channelQuery(1),
    match: matchQuery(world.matches[0]?.matchId ?? ''),
    absent: playerQuery('nobody'),
  });
  /** Which of the queries are answered from what is stored. */
  const listHits = async () => {
    const hits: string[] = [];
    for (const [name, query] of Object.entries(queries())) {
      const status = (await served.ask(query)).headers.get('cache-status') ?? '';
      if (status.includes('; hit;')) hits.push(name);
    }
    return hits;
  };
  const purge = (input: string, headers: Record<string, string> = OPERATOR) =>
    served.ask(`mutation { invalidateCache(input: ${input}) { written tags } }`, headers);

  /** Until the gateway's log shows it: what is never stored is then made for that reason alone. */
  const waitForPurge = (written: string) =>
    expect
      .poll(async () => (await served.ask('{ __typename }', { 'farsight-written': written })).headers.get('cache-status'))
      .toBe('farsight; fwd=bypass');

  it.each([
    ['a player', () => `{ player: "${toGlobalId('Player', puuidAt(0))}" }`, ['other', 'channel', 'match', 'absent']],
    ['a channel', () => `{ channel: "${toGlobalId('Channel', '1')}" }`, ['player', 'other', 'match', 'absent']],
    ['a match', () => `{ match: "${toGlobalId('Match', world.matches[0]?.matchId ?? '')}" }`, ['player', 'other', 'channel', 'absent']],
    ['what is not stored', () => `{ player: "${toGlobalId('Player', 'nobody')}" }`, ['player', 'other', 'channel', 'match']],
    ['a type', () => '{ type: PLAYER }', ['channel', 'match']],
    ['everything', () => '{ everything: true }', []],
  ])('of %s drops those and no others', async (_what, toInput, kept) => {
    await listHits();
    expect(await listHits()).toEqual(Object.keys(queries()));
    const { body, headers } = await purge(toInput());
    const { written } = body.data.invalidateCache;
    expect(written).toMatch(/^[\w-]+\/\d+$/);
    expect(headers.get('farsight-written')).toBe(written);
    await waitForPurge(written);
    expect(await listHits()).toEqual(kept);
  });

  it('names the tags of a row, its parts and its keys, and logs no key', async () => {
    const { body } = await purge(`{ player: "${toGlobalId('Player', puuidAt(1))}" }`);
    const { tags, written } = body.data.invalidateCache;
    await waitForPurge(written);
    expect(tags).toHaveLength(12);
    expect(tags).toEqual(expect.arrayContaining(['Player:2', 'Player:2.matches', `null:Player:${puuidAt(1)}`, 'null:Player:twin#t2']));
    const lines = served.lines.filter(({ msg }) => msg === 'Cache purged');
    expect(lines.at(-1)).toMatchObject({
      by: 'operator',
      purged: 'player',
      tags: 12,
      first: ['Player:2', 'Player:2.activity', 'Player:2.channels'],
      requestId: expect.any(String),
    });
    expect(JSON.stringify(lines)).not.toMatch(/null:Player|twin/i);
  });

  it.each([
    ['a stranger', '{ everything: true }', {}, 'FORBIDDEN', /Only an operator/],
    [
      'an id of another type',
      `{ player: "${toGlobalId('Channel', '1')}" }`,
      OPERATOR,
      'BAD_USER_INPUT',
      /"player" must be the global id of a Player/,
    ],
    ['no id', '{ match: "x" }', OPERATOR, 'BAD_USER_INPUT', /"match" must be the global id of a Match, got "x"/],
    ['everything, but not', '{ everything: false }', OPERATOR, 'BAD_USER_INPUT', /"everything" must be true, got false/],
    ['two at once', '{ type: POST, everything: true }', OPERATOR, 'GRAPHQL_VALIDATION_FAILED', /exactly one/i],
  ])('is refused for %s, and drops nothing', async (_what, input, headers, code, message) => {
    await listHits();
    const answer = await purge(input, headers);
    expect(answer.body.errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
    expect(answer.headers.get('farsight-written')).toBeNull();
    expect(await listHits()).toEqual(Object.keys(queries()));
  });

  const runCommand = async (...argv: readonly string[]) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    let code = 0;
    const session = {
      readConfig: () => readConfig(served.environment),
      createHandlers: createCommandHandlers,
      stdin: new PassThrough(),
      stdout,
      stderr,
      noColor: true,
      signal: new AbortController().signal,
      setExitCode: (given: number) => {
        code = given;
      },
    };
    await runProgram(session, ['cache', 'purge', ...argv]);
    return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
  };

  it.each([
    [['--player', 'nobody'], 'Answers with the player nobody are purged, by 1 tag.\n', 'absent'],
    [['--channel', '@Handle_1'], 'Answers with the channel @Handle_1 are purged, by 8 tags.\n', 'channel'],
    [['--type', 'player'], 'Answers with any Player are purged, by 14 tags.\n', 'player'],
    [['--everything'], 'All answers are purged, by 1 tag.\n', 'match'],
  ] as const)('by the command line works while a gateway serves: %j', async (argv, out, dropped) => {
    await listHits();
    expect(await listHits()).toContain(dropped);
    expect(await runCommand(...argv)).toEqual({ code: 0, out, err: '' });
    // The command has no token to wait for; hits are told of as long as the log was not read.
    await expect.poll(async () => (await served.ask(queries()[dropped])).headers.get('cache-status')).toMatch(/fwd=stale/);
  });

  it.each([
    [[], /needs one of --player, --channel, --match, --type, --everything, got 0/],
    [['--type', 'post', '--everything'], /needs one of .*, got 2/],
    [['--type', 'rank'], /--type must be one of .*, got "rank"/],
    [['--match', ''], /--match must be an id, got ""/],
    [['--channel', '@nobody'], /There is no channel @nobody/],
  ])('by the command line is refused with a reason: %j', async (argv, reason) => {
    expect(await runCommand(...argv)).toMatchObject({ code: 3, out: '', err: expect.stringMatching(reason) });
  });

  it('by the command line works without a gateway', async () => {
    await served.stop();
    expect(await runCommand('--type', 'Queue')).toEqual({ code: 0, out: 'Answers with any Queue are purged, by 4 tags.\n', err: '' });
  });
});
