import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/observability/metrics.ts';

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
});
