import { type Database, defineStatement } from '../../data/database.ts';
import type { FormatImporter, ImportSession, SourceRecord } from '../importer.ts';
import {
  COUNT,
  isObject,
  type Parsed,
  readInt,
  readObject,
  readOptionalText,
  readText,
  refuseField,
  toParsed,
} from '../riot/field-reader.ts';
import { lockRiotImports } from '../riot/import-lock.ts';
import type { MatchOutcome } from '../riot/match-writer.ts';
import { parseRecords, settleOutcomes, storeRecords } from '../riot/record-stream.ts';
import { type ChampionName, storeChampions } from './champion-seed.ts';

/** Data Dragon's champion.json and championFull.json, and files of a single champion. */
export const championsImporter: FormatImporter = {
  format: 'data-dragon-champions',
  title: "Data Dragon's champion.json",
  arrayKey: null,
  recognises: ({ kind, sample }) => (kind === 'json-value' || kind === 'ndjson') && isObject(sample) && sample['type'] === 'champion',
  importRecords: async ({ records }, session) => {
    const files = parseRecords(records, session, (value) =>
      toParsed(() => Object.entries(readObject(readObject(value, 'file').fields['data'], 'data').fields)),
    );
    for await (const { place, value } of files) await importChampions(session, place, value);
  },
};

/** Riot's queues.json. */
export const queuesImporter: FormatImporter = {
  format: 'riot-queues',
  title: "Riot's queues.json",
  arrayKey: null,
  recognises: ({ kind, sample }) => kind !== 'csv' && isObject(sample) && 'queueId' in sample && 'map' in sample && 'description' in sample,
  importRecords: ({ records }, session) =>
    storeRecords(parseRecords(records, session, parseQueue), session, (batch) => writeQueues(session.database, batch)),
};

async function importChampions(
  session: ImportSession,
  place: SourceRecord<unknown>['place'],
  entries: readonly [string, unknown][],
): Promise<void> {
  const parsed = entries.map(([name, value]) => parseChampion(name, value));
  const champions = parsed.flatMap(({ value }) => (value ? [value] : []));
  const outcomes = await session.database.transaction((writer) => storeChampions(writer, champions));
  const stored = outcomes.map((outcome, index): MatchOutcome => {
    if (outcome !== 'key-taken') return { kind: outcome };
    return { kind: 'rejected', reason: `data.${champions[index]?.key}: another champion has this key already` };
  });
  const unreadable = parsed.flatMap(({ reason }): MatchOutcome[] => (reason === null ? [] : [{ kind: 'rejected', reason }]));
  settleOutcomes(
    session,
    [...unreadable, ...stored].map((outcome) => ({ place, outcome })),
  );
}

// Data Dragon's `id` is our key, and its `key` our id.
function parseChampion(name: string, value: unknown): Parsed<ChampionName> {
  return toParsed(() => {
    const champion = readObject(value, `data.${name}`);
    const id = Number(champion.fields['key']);
    if (!Number.isInteger(id) || id <= 0 || id > COUNT.max)
      refuseField(`data.${name}.key`, 'a champion id in digits', champion.fields['key']);
    return { id, key: readText(champion, 'id', 40), name: readText(champion, 'name', 80) };
  });
}

interface QueueRecord {
  readonly id: number;
  readonly map: string | null;
  readonly description: string | null;
  readonly notes: string | null;
}

function parseQueue(value: unknown): Parsed<QueueRecord> {
  return toParsed(() => {
    const queue = readObject(value, 'queue');
    return {
      id: readInt(queue, 'queueId', COUNT),
      map: readOptionalText(queue, 'map'),
      description: readOptionalText(queue, 'description'),
      notes: readOptionalText(queue, 'notes'),
    };
  });
}

const selectQueues = defineStatement('import_select_queues', 'select id from queues where id = any($1::int[])');
const upsertQueues = defineStatement(
  'import_upsert_queues',
  `insert into queues (id, map, description, notes)
   select * from unnest($1::int[], $2::text[], $3::text[], $4::text[])
   on conflict (id) do update set map = excluded.map, description = excluded.description, notes = excluded.notes
   where (queues.map, queues.description, queues.notes) is distinct from (excluded.map, excluded.description, excluded.notes)
   returning id`,
);

async function writeQueues(database: Database, batch: readonly SourceRecord<QueueRecord>[]): Promise<readonly MatchOutcome[]> {
  return database.transaction(async (writer) => {
    await lockRiotImports(writer);
    // Of an id that comes twice the last counts.
    const queues = [...new Map(batch.map(({ value }) => [value.id, value])).values()];
    const ids = queues.map(({ id }) => id);
    const known = new Set((await writer.query<{ id: number }>(selectQueues, [ids])).map(({ id }) => id));
    const values = [ids, queues.map(({ map }) => map), queues.map(({ description }) => description), queues.map(({ notes }) => notes)];
    const written = new Set((await writer.query<{ id: number }>(upsertQueues, values)).map(({ id }) => id));
    return batch.map(({ value: { id } }): MatchOutcome => {
      if (!written.has(id)) return { kind: 'unchanged' };
      return { kind: known.has(id) ? 'changed' : 'added' };
    });
  });
}
