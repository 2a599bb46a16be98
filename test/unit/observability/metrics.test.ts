import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { currentRequest, runInRequest } from '../../../src/observability/request-scope.ts';

const linesOf = async (metrics: { print: () => Promise<string> }) => (await metrics.print()).split('\n');

describe('createMetrics', () => {
  it('prints how long fields took, in cumulative buckets of seconds', async () => {
    const metrics = createMetrics();
    for (const microseconds of [10, 20, 5_000]) metrics.histogramOfField('Query.players').record(microseconds);
    metrics.histogramOfField('Query.matches');
    const lines = (await linesOf(metrics)).filter((line) => line.includes('graphql_field_duration_seconds'));
    expect(lines).toContain('# TYPE graphql_field_duration_seconds histogram');
    expect(lines).toContain('graphql_field_duration_seconds_bucket{le="0.000016",field="Query.players"} 1');
    expect(lines).toContain('graphql_field_duration_seconds_bucket{le="0.000064",field="Query.players"} 2');
    expect(lines).toContain('graphql_field_duration_seconds_bucket{le="0.004096",field="Query.players"} 2');
    expect(lines).toContain('graphql_field_duration_seconds_bucket{le="0.016384",field="Query.players"} 3');
    expect(lines).toContain('graphql_field_duration_seconds_bucket{le="+Inf",field="Query.players"} 3');
    expect(lines).toContain('graphql_field_duration_seconds_sum{field="Query.players"} 0.00503');
    expect(lines).toContain('graphql_field_duration_seconds_count{field="Query.players"} 3');
    expect(lines.join()).not.toContain('Query.matches');
  });

  it('counts statements, their rows and failures', async () => {
    const metrics = createMetrics();
    metrics.observeStatement({ label: 'players', durationMs: 2, rowCount: 5, failed: false });
    metrics.observeStatement({ label: 'players', durationMs: 3, rowCount: 0, failed: true });
    const lines = await linesOf(metrics);
    expect(lines).toContain('sql_statement_duration_seconds_sum{statement="players"} 0.005');
    expect(lines).toContain('sql_statement_duration_seconds_count{statement="players"} 2');
    expect(lines).toContain('sql_statement_rows_sum{statement="players"} 5');
    expect(lines).toContain('sql_statement_failures_total{statement="players"} 1');
  });

  it('counts batches, their keys and rows', async () => {
    const metrics = createMetrics();
    metrics.observeBatch({ loader: 'playerById', size: 7, rows: 6, durationMs: 4 });
    const lines = await linesOf(metrics);
    expect(lines).toContain('graphql_loader_batch_size_bucket{le="3",loader="playerById"} 0');
    expect(lines).toContain('graphql_loader_batch_size_bucket{le="7",loader="playerById"} 1');
    expect(lines).toContain('graphql_loader_batch_size_sum{loader="playerById"} 7');
    expect(lines).toContain('graphql_loader_batch_rows_sum{loader="playerById"} 6');
    expect(lines).toContain('graphql_loader_batch_duration_seconds_sum{loader="playerById"} 0.004');
  });

  it('reads the pool each time it prints', async () => {
    const metrics = createMetrics();
    let waiting = 0;
    metrics.observePool(() => ({ total: 5, idle: 2, waiting }));
    expect(await linesOf(metrics)).toContain('sql_pool_waiting 0');
    waiting = 4;
    const lines = await linesOf(metrics);
    expect(lines).toContain('sql_pool_waiting 4');
    expect(lines).toContain('sql_pool_connections{state="idle"} 2');
    expect(lines).toContain('sql_pool_connections{state="used"} 3');
  });

  it('reads the rows in memory each time it prints', async () => {
    const metrics = createMetrics();
    const match = { hits: 3, misses: 1 };
    metrics.observeRowCache(() => ({ entries: 7, bytes: 4_200, evictions: 2, lookups: new Map([['match', match]]) }));
    expect(await linesOf(metrics)).toContain('row_cache_lookups_total{kind="match",result="hit"} 3');
    match.hits = 5;
    const lines = await linesOf(metrics);
    expect(lines).toContain('row_cache_lookups_total{kind="match",result="hit"} 5');
    expect(lines).toContain('row_cache_lookups_total{kind="match",result="miss"} 1');
    expect(lines).toContain('row_cache_evictions_total 2');
    expect(lines).toContain('row_cache_entries 7');
    expect(lines).toContain('row_cache_bytes 4200');
    expect((await linesOf(createMetrics())).join()).not.toContain('row_cache');
  });

  it('shows the delay of the event loop and the use of memory, once however many gateways there are', async () => {
    createMetrics();
    const text = await createMetrics().print();
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
      expect(text.match(new RegExp(`^${name} `, 'gm'))).toHaveLength(1);
  });

  it('does not grow with the names of operations', async () => {
    const metrics = createMetrics();
    const seriesAfter = async (count: number) => {
      for (let index = 0; index < count; index += 1) metrics.observeOperation({ name: `Operation${index}`, outcome: 'ok', durationMs: 1 });
      return (await linesOf(metrics)).filter((line) => line.startsWith('graphql_operation_duration_seconds_count'));
    };
    const few = await seriesAfter(1_000);
    const many = await seriesAfter(5_000);
    expect([few.length, many.length]).toEqual([201, 201]);
    expect(many).toContain('graphql_operation_duration_seconds_count{operation="other",outcome="ok"} 5600');
  });

  it('keeps registered operations apart, whatever strangers sent before', async () => {
    const metrics = createMetrics();
    for (let index = 0; index < 300; index += 1) metrics.observeOperation({ name: `Random${index}`, outcome: 'ok', durationMs: 1 });
    metrics.registerOperations(['Page']);
    metrics.observeOperation({ name: 'Page', outcome: 'ok', durationMs: 1 });
    expect(await linesOf(metrics)).toContain('graphql_operation_duration_seconds_count{operation="Page",outcome="ok"} 1');
    metrics.registerOperations([]);
    expect((await linesOf(metrics)).join()).not.toContain('operation="Page"');
  });

  it('times phases, and notes them in the scope of their request', async () => {
    const metrics = createMetrics();
    const phases = runInRequest('test', () => {
      metrics.observePhase('parse', 2);
      metrics.observePhase('encode', 3);
      return currentRequest()?.phases;
    });
    expect(phases).toEqual({ parse: 2, plan: null, execute: null, encode: 3 });
    metrics.observePhase('parse', 4);
    const lines = await linesOf(metrics);
    expect(lines).toContain('graphql_operation_phase_duration_seconds_sum{phase="parse"} 0.006');
    expect(lines).toContain('graphql_operation_phase_duration_seconds_count{phase="encode"} 1');
    expect(lines.join()).not.toContain('phase="plan"');
  });

  it('times transactions by how they ended', async () => {
    const metrics = createMetrics();
    metrics.observeTransaction({ outcome: 'committed', durationMs: 5 });
    metrics.observeTransaction({ outcome: 'failed', durationMs: 1 });
    const lines = await linesOf(metrics);
    expect(lines).toContain('sql_transaction_duration_seconds_sum{outcome="committed"} 0.005');
    expect(lines).toContain('sql_transaction_duration_seconds_count{outcome="failed"} 1');
  });

  it('remembers what was recorded of fields, operations, loaders and statements', () => {
    const metrics = createMetrics();
    metrics.histogramOfField('Query.players').record(1_000);
    metrics.observeOperation({ name: 'Page', outcome: 'ok', durationMs: 1 });
    metrics.observeBatch({ loader: 'playerById', size: 7, rows: 6, durationMs: 4 });
    metrics.observeStatement({ label: 'players', durationMs: 2, rowCount: 5, failed: false });
    const report = metrics.windows.read('LAST_MINUTE');
    const names = (['fields', 'operations', 'loaders', 'statements'] as const).map((kind) => report.top(kind, 'TOTAL_DESC', 9)[0]?.name);
    expect(names).toEqual(['Query.players', 'Page', 'playerById', 'players']);
  });
});
