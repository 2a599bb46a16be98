import { rateMatch, type Skill, UNKNOWN_SKILL } from '../../src/analytics/rate-match.ts';
import { toRatingChange } from '../../src/analytics/rating-change.ts';
import { createSeededRandom } from '../../src/analytics/seeded-random.ts';
import type { GameRow } from '../../src/data/player-stats-repository.ts';
import { findGameInsights } from '../../src/resolvers/player-insights.ts';
import { createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';

/** Players a row: a share of 5 % is then known to about ± 1.4 points. */
const PLAYERS = Number(process.argv[2] ?? 1000);
const GAMES = 400;
const GAMES_A_DAY = 4;
const DAYS = 30;
const DAY_MS = 86_400_000;
const CHAMPIONS = 10;
/** Most steady players whom one look may tell of a kind: of champions up to a win rate of 55 %. Streaks are told below 5 %, which 1,000 players show to ± 1.4 points. */
const AIM = { STREAK: 0.06, CHAMPION_MASTERY: 0.05, RATING_CHANGE: 0.05 };

interface Chances {
  readonly name: string;
  readonly champions: number;
  /** Of a win, with a champion in a game; both count from 0. */
  readonly toChance: (champion: number, game: number) => number;
}

const STEADY: readonly Chances[] = [1, CHAMPIONS].flatMap((champions) =>
  [45, 50, 55, 60].map((percent) => ({ name: `${percent} % always`, champions, toChance: () => percent / 100 })),
);
const MOVING: readonly Chances[] = [
  { name: '50 %, one of ten champions 60 %', champions: CHAMPIONS, toChance: (champion) => (champion === 0 ? 0.6 : 0.5) },
  { name: '50 %, one of ten champions 70 %', champions: CHAMPIONS, toChance: (champion) => (champion === 0 ? 0.7 : 0.5) },
  { name: '50 %, one of ten champions 80 %', champions: CHAMPIONS, toChance: (champion) => (champion === 0 ? 0.8 : 0.5) },
  { name: '50 %, the newest 10 games 80 %', champions: CHAMPIONS, toChance: (_champion, game) => (game >= GAMES - 10 ? 0.8 : 0.5) },
  { name: '50 %, the newest 10 games 10 %', champions: CHAMPIONS, toChance: (_champion, game) => (game >= GAMES - 10 ? 0.1 : 0.5) },
];

/** Figures of a game are independent of it and of each other: no game is better for any reason. */
function createGames({ name, champions, toChance }: Chances, seed: number): readonly GameRow[] {
  const random = createSeededRandom(`insights/${name}/${champions}/${seed}`);
  const normal = createNormal(`insights/${name}/${champions}/${seed}`);
  const around = (mean: number) => Math.round(mean * Math.exp(0.3 * normal()));
  return Array.from({ length: GAMES }, (_, game): GameRow => {
    const championId = Math.floor(random() * champions);
    const wins = random() < toChance(championId, game) ? 1 : 0;
    return {
      ...{ place: 0, matchId: String(game), queueId: 420, position: 'TOP', games: 1, seconds: 1_800, championId, wins },
      startedAt: new Date((game / GAMES_A_DAY) * DAY_MS),
      ...{ kills: around(6), deaths: around(5), assists: around(8), creepScore: around(180), vision: around(25) },
      ...{ gold: around(12_000), damage: around(20_000) },
    };
  });
}

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;
const seeds = Array.from({ length: PLAYERS }, (_, index) => index + 1);
const since = new Date((GAMES / GAMES_A_DAY - DAYS) * DAY_MS);

function countPlayers(chances: Chances) {
  const players = seeds.map((seed) => {
    const games = createGames(chances, seed);
    const all = findGameInsights(games);
    const recent = all.filter(({ at }) => at >= since);
    const looks = Array.from({ length: DAYS }, (_, day) => games.slice(0, GAMES - day * GAMES_A_DAY));
    return {
      streak: recent.some(({ kind }) => kind === 'STREAK'),
      anyStreak: looks.some((seen) => findGameInsights(seen).some(({ kind }) => kind === 'STREAK')),
      mastery: recent.some(({ kind }) => kind === 'CHAMPION_MASTERY'),
      anyMastery: all.some(({ kind }) => kind === 'CHAMPION_MASTERY'),
      bests: recent.filter(({ kind }) => kind === 'PERSONAL_BEST').length,
    };
  });
  const share = (isTold: (player: (typeof players)[number]) => boolean) => players.filter(isTold).length / PLAYERS;
  return {
    chances,
    streak: share(({ streak }) => streak),
    anyStreak: share(({ anyStreak }) => anyStreak),
    mastery: share(({ mastery }) => mastery),
    anyMastery: share(({ anyMastery }) => anyMastery),
    bests: players.reduce((sum, { bests }) => sum + bests, 0) / PLAYERS,
  };
}

const counted = [...STEADY, ...MOVING].map(countPlayers);
writeReport(
  'insights',
  `Share of ${PLAYERS} players with ${GAMES} games, ${GAMES_A_DAY} a day, who are told of a kind within ${DAYS} days`,
  counted.map(({ chances, streak, anyStreak, mastery, anyMastery, bests }) => ({
    'chance of a win': chances.name,
    champions: chances.champions,
    STREAK: toPercent(streak),
    [`STREAK, on one of ${DAYS} days or more`]: toPercent(anyStreak),
    CHAMPION_MASTERY: toPercent(mastery),
    'CHAMPION_MASTERY, over all games': toPercent(anyMastery),
    'PERSONAL_BEST a player': bests.toFixed(2),
  })),
);

/** Deviation of the skills of all players, as the rating takes it to be. */
const SPREAD = 25 / 3;
const PERFORMANCE = 25 / 6;
/** What is believed of everybody else, who are matched by rating: what some hundred matches leave. */
const OTHERS_DEVIATION = 3;

interface Career {
  readonly matchesBefore: number;
  readonly matchesWithin: number;
  /** Of the skill, when the days begin. */
  readonly step: number;
}

/** Even matches of five against five by the rating's own model: skills of others about their ratings as it believes, wins by its own chances. */
function rateCareer({ matchesBefore, matchesWithin, step }: Career, seed: number) {
  const random = createSeededRandom(`careers/${matchesBefore}/${matchesWithin}/${step}/${seed}`);
  const normal = createNormal(`careers/${matchesBefore}/${matchesWithin}/${step}/${seed}`);
  let skill = UNKNOWN_SKILL.value + SPREAD * normal();
  let own = UNKNOWN_SKILL;
  let before = own;
  for (let match = 0; match < matchesBefore + matchesWithin; match += 1) {
    if (match === matchesBefore) {
      before = own;
      skill += step;
    }
    const others = Array.from({ length: 9 }, (): Skill => ({ value: own.value + normal(), deviation: OTHERS_DEVIATION }));
    const lead = others.reduce((sum, { value }, at) => sum + (at < 4 ? 1 : -1) * (value + OTHERS_DEVIATION * normal()), skill);
    const won = random() < 1 / (1 + Math.exp(-lead / (Math.SQRT2 * PERFORMANCE)));
    const [side] = rateMatch([
      { place: won ? 1 : 2, members: [own, ...others.slice(0, 4)] },
      { place: won ? 2 : 1, members: others.slice(4) },
    ]);
    own = side?.members[0] ?? own;
  }
  return { before, after: own, games: matchesWithin };
}

const STEPS = [0, SPREAD / 2, SPREAD, -SPREAD, 1.5 * SPREAD] as const;
const careers = [10, 100, 400].flatMap((matchesBefore) =>
  [30, 100].map((matchesWithin) => {
    const shares = STEPS.map((step) => {
      const spans = seeds.map((seed) => rateCareer({ matchesBefore, matchesWithin, step }, seed));
      const isWithinSum = ({ before, after }: (typeof spans)[number]) =>
        Math.abs(after.value - before.value) <= 1.96 * 1.5 * Math.hypot(before.deviation, after.deviation);
      return {
        step,
        told: spans.filter((span) => toRatingChange(span).beyondBand).length / PLAYERS,
        bySum: spans.filter((span) => !isWithinSum(span)).length / PLAYERS,
      };
    });
    return { matchesBefore, matchesWithin, shares };
  }),
);
const nameStep = (step: number) => (step === 0 ? 'skill as it was' : `${step > 0 ? '+' : '−'}${Math.abs(step / SPREAD)} spreads`);
writeReport(
  'insights-rating',
  `Share of ${PLAYERS} players who are told of a change of rating, by the step of their skill; in brackets with √(σ₁² + σ₂²) as the band`,
  careers.map(({ matchesBefore, matchesWithin, shares }) => ({
    'matches before': matchesBefore,
    'matches within': matchesWithin,
    ...Object.fromEntries(shares.map(({ step, told, bySum }) => [nameStep(step), `${toPercent(told)} (${toPercent(bySum)})`])),
  })),
);

const isMissed =
  counted.some(({ chances, streak, mastery }) => {
    const isSteady = STEADY.includes(chances);
    return isSteady && (streak > AIM.STREAK || (mastery > AIM.CHAMPION_MASTERY && !chances.name.startsWith('60')));
  }) || careers.some(({ shares }) => (shares[0]?.told ?? 1) > AIM.RATING_CHANGE);
if (isMissed) process.exitCode = 1;
