import { defineStatement, type Writer } from '../../data/database.ts';
import type { ChampionReference, MatchRecord } from '../../domain/match-record.ts';

const selectChampions = defineStatement('import_select_champions', 'select id, key_fold from champions');

/** Finds the ids of champions that matches name, and adds those that are new. */
export interface ChampionResolver {
  /**
   * Takes note of the champions that only this match tells id and key of, unless it names another that is unknown.
   * @returns why the match cannot be stored; null when all its champions have ids
   */
  admit(match: MatchRecord): string | null;
  /** Stores what was noted: without a display name, which static data fills in. Call before participants are stored. */
  storeNoted(): Promise<void>;
  /** The champion's id; null when no admitted match has it. */
  resolve(champion: ChampionReference): number | null;
}

/** A champion as its row has it. */
interface ChampionRow {
  readonly id: number;
  readonly key_fold: string;
}

/**
 * A resolver over the champions known now. The key decides before the id, which is garbage in patch 10.25; keys differ in case
 * between sources.
 */
export async function createChampionResolver(writer: Writer): Promise<ChampionResolver> {
  const rows = await writer.query<ChampionRow>(selectChampions, []);
  const ids = new Set(rows.map((row) => row.id));
  const idByKey = new Map(rows.map((row) => [row.key_fold, row.id]));
  const noted: { id: number; key: string }[] = [];

  const resolve = ({ id, key }: ChampionReference): number | null => {
    const byKey = key === null ? undefined : idByKey.get(key.toLowerCase());
    return byKey ?? (id !== null && ids.has(id) ? id : null);
  };
  return {
    resolve,
    admit: (match) => {
      const missing = match.participants.filter(({ champion }) => resolve(champion) === null);
      const nameless = missing.find(({ champion }) => champion.id === null || champion.key === null);
      if (nameless) return toRefusal(nameless.champion, nameless.slot);
      for (const { champion } of missing) {
        if (champion.id === null || champion.key === null || resolve(champion) !== null) continue;
        noted.push({ id: champion.id, key: champion.key });
        ids.add(champion.id);
        idByKey.set(champion.key.toLowerCase(), champion.id);
      }
      return null;
    },
    storeNoted: () =>
      writer.copy(
        'champions',
        ['id', 'key', 'key_fold'],
        noted.map(({ id, key }) => [id, key, key.toLowerCase()]),
      ),
  };
}

function toRefusal(champion: ChampionReference, slot: number): string {
  const name = champion.key === null ? `with id ${champion.id}` : JSON.stringify(champion.key);
  return `the champion ${name} of slot ${slot} is not known: import a Data Dragon champion.json that has it first`;
}
