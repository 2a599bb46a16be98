import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createPlayerState,
  observePlayer,
  type PlayerObservation,
  type PlayerState,
  widenSpan,
} from '../../../../src/ingest/riot/player-state.ts';

const NOW = 1_000;
const unknown = createPlayerState('1', 'p');

function seen(changes: Partial<PlayerObservation>): PlayerObservation {
  return { puuid: 'p', platform: 'UNKNOWN', gameName: null, tagLine: null, observedAt: null, playedAt: null, ...changes };
}

function fold(observations: readonly PlayerObservation[], state: PlayerState = unknown): PlayerState {
  return observations.reduce((current, observation) => observePlayer(current, observation, NOW), state);
}

describe('observePlayer', () => {
  it('keeps the newest dated name, in whatever order they come', () => {
    const old = seen({ gameName: 'Old', tagLine: 'A', observedAt: 10 });
    const recent = seen({ gameName: 'New', tagLine: 'A', observedAt: 20 });
    for (const order of [
      [old, recent],
      [recent, old],
    ])
      expect(fold(order)).toMatchObject({ gameName: 'New', nameObservedAt: 20 });
  });

  it('shows an undated name as the latest until one is dated after it was recorded', () => {
    const undated = fold([seen({ gameName: 'Dated', observedAt: 2_000 }), seen({ gameName: 'Undated' })]);
    expect(undated).toMatchObject({ gameName: 'Undated', nameObservedAt: null, nameRecordedAt: NOW });
    expect(fold([seen({ gameName: 'Before', observedAt: NOW })], undated)).toBe(undated);
    expect(fold([seen({ gameName: 'After', observedAt: NOW + 1 })], undated)).toMatchObject({ gameName: 'After', nameRecordedAt: null });
  });

  it('changes nothing for an undated name that is the current one', () => {
    const dated = fold([seen({ gameName: 'Same', tagLine: 'A', observedAt: 5 })]);
    expect(fold([seen({ gameName: 'Same', tagLine: 'A' })], dated)).toBe(dated);
  });

  it('leaves the name alone when the observation has none', () => {
    const named = fold([seen({ gameName: 'A', observedAt: 5, playedAt: 5, platform: 'KR' })]);
    expect(fold([seen({ playedAt: 9, platform: 'KR', observedAt: 9 })], named)).toEqual({ ...named, lastPlayedAt: 9 });
  });

  it('takes the platform of the newest match, and any for an unknown one', () => {
    const played = (platform: PlayerObservation['platform'], playedAt: number) => seen({ platform, playedAt });
    expect(fold([played('EUW1', 20), played('NA1', 10)]).platform).toBe('EUW1');
    expect(fold([played('NA1', 10), played('EUW1', 20)]).platform).toBe('EUW1');
    expect(fold([played('UNKNOWN', 20), played('NA1', 10)])).toMatchObject({ platform: 'NA1', lastPlayedAt: 20 });
  });

  it('ends in the same state in whatever order dated observations come, ties included', () => {
    const observation = fc.record({
      puuid: fc.constant('p'),
      platform: fc.constantFrom('EUW1' as const, 'NA1' as const),
      gameName: fc.constantFrom('a', 'b', null),
      tagLine: fc.constantFrom('x', 'y', null),
      observedAt: fc.integer({ min: 1, max: 4 }),
      playedAt: fc.integer({ min: 1, max: 4 }),
    });
    const shuffled = fc
      .array(observation, { maxLength: 8 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(fold(other)).toEqual(fold(list));
      }),
    );
  });

  it('is the same object when seen again', () => {
    const observation = seen({ gameName: 'A', tagLine: 'B', observedAt: 3, playedAt: 3, platform: 'EUW1' });
    const state = fold([observation]);
    expect(fold([observation], state)).toBe(state);
  });
});

describe('widenSpan', () => {
  const span = { playerId: '1', gameName: 'A', tagLine: '', firstSeenAt: 5, lastSeenAt: 7 };
  it('reaches to earlier and later times, and stays itself inside', () => {
    expect(widenSpan(span, 3)).toMatchObject({ firstSeenAt: 3, lastSeenAt: 7 });
    expect(widenSpan(span, 9)).toMatchObject({ firstSeenAt: 5, lastSeenAt: 9 });
    expect(widenSpan(span, 6)).toBe(span);
    expect(widenSpan(span, null)).toBe(span);
  });
});
