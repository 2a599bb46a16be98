import type { GapFigure, GapSums } from '../../src/analytics/position-figures.ts';
import { recommendGaps } from '../../src/analytics/recommend-gaps.ts';
import { createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';

/** Players a row: a share of 5 % is then known to about ± 0.7 points. */
const PLAYERS = Number(process.argv[2] ?? 4000);
/** Of the players whose figures are all at the quartile or better, the most that may be told of any gap, where games are independent. */
const AIM = 0.05;
const GAMES = [20, 50, 100, 400] as const;
/** By name, how many of a hundred players are worse. */
const PLACES = { 'at the median': 50, 'at the quartile': 25, 'at the 10th percentile': 10, 'at the 5th percentile': 5 } as const;
/** How much a game's luck depends on that of the game before. */
const CORRELATIONS = [0, 0.3] as const;
/** Of this many normal numbers are the quantiles of the population. */
const POPULATION = 200_000;

/** How a figure goes: over players its mean and deviation, over the games of one the deviation in shares of the player's own. */
interface FigureShape {
  readonly mean: number;
  readonly spread: number;
  readonly swing: number;
}

const SHAPES: Readonly<Record<GapFigure, FigureShape>> = {
  CS_PER_MINUTE: { mean: 6.5, spread: 0.9, swing: 0.18 },
  DAMAGE_PER_MINUTE: { mean: 620, spread: 110, swing: 0.4 },
  DEATHS_PER_GAME: { mean: 5.2, spread: 0.8, swing: 0.55 },
  VISION_PER_MINUTE: { mean: 0.9, spread: 0.2, swing: 0.35 },
};
const FIGURES = Object.keys(SHAPES) as GapFigure[];

const standard = toGrid(createNormal('gaps/population'));
const grids = new Map(FIGURES.map((figure) => [figure, standard.map((z) => SHAPES[figure].mean + SHAPES[figure].spread * z)]));

/** 101 quantiles; what players' own games add to the spread of stored ones is left out, which makes more gaps told. */
function toGrid(normal: () => number): readonly number[] {
  const values = Float64Array.from({ length: POPULATION }, normal).sort();
  return Array.from({ length: 101 }, (_, percent) => values[Math.round((percent / 100) * (POPULATION - 1))] ?? 0);
}

/** Games of a player whose figures all stand at the same place of the population. @param worse how many of a hundred are worse */
function playGames({
  worse,
  games,
  correlation,
  seed,
}: {
  worse: number;
  games: number;
  correlation: number;
  seed: string;
}): readonly GapSums[] {
  const normal = createNormal(seed);
  const draws = new Map(FIGURES.map((figure) => [figure, createFigure(figure, { worse, correlation, normal })]));
  const draw = (figure: GapFigure) => draws.get(figure)?.() ?? 0;
  return Array.from({ length: games }, () => {
    const minutes = Math.max(15, 30 + 6 * normal());
    return {
      seconds: Math.round(60 * minutes),
      creepScore: Math.round(draw('CS_PER_MINUTE') * minutes),
      damage: Math.round(draw('DAMAGE_PER_MINUTE') * minutes),
      deaths: draw('DEATHS_PER_GAME'),
      vision: Math.round(draw('VISION_PER_MINUTE') * minutes),
    };
  });
}

/** Log-normal about the player's own mean, so that no game is below 0 and some go far. */
function createFigure(figure: GapFigure, { worse, correlation, normal }: { worse: number; correlation: number; normal: () => number }) {
  const truth = grids.get(figure)?.[figure === 'DEATHS_PER_GAME' ? 100 - worse : worse] ?? 0;
  const deviation = Math.sqrt(Math.log1p(SHAPES[figure].swing ** 2));
  let luck = normal();
  return () => {
    luck = correlation * luck + Math.sqrt(1 - correlation ** 2) * normal();
    return truth * Math.exp(deviation * luck - deviation ** 2 / 2);
  };
}

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

const rows = CORRELATIONS.flatMap((correlation) =>
  Object.entries(PLACES).flatMap(([place, worse]) =>
    GAMES.map((games) => {
      const told = Array.from({ length: PLAYERS }, (_, player) =>
        recommendGaps(playGames({ worse, games, correlation, seed: `gaps/${correlation}/${worse}/${games}/${player}` }), (figure) =>
          grids.get(figure),
        ).map(({ figure }) => figure),
      );
      const shareOf = (isMeant: (figures: readonly GapFigure[]) => boolean) => told.filter(isMeant).length / PLAYERS;
      const any = shareOf((figures) => figures.length > 0);
      const shares = FIGURES.map((figure) => [figure, toPercent(shareOf((figures) => figures.includes(figure)))] as const);
      return {
        correlation,
        worse,
        any,
        row: { figures: place, autocorrelation: correlation, games, any: toPercent(any), ...Object.fromEntries(shares) },
      };
    }),
  ),
);
writeReport(
  'gaps',
  `Share of ${PLAYERS} players who are told of a gap, by where all four of their figures stand`,
  rows.map(({ row }) => row),
);

const missed = rows.filter(({ correlation, worse, any }) => correlation === 0 && worse >= 25 && any > AIM);
if (missed.length > 0) {
  console.error(`Gaps are told of more than ${toPercent(AIM)} of players who have none`);
  process.exitCode = 1;
}
