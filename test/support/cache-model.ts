import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import type { InvalidationLog, LogPosition } from '../../src/cache/invalidation-log.ts';
import type { KeyValueStore } from '../../src/cache/key-value-store.ts';
import { parseSnapshot, type Snapshot, sees } from '../../src/cache/snapshot.ts';
import type { InvalidationSource } from '../../src/domain/invalidation-source.ts';
import { StopSource } from '../../src/domain/stop-signal.ts';
import {
  createModelDatabase,
  MODEL_IDS,
  MODEL_TEAMS,
  type ModelDatabase,
  type ModelRead,
  type ModelRow,
  type ModelTransaction,
} from './model-database.ts';
import { createSeededRandom } from './seeded-random.ts';
import { createTestCache, type HeldExecution, type TestCache } from './test-cache.ts';

/** What is broken on purpose, to see that the model notices. */
export interface Sabotage {
  readonly log?: (log: InvalidationLog) => InvalidationLog;
  readonly source?: (source: InvalidationSource) => InvalidationSource;
  readonly logNow?: () => number;
  /** Which tags an execution reports of a statement. */
  readonly tags?: (read: ModelRead) => readonly string[];
}

/** What a walk came to. */
export interface WalkReport {
  /** Answers that were older than they may be, in words. */
  readonly faults: readonly string[];
  readonly unanswered: number;
  /** How many requests were answered in which way. */
  readonly counts: Readonly<Record<string, number>>;
}

/** As the log has it. */
const LEASE_MS = 1_000;
const GATEWAYS = 3;
const MAX_TRANSACTIONS = 4;
const MAX_EXECUTIONS = 6;

interface Visit {
  readonly position: LogPosition;
  readonly at: number;
  readonly leaving: StopSource;
}

interface Running {
  readonly execution: HeldExecution;
  readonly reads: ModelRead[];
}

/** Looks of a gateway wait for it, before and after they are made. */
interface Network {
  late: PromiseWithResolvers<void> | null;
}

interface Gateway {
  readonly test: TestCache;
  readonly network: Network;
  running: Running[];
}

/**
 * Walks at random over several gateways that share a store, and transactions on the database they serve: each step is one event, and the order of
 * events is all there is. Each answer is held against all that ever changed: it must show what its gateway's log showed when the request arrived,
 * and what was committed a lease before. The same seed walks the same way. Needs fake timers.
 */
export async function walkCache(options: { seed: number; steps: number; sabotage?: Sabotage }): Promise<WalkReport> {
  const walk = new Walk(options.seed, options.sabotage ?? {});
  await walk.start();
  for (let step = 0; step < options.steps; step += 1) await walk.step();
  return walk.finish();
}

class Walk {
  readonly #random: () => number;
  readonly #sabotage: Sabotage;
  readonly #database: ModelDatabase;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #stored = new Map<string, Buffer>();
  readonly #faults: string[] = [];
  readonly #counts: Record<string, number> = {};
  readonly #visits = new Set<Visit>();
  #gateways: Gateway[] = [];
  #transactions: ModelTransaction[] = [];
  #connected = true;
  #storeIsDown = false;
  #now = 0;

  constructor(seed: number, sabotage: Sabotage) {
    this.#random = createSeededRandom(seed);
    this.#sabotage = sabotage;
    this.#database = createModelDatabase(() => this.#now);
  }

  async start(): Promise<void> {
    for (let count = 0; count < GATEWAYS; count += 1) this.#gateways.push(await this.#createGateway());
  }

  async step(): Promise<void> {
    let drawn = this.#random() * TOTAL_WEIGHT;
    const found = EVENTS.find(([weight]) => {
      drawn -= weight;
      return drawn < 0;
    });
    await this[found?.[1] ?? 'ask']();
    await this.#settle();
  }

  async finish(): Promise<WalkReport> {
    await this.reconnect();
    this.deliver();
    for (let round = 0; round < 100 && this.#visits.size > 0; round += 1) {
      for (const gateway of this.#gateways) for (const running of [...gateway.running]) this.#advance(gateway, running);
      await this.#settle();
    }
    for (const { test } of this.#gateways) await test.stop();
    return { faults: this.#faults, unanswered: this.#visits.size, counts: this.#counts };
  }

  ask(): void {
    const { test, running } = this.#pick(this.#gateways);
    if (running.length >= MAX_EXECUTIONS) return;
    const visit: Visit = { position: test.log.position(), at: this.#now, leaving: new StopSource() };
    this.#visits.add(visit);
    const key = this.#pickKey();
    const told = test.reports.length;
    test.ask(key, { policy: { maxAgeSeconds: 1 + key.length }, leaving: visit.leaving }).then(
      (text) => {
        this.#visits.delete(visit);
        const report = test.reports.at(-1);
        this.#count(told === test.reports.length ? 'none' : `${report?.result}${report?.tier ?? ''}`);
        if (report?.collapsed === true) this.#count('collapsed');
        if (text.startsWith('[')) this.#judge(visit, JSON.parse(text) as ModelRead[], `${report?.result} of ${key}`);
      },
      (error: unknown) => {
        this.#visits.delete(visit);
        if (!visit.leaving.aborted) this.#faults.push(`failed: ${error}`);
      },
    );
  }

  advance(): void {
    const gateway = this.#pick(this.#gateways);
    if (gateway.running.length > 0) this.#advance(gateway, this.#pick(gateway.running));
  }

  leave(): void {
    if (this.#visits.size > 0) this.#pick([...this.#visits]).leaving.abort(new Error('gone'));
  }

  begin(): void {
    if (this.#transactions.length < MAX_TRANSACTIONS) this.#transactions.push(this.#database.begin());
  }

  write(): void {
    if (this.#transactions.length === 0) this.begin();
    this.#pick(this.#transactions).set(this.#draw(MODEL_IDS), this.#drawRow());
  }

  savepoint(): void {
    if (this.#transactions.length === 0) return;
    const transaction = this.#pick(this.#transactions);
    if (this.#random() < 0.5) transaction.savepoint();
    else transaction.rollbackToSavepoint();
  }

  end(): void {
    if (this.#transactions.length === 0) return;
    const transaction = this.#pick(this.#transactions);
    this.#transactions = this.#transactions.filter((one) => one !== transaction);
    if (this.#random() < 0.2) transaction.rollback();
    else transaction.commit();
  }

  importRows(): void {
    const transaction = this.#database.begin();
    for (let id = 0; id < MODEL_IDS; id += 1) transaction.set(id, this.#drawRow());
    transaction.commit();
  }

  purge(): void {
    this.#database.purge([this.#pick(['all', 'type:Player', 'list:Player', `Player:${this.#draw(MODEL_IDS)}`])]);
  }

  pass(): void {
    const ms = this.#random() < 0.05 ? 1_500 : this.#draw(60);
    this.#now += ms;
    for (const { test } of this.#gateways) {
      test.clock.steady = this.#now;
      test.clock.wall += ms;
    }
    vi.advanceTimersByTime(ms);
  }

  jump(): void {
    this.#pick(this.#gateways).test.clock.wall += (this.#random() - 0.5) * 20_000;
  }

  mute(): void {
    this.#database.log.muted = !this.#database.log.muted;
  }

  delay(): void {
    this.#pick(this.#gateways).network.late ??= Promise.withResolvers<void>();
  }

  deliver(): void {
    for (const { network } of this.#gateways) {
      network.late?.resolve();
      network.late = null;
    }
  }

  disconnect(): void {
    this.#database.log.disconnect();
    this.#connected = false;
  }

  async reconnect(): Promise<void> {
    if (this.#connected) return;
    // A connection is made when its first look has arrived.
    this.deliver();
    this.#connected = true;
    this.#database.log.reconnect();
    await this.#connect();
  }

  async trim(): Promise<void> {
    await this.#database.log.prune({ keepMs: 0, maxRows: 1 + this.#draw(4) });
  }

  breakStore(): void {
    this.#storeIsDown = !this.#storeIsDown;
  }

  async replace(): Promise<void> {
    await this.reconnect();
    this.deliver();
    const place = this.#draw(GATEWAYS);
    const old = this.#gateways[place];
    if (old === undefined) return;
    for (let round = 0; round < 20 && old.running.length > 0; round += 1) {
      for (const running of [...old.running]) this.#advance(old, running);
      await this.#settle();
    }
    await old.test.stop();
    this.#gateways[place] = await this.#createGateway();
  }

  async restore(): Promise<void> {
    await this.reconnect();
    this.deliver();
    await this.#settle();
    for (const transaction of this.#transactions.splice(0)) transaction.rollback();
    // One of them hears of it later than the others.
    this.delay();
    this.#database.restore();
    await this.#connect();
  }

  /** They look for it by a clock that this walk does not have. */
  async #connect(): Promise<void> {
    while (this.#database.log.connections() < this.#gateways.length) await setImmediate();
  }

  async #createGateway(): Promise<Gateway> {
    const { log: wrapLog, logNow, source: wrap = (source: InvalidationSource) => source } = this.#sabotage;
    const network: Network = { late: null };
    const test = await createTestCache({
      source: this.#database.log,
      store: this.#createStore(),
      maxTags: 12,
      random: this.#random(),
      wrapSource: (source) => wrap(delaySource(source, network)),
      ...(wrapLog === undefined ? {} : { wrapLog }),
      ...(logNow === undefined ? {} : { logNow }),
    });
    test.clock.steady = this.#now;
    await test.log.refresh();
    return { test, network, running: [] };
  }

  #createStore(): Pick<KeyValueStore, 'get' | 'set'> {
    return {
      get: async (key) => (this.#storeIsDown ? undefined : this.#stored.get(key)),
      set: async (key, value) => {
        if (!this.#storeIsDown) this.#stored.set(key, value);
      },
    };
  }

  #advance(gateway: Gateway, running: Running): void {
    const { execution, reads } = running;
    const next = execution.key.split('+')[reads.length];
    if (next !== undefined && !execution.isAbandoned()) {
      reads.push(this.#database.read(next));
      return;
    }
    gateway.running = gateway.running.filter((one) => one !== running);
    const { tags = (read: ModelRead) => read.tags } = this.#sabotage;
    if (execution.isAbandoned() || this.#random() < 0.03) execution.fail('wrong');
    else execution.answer(JSON.stringify(reads), { tags: reads.flatMap((read) => tags(read)) });
  }

  #judge({ position, at }: Visit, reads: readonly ModelRead[], what: string): void {
    for (const { statement, snapshot, incarnation } of reads) {
      if (this.#database.endOf(incarnation) < at - LEASE_MS) this.#faults.push(`${what} at ${at}: of a database that was gone for a lease`);
      if (this.#database.endOf(incarnation) < this.#database.endOf(position.incarnation ?? incarnation))
        this.#faults.push(`${what} at ${at}: of the database before the one that was known`);
      const seen = this.#parse(snapshot);
      const known = position.snapshot === null || position.incarnation !== incarnation ? null : this.#parse(position.snapshot);
      for (const change of this.#database.changesOf(statement)) {
        if (change.incarnation !== incarnation || sees(seen, change.xid)) continue;
        if (known !== null && sees(known, change.xid)) this.#faults.push(`${what} at ${at}: without ${change.xid}, which was known`);
        else if (change.at < at - LEASE_MS) this.#faults.push(`${what} at ${at}: without ${change.xid}, which is older than a lease`);
      }
    }
  }

  #parse(text: string): Snapshot {
    const parsed = this.#snapshots.get(text) ?? parseSnapshot(text);
    this.#snapshots.set(text, parsed);
    return parsed;
  }

  #pickKey(): string {
    const row = `row:${this.#draw(MODEL_IDS)}`;
    const team = `team:${this.#draw(MODEL_TEAMS)}`;
    return this.#pick([row, row, row, row, team, team, `${row}+${team}`, `${team}+${row}`]);
  }

  #drawRow(): ModelRow | null {
    return this.#random() < 0.25 ? null : { team: this.#draw(MODEL_TEAMS), score: this.#draw(4) };
  }

  #draw(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#draw(items.length)] as T;
  }

  #count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }

  /** Lets what is under way go on, without any time passing. */
  async #settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) await setImmediate();
    for (const gateway of this.#gateways)
      for (const execution of gateway.test.executions.splice(0)) gateway.running.push({ execution, reads: [] });
  }
}

function delaySource(source: InvalidationSource, network: Network): InvalidationSource {
  const connect: InvalidationSource['connect'] = async (listeners) => {
    const connection = await source.connect(listeners);
    const pull: typeof connection.pull = async (after) => {
      await network.late?.promise;
      const pulled = await connection.pull(after);
      await network.late?.promise;
      return pulled;
    };
    return { ...connection, pull };
  };
  return { ...source, connect };
}

type Event = {
  [Name in keyof Walk]: Name extends 'finish' | 'start' | 'step' ? never : Name;
}[keyof Walk];

/** How often each event happens, beside the others. */
const EVENTS: readonly (readonly [number, Event])[] = [
  [500, 'ask'],
  [500, 'advance'],
  [10, 'leave'],
  [20, 'begin'],
  [50, 'write'],
  [15, 'savepoint'],
  [30, 'end'],
  [2, 'importRows'],
  [2, 'purge'],
  [60, 'pass'],
  [3, 'jump'],
  [10, 'mute'],
  [10, 'delay'],
  [30, 'deliver'],
  [4, 'disconnect'],
  [8, 'reconnect'],
  [4, 'trim'],
  [6, 'breakStore'],
  [5, 'replace'],
  [2, 'restore'],
];
const TOTAL_WEIGHT = EVENTS.reduce((sum, [weight]) => sum + weight, 0);
