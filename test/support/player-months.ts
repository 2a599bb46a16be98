import { defineStatement, type Reader } from '../../src/data/database.ts';

interface PartRow {
  readonly player_id: string | null;
  readonly started_at: Date;
  readonly remake: boolean;
  readonly queue_id: number | null;
  readonly position: string | null;
  readonly champion_id: number;
  readonly sums: readonly number[];
}

const selectParts = defineStatement(
  'test_parts',
  `select player_id, started_at, remake, queue_id, position, champion_id, jsonb_build_array(1, win::int, kills, deaths, assists, creep_score, vision_score,
     gold_earned, damage_to_champions, duration_seconds) as sums from participants`,
);
const selectMonths = defineStatement(
  'test_months',
  `select concat_ws(' ', player_id, to_char(month, 'YYYY-MM'), queue_id, position, champion_id) as key, jsonb_build_array(games, wins, kills, deaths,
     assists, creep_score, vision, gold, damage, seconds) as sums from player_months`,
);

/** Sums by key: games, wins, kills, deaths, assists, creep score, vision, gold, damage, seconds. */
export type MonthSums = Readonly<Record<string, readonly number[]>>;

/** What `player_months` holds. */
export async function readMonths(reader: Reader): Promise<MonthSums> {
  const rows = await reader.query<{ key: string; sums: number[] }>(selectMonths, []);
  return Object.fromEntries(rows.map(({ key, sums }) => [key, sums]));
}

/** What it must hold, added up here from the participants. */
export async function recountMonths(reader: Reader): Promise<MonthSums> {
  const counted: Record<string, number[]> = {};
  for (const part of await reader.query<PartRow>(selectParts, [])) {
    if (part.player_id === null || part.remake) continue;
    const month = part.started_at.toISOString().slice(0, 7);
    const key = [part.player_id, month, part.queue_id ?? -1, part.position ?? '', part.champion_id].join(' ');
    const sums = counted[key] ?? part.sums.map(() => 0);
    counted[key] = sums.map((sum, index) => sum + (part.sums[index] ?? 0));
  }
  return counted;
}
