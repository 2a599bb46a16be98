import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchRecord } from '../../../../src/domain/match-record.ts';
import { isTimeline, parseMatchV5, toPatch, toPlatform } from '../../../../src/ingest/riot/match-v5-parser.ts';
import { MATCH_START, type MatchV5Options, makeMatchV5, makeParticipant } from '../../../support/riot-fixtures.ts';

function parse(options: MatchV5Options = {}): MatchRecord {
  const parsed = parseMatchV5(makeMatchV5(options));
  if (parsed.reason !== null) throw new Error(parsed.reason);
  return parsed.value;
}

function reasonOf(options: MatchV5Options): string | null {
  return parseMatchV5(makeMatchV5(options)).reason;
}

describe('parseMatchV5', () => {
  it('reads a match of today', () => {
    const match = parse();
    expect(match).toMatchObject({
      matchId: 'EUW1_7000000001',
      platform: 'EUW1',
      queueId: 420,
      gameMode: 'CLASSIC',
      patch: '14.23',
      mapId: 11,
      startedAt: new Date(MATCH_START),
      durationSeconds: 1_800,
      remake: false,
      endOfGameResult: 'GameComplete',
      sourceRank: 3,
    });
    expect(match.participants[1]).toMatchObject({
      slot: 2,
      puuid: 'puuid-2',
      bot: false,
      gameName: 'Player 2',
      tagLine: 'EUW',
      teamId: 100,
      champion: { id: 64, key: 'LeeSin' },
      position: 'JUNGLE',
      win: true,
      creepScore: 162,
      laneMinions: 150,
      neutralMinions: 12,
      damageToChampions: 20_000,
      placement: null,
      subteamId: null,
      items: [3_031, 3_340],
      summonerSpells: [4, 12],
      augments: [],
      healing: null,
    });
    expect(match.teams[0]).toEqual({
      teamId: 100,
      win: true,
      objectives: [
        { objective: 'baron', first: true, kills: 1 },
        { objective: 'tower', first: true, kills: 9 },
      ],
      bans: [{ championId: 777, pickTurn: 2 }],
    });
  });

  it('takes the duration for milliseconds where the end of the game is absent', () => {
    expect(parse({ info: { gameDuration: 1_212_780, gameEndTimestamp: undefined } }).durationSeconds).toBe(1_213);
    expect(parse({ info: { gameDuration: 1_213 } }).durationSeconds).toBe(1_213);
  });

  it('drops garbage champion ids and keeps the key', () => {
    const match = parse({ participant: { 0: { championId: 37_290_552, championName: 'FiddleSticks', summoner1Id: 214_940_034 } } });
    expect(match.participants[0]?.champion).toEqual({ id: null, key: 'FiddleSticks' });
    expect(match.participants[0]?.summonerSpells).toEqual([12]);
  });

  it('gives bots no player, though they share a puuid', () => {
    const bot = { puuid: 'BOT', riotIdGameName: '', riotIdTagline: '', summonerName: 'Ashe bot' };
    const match = parse({ participant: { 5: bot, 6: bot } });
    expect(match.participants.filter((participant) => participant.bot)).toHaveLength(2);
    expect(match.participants[5]).toMatchObject({ puuid: null, bot: true, gameName: 'Ashe bot', tagLine: null });
  });

  it('reads Arena with places and augments, and leaves its teams as they are', () => {
    const participants = Array.from({ length: 16 }, (_unused, index) =>
      makeParticipant(index + 1, {
        teamId: index % 2 === 0 ? 100 : 200,
        teamPosition: '',
        placement: Math.floor(index / 2) + 1,
        playerSubteamId: Math.floor(index / 2) + 1,
        playerAugment1: 97,
        playerAugment2: 0,
        playerAugment5: 251,
      }),
    );
    const teams = [100, 0].map((teamId) => ({ teamId, win: teamId === 100, bans: [], objectives: {} }));
    const match = parse({ participants, info: { gameMode: 'CHERRY', queueId: 1_700, mapId: 30, teams } });
    expect(match.participants).toHaveLength(16);
    expect(match.participants[15]).toMatchObject({ slot: 16, position: null, placement: 8, subteamId: 8, augments: [97, 251] });
    expect(match.teams.map((team) => team.teamId)).toEqual([100, 0]);
  });

  it('takes the place of the subteam where Arena has no other', () => {
    const match = parse({ info: { gameMode: 'CHERRY' }, participant: { 0: { placement: undefined, subteamPlacement: 3 } } });
    expect(match.participants[0]?.placement).toBe(3);
  });

  it('has no place, subteam and augments outside Arena, whatever the fields say', () => {
    const match = parse({ participant: { 0: { placement: 0, playerSubteamId: 4, playerAugment1: 12 } } });
    expect(match.participants[0]).toMatchObject({ placement: null, subteamId: null, augments: [] });
  });

  it.each(['', 'Invalid', undefined, null, 'MID'])('has no position for %j', (teamPosition) => {
    expect(parse({ participant: { 0: { teamPosition } } }).participants[0]?.position).toBeNull();
  });

  it('is a remake when any participant says so, even a winner', () => {
    expect(parse({ participant: { 9: { gameEndedInEarlySurrender: true, win: true } } }).remake).toBe(true);
    expect(parse({ info: { gameDuration: 200 } }).remake).toBe(false);
  });

  it('is a remake below 300 seconds where no participant has the flag', () => {
    const unflagged = Array.from({ length: 10 }, (_unused, index) => makeParticipant(index + 1, { gameEndedInEarlySurrender: undefined }));
    expect(parse({ participants: unflagged, info: { gameDuration: 299 } }).remake).toBe(true);
    expect(parse({ participants: unflagged, info: { gameDuration: 300 } }).remake).toBe(false);
  });

  it.each([
    [{ riotIdGameName: undefined, riotIdName: 'Old ', riotIdTagline: 'NA1', summonerName: 'x' }, 'Old ', 'NA1'],
    [{ riotIdGameName: undefined, riotIdName: '', riotIdTagline: '', summonerName: ' Zuru ' }, ' Zuru ', null],
    [{ riotIdGameName: 'New', riotIdTagline: '' }, 'New', null],
    [{ riotIdGameName: '', riotIdTagline: 'EUW', summonerName: '' }, null, null],
    [{ riotIdGameName: 'lone \ud800', riotIdTagline: 'EUW' }, 'lone \ufffd', 'EUW'],
  ])('reads the name of %j', (fields, gameName, tagLine) => {
    expect(parse({ participant: { 0: fields } }).participants[0]).toMatchObject({ gameName, tagLine });
  });

  it('starts when it was created where the start is absent or 0', () => {
    for (const gameStartTimestamp of [undefined, null, 0])
      expect(parse({ info: { gameStartTimestamp } }).startedAt).toEqual(new Date(MATCH_START - 60_000));
  });

  it('builds the id from platform and game where the metadata lack it', () => {
    const match = { ...makeMatchV5(), metadata: {} };
    expect(parseMatchV5(match).value?.matchId).toBe('EUW1_7000000001');
  });

  it('numbers participants by their order where ids are missing or repeated', () => {
    const participants = [1, 2].map((number) => makeParticipant(number, { participantId: 4 }));
    expect(parse({ participants }).participants.map((participant) => participant.slot)).toEqual([1, 2]);
  });

  it.each<[MatchV5Options, string]>([
    [{ participant: { 3: { kills: 1e12 } } }, 'info.participants[3].kills must be a whole number from 0 to 32767, got 1000000000000'],
    [{ participant: { 3: { kills: Number.NaN } } }, 'info.participants[3].kills must be a whole number from 0 to 32767, got null'],
    [{ participant: { 3: { kills: '7' } } }, 'info.participants[3].kills must be a whole number from 0 to 32767, got "7"'],
    [{ participant: { 3: { kills: undefined } } }, 'info.participants[3].kills must be a whole number from 0 to 32767, got nothing'],
    [{ participant: { 3: { goldEarned: 1.5 } } }, 'info.participants[3].goldEarned must be a whole number from 0 to 2147483647, got 1.5'],
    [
      { participant: { 3: { item0: 2 ** 31 } } },
      'info.participants[3].item0 must be a whole number from -2147483648 to 2147483647, got 2147483648',
    ],
    [{ participant: { 3: { win: 'true' } } }, 'info.participants[3].win must be true or false, got "true"'],
    [{ participant: { 3: { puuid: '' } } }, 'info.participants[3].puuid must be text, got ""'],
    [{ participant: { 3: { puuid: 'puuid-1' } } }, 'info.participants[3].puuid must be of a player not yet in this match, got "puuid-1"'],
    [
      { participant: { 3: { riotIdGameName: 'a\0b' } } },
      'info.participants[3].riotIdGameName must be text of at most 40 characters without NUL, got "a\\u0000b"',
    ],
    [{ participant: { 3: { championId: 0, championName: '' } } }, 'info.participants[3].championName must be text, got ""'],
    [{ info: { participants: [] } }, 'info.participants must be an array of 1 to 64 participants, got an array of 0'],
    [{ info: { participants: 'ten' } }, 'info.participants must be an array, got "ten"'],
    [{ info: { participants: [null] } }, 'info.participants[0] must be an object, got null'],
    [{ info: { gameDuration: -1 } }, 'info.gameDuration must be a whole number from 0 to 86400000, got -1'],
    [{ info: { gameStartTimestamp: 5 } }, 'info.gameStartTimestamp must be a whole number from 1230768000000 to 4102444800000, got 5'],
    [{ info: { gameStartTimestamp: null, gameCreation: null } }, 'info.gameStartTimestamp must be a time in milliseconds, got null'],
    [
      {
        info: {
          teams: [
            { teamId: 100, win: true },
            { teamId: 100, win: false },
          ],
        },
      },
      'info.teams must be teams of different teamId, got "100, 100"',
    ],
    [
      { info: { teams: [{ teamId: 100, win: true, objectives: { 'a\0': {} } }] } },
      'info.teams[0].objectives must be an object by objective, got "a\\u0000"',
    ],
    [{ matchId: 'EUW1_x' }, 'metadata.matchId must be an id like EUW1_7345574446, got "EUW1_x"'],
  ])('refuses %# with the field, what it must be, and what came', (options, reason) => {
    expect(reasonOf(options)).toBe(reason);
  });

  it.each([null, 7, 'text', [], {}, { info: null }])('refuses %j', (value) => {
    expect(parseMatchV5(value).reason).toMatch(/must be an object/);
  });

  it('answers a record or a reason for any JSON, and never throws', () => {
    const keys = fc.constantFrom(
      'metadata',
      'info',
      'participants',
      'teams',
      'matchId',
      'kills',
      'puuid',
      'objectives',
      'bans',
      '__proto__',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(keys, tie('value'))),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const parsed = parseMatchV5(value);
        expect(typeof (parsed.value === null ? parsed.reason : parsed.value.matchId)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('answers a record or a reason when any field of a match is replaced by anything', () => {
    const participantKeys = Object.keys(makeParticipant(1));
    const infoKeys = Object.keys(makeMatchV5().info);
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...participantKeys),
        fc.constantFrom(...infoKeys),
        fc.jsonValue(),
        fc.boolean(),
        (key, infoKey, value, deep) => {
          const parsed = parseMatchV5(makeMatchV5(deep ? { participant: { 2: { [key]: value } } } : { info: { [infoKey]: value } }));
          if (parsed.reason === null) accepted += 1;
          else expect(parsed.reason).toContain(' must be ');
        },
      ),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('isTimeline', () => {
  it('knows a timeline by its frames', () => {
    expect(isTimeline({ metadata: {}, info: { frameInterval: 60_000, frames: [] } })).toBe(true);
    expect(isTimeline(makeMatchV5())).toBe(false);
    expect(isTimeline(null)).toBe(false);
  });
});

describe('toPatch', () => {
  it.each([
    ['10.25.350.1724', '10.25'],
    ['15.1', '15.1'],
    ['', null],
    [null, null],
    ['beta', null],
    ['15', null],
  ])('of %j is %j', (version, patch) => {
    expect(toPatch(version)).toBe(patch);
  });
});

describe('toPlatform', () => {
  it('is the one named, else the one the id begins with, else unknown', () => {
    expect(toPlatform('EUW1_1', 'na1')).toBe('NA1');
    expect(toPlatform('KR_1', null)).toBe('KR');
    expect(toPlatform('XX9_1', null)).toBe('UNKNOWN');
  });
});
