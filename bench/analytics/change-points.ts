import { type ChangePoint, toChangePoints } from '../../src/analytics/change-points.ts';
import { createNoise, createNormal } from '../support/noise.ts';
import { type ReportRow, writeReport } from '../support/report.ts';

const SERIES = Number(process.argv[2] ?? 1000);
/** The most series of independent noise in which a change may be told. */
const AIM_FALSE = 0.05;
/** The least share of steps of four deviations that must be found, of independent noise. */
const AIM_FOUND = 0.9;
/** A change is found if told within so many days of where it is. */
const TOLERANCE = 3;
const LENGTHS = [28, 60, 90, 365] as const;
/** In deviations of the noise; the first are no steps. */
const STEPS = [0, 1, 2, 4] as const;

interface Kind {
  readonly name: string;
  readonly correlation: number;
  readonly degrees: number | null;
  /** Added to each day. */
  readonly toExtra: (day: number, length: number) => number;
}

const none = () => 0;
const KINDS: readonly Kind[] = [
  { name: 'independent', correlation: 0, degrees: null, toExtra: none },
  { name: 'autocorrelation 0.3', correlation: 0.3, degrees: null, toExtra: none },
  { name: 'autocorrelation 0.6', correlation: 0.6, degrees: null, toExtra: none },
  { name: 'autocorrelation 0.8', correlation: 0.8, degrees: null, toExtra: none },
  { name: 'heavy tails (t, 3 degrees)', correlation: 0, degrees: 3, toExtra: none },
  { name: 'pattern of the week', correlation: 0, degrees: null, toExtra: (day) => (day % 7 < 2 ? -2 : 0.8) },
  { name: 'a spike of 20 at one in thirty days', correlation: 0, degrees: null, toExtra: (day) => (day % 30 === 11 ? 20 : 0) },
];

function measure({ name, correlation, degrees, toExtra }: Kind, length: number, step: number) {
  const normal = createNormal(`change-points/${name}/${length}/${step}`);
  const at = Math.floor(length / 2);
  const told = Array.from({ length: SERIES }, (): readonly ChangePoint[] => {
    const noise = createNoise({ length, correlation, degrees }, normal);
    const found = toChangePoints(noise.map((value, day) => value + toExtra(day, length) + (day >= at ? step : 0)));
    return found.status === 'MEASURED' ? found.changes : [];
  });
  const right = told.flatMap((changes) => changes.filter(({ index }) => Math.abs(index - at) <= TOLERANCE).slice(0, 1));
  const wrong = told.reduce((sum, changes) => sum + changes.filter(({ index }) => Math.abs(index - at) > TOLERANCE).length, 0);
  const covered = right.filter(({ shift }) => shift.low <= step && step <= shift.high).length;
  return {
    any: told.filter((changes) => changes.length > 0).length / SERIES,
    found: right.length / SERIES,
    wrong: wrong / SERIES,
    coverage: right.length === 0 ? null : covered / right.length,
  };
}

const toPercent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const measured = KINDS.flatMap((kind) =>
  LENGTHS.map((length) => {
    const [noise, ...steps] = STEPS.map((step) => measure(kind, length, step));
    const largest = steps.at(-1);
    const isAimed = kind.correlation > 0 || ((noise?.any ?? 1) <= AIM_FALSE && (largest?.found ?? 0) >= AIM_FOUND);
    const row: ReportRow = {
      noise: kind.name,
      days: length,
      'false alarms': toPercent(noise?.any ?? 1),
      ...Object.fromEntries(STEPS.slice(1).map((step, index) => [`step of ${step}`, toPercent(steps[index]?.found ?? 0)])),
      'wrong changes beside a step of 4': (largest?.wrong ?? 0).toFixed(2),
      'interval holds a step of 2': toPercent(steps[1]?.coverage ?? null),
      'of 4': toPercent(largest?.coverage ?? null),
      'as aimed': isAimed ? 'yes' : 'NO',
    };
    return { row, isAimed };
  }),
);
writeReport(
  'change-points',
  `Changes told of ${SERIES} series without one, and steps in the middle found within ${TOLERANCE} days, by their size in deviations of the noise`,
  measured.map(({ row }) => row),
);
if (measured.some(({ isAimed }) => !isAimed)) process.exitCode = 1;
