import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateMatchLines } from '../../../../src/ingest/sample/sample-matches.ts';
import { type SampleOptions, toSampleOptions } from '../../../../src/ingest/sample/sample-options.ts';
import { createLadder } from '../../../../src/ingest/sample/sample-players.ts';

const END = new Date('2026-06-01T12:00:00Z');
const options = (wanted: Partial<SampleOptions> = {}) => toSampleOptions({ end: END, players: 100, matches: 400, ...wanted });

interface SampleMatch {
  readonly metadata: { readonly matchId: string; readonly participants: readonly string[] };
  readonly info: {
    readonly gameStartTimestamp: number;
    readonly gameEndTimestamp: number;
    readonly gameDuration: number;
    readonly gameVersion: string;
    readonly gameMode: string;
    readonly queueId: number;
    readonly teams: readonly {
      readonly teamId: number;
      readonly win: boolean;
      readonly objectives: { readonly champion: { readonly kills: number } };
    }[];
    readonly participants: readonly Readonly<Record<string, string | number | boolean>>[];
  };
}

const matchesOf = (wanted: Partial<SampleOptions> = {}) =>
  [...generateMatchLines(options(wanted))].map((line) => JSON.parse(line) as SampleMatch);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const x = mean(pairs.map(([a]) => a));
  const y = mean(pairs.map(([, b]) => b));
  const product = sum(pairs.map(([a, b]) => (a - x) * (b - y)));
  return product / Math.sqrt(sum(pairs.map(([a]) => (a - x) ** 2)) * sum(pairs.map(([, b]) => (b - y) ** 2)));
}

describe('generated matches', () => {
  it('are the same bytes for the same options on every machine', () => {
    const digest = (wanted: Partial<SampleOptions>) => {
      const hash = createHash('sha256');
      for (const line of generateMatchLines(options(wanted))) hash.update(line);
      return hash.digest('hex');
    };
    // Written down once: a change of the generator that alters what a seed means must be meant.
    expect(digest({ matches: 50 })).toBe('fe2359403f8cbde5ea3dd8a34ea7a5f0506d7a932e8a53dbfb381a57dfc402f9');
    expect(digest({ matches: 50, seed: 2 })).not.toBe(digest({ matches: 50 }));
  });

  it('lie within the time asked for, in order, and most in the evening', () => {
    const matches = matchesOf({ days: 14, matches: 1000 });
    const starts = matches.map(({ info }) => info.gameStartTimestamp);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[0]).toBeGreaterThanOrEqual(END.getTime() - 14 * 86_400_000);
    for (const { info } of matches) expect(info.gameEndTimestamp).toBeLessThanOrEqual(END.getTime());
    const hours = starts.map((start) => new Date(start).getUTCHours());
    expect(hours.filter((hour) => hour >= 18 && hour < 22).length).toBeGreaterThan(
      4 * hours.filter((hour) => hour >= 2 && hour < 6).length,
    );
  });

  it('have distinct ids, distinct players and champions, and lanes only on the Rift', () => {
    const matches = matchesOf();
    expect(new Set(matches.map(({ metadata }) => metadata.matchId)).size).toBe(400);
    for (const { metadata, info } of matches) {
      const arena = info.gameMode === 'CHERRY';
      expect(info.participants).toHaveLength(arena ? 16 : 10);
      expect(new Set(metadata.participants).size).toBe(info.participants.length);
      expect(info.participants.map(({ puuid }) => puuid)).toEqual(metadata.participants);
      expect(new Set(info.participants.map(({ championId }) => championId)).size).toBe(info.participants.length);
      const lanes = info.participants.map(({ teamPosition }) => teamPosition);
      const rift = ['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY'];
      expect(lanes).toEqual(info.gameMode === 'CLASSIC' ? [...rift, ...rift] : lanes.map(() => ''));
    }
    expect(new Set(matches.map(({ info }) => info.queueId))).toEqual(new Set([420, 440, 450, 1700]));
  });

  it('agree with themselves: kills are deaths of the other team, one team wins', () => {
    for (const { info } of matchesOf().filter(({ info }) => info.gameMode !== 'CHERRY')) {
      const total = (teamId: number, field: string) =>
        sum(info.participants.filter((p) => p['teamId'] === teamId).map((p) => Number(p[field])));
      expect(total(100, 'kills')).toBe(total(200, 'deaths'));
      expect(total(200, 'kills')).toBe(total(100, 'deaths'));
      expect(info.teams.map(({ objectives }) => objectives.champion.kills)).toEqual([total(100, 'kills'), total(200, 'kills')]);
      expect(info.teams.filter(({ win }) => win)).toHaveLength(1);
      expect(info.participants.filter(({ win }) => win)).toHaveLength(5);
    }
  });

  it('have a few remakes, which are short and flagged on all', () => {
    const remakes = matchesOf({ matches: 2000 }).filter(({ info }) =>
      info.participants.some((p) => p['gameEndedInEarlySurrender'] === true),
    );
    expect(remakes.length).toBeGreaterThan(5);
    expect(remakes.length).toBeLessThan(80);
    for (const { info } of remakes) {
      expect(info.gameDuration).toBeLessThan(300);
      expect(info.participants.every((p) => p['gameEndedInEarlySurrender'] === true)).toBe(true);
    }
  });

  it('follow from the hidden skill: who is better wins more, and does better on the same lane', () => {
    const { players } = createLadder(options());
    const skills = new Map(players.map(({ puuid, skill }) => [puuid, skill]));
    const tallies = new Map<string, { wins: number; games: number }>();
    const deaths: [number, number][] = [];
    for (const { info } of matchesOf({ matches: 4000 })) {
      if (info.gameMode !== 'CLASSIC') continue;
      for (const participant of info.participants) {
        const puuid = String(participant['puuid']);
        const tally = tallies.get(puuid) ?? { wins: 0, games: 0 };
        tally.games += 1;
        if (participant['win'] === true) tally.wins += 1;
        tallies.set(puuid, tally);
        deaths.push([skills.get(puuid) ?? 0, Number(participant['deaths'])]);
      }
    }
    const rates = [...tallies]
      .filter(([, { games }]) => games >= 50)
      .map(([puuid, { wins, games }]) => [skills.get(puuid) ?? 0, wins / games] as const);
    expect(rates.length).toBeGreaterThan(60);
    expect(correlation(rates)).toBeGreaterThan(0.6);
    expect(correlation(deaths)).toBeLessThan(-0.05);
  });

  it('hold renamed players under one puuid, and names of many scripts', () => {
    const names = new Map<unknown, Set<unknown>>();
    for (const { info } of matchesOf()) {
      for (const { puuid, riotIdGameName } of info.participants) names.set(puuid, (names.get(puuid) ?? new Set()).add(riotIdGameName));
    }
    expect([...names.values()].filter((ofOne) => ofOne.size === 2).length).toBeGreaterThan(0);
    expect([...names.values()].flatMap((ofOne) => [...ofOne]).some((name) => /\P{ASCII}/u.test(String(name)))).toBe(true);
  });
});

describe('sample options', () => {
  it('end at the last full hour unless told', () => {
    expect(toSampleOptions({ now: new Date('2026-06-01T12:34:56Z') })).toEqual({ ...options({ players: 60, matches: 300 }), seed: 1 });
    expect(toSampleOptions({ size: 'large' }).matches * 10).toBe(1_000_000);
  });

  it.each([
    [{ size: 'huge' }, "The sample's size must be one of small, medium, large, got huge"],
    [{ players: 3 }, "The sample's players must be a whole number from 20 to 1000000, got 3"],
    [{ matches: 1.5 }, "The sample's matches must be a whole number from 0 to 10000000, got 1.5"],
  ])('refuse %j', (wanted, message) => {
    expect(() => toSampleOptions(wanted)).toThrow(message);
  });
});
