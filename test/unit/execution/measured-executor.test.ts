import { describe, expect, it } from 'vitest';
import { createMeasuredExecutor } from '../../../src/execution/measured-executor.ts';
import { createPlainExecutor, toExecutionRequest } from '../../support/plain-executor.ts';

describe('createMeasuredExecutor', () => {
  it.each([
    ['gives an answer', async () => ({ data: { x: 1 } })],
    ['fails', () => Promise.reject(new Error('broken'))],
  ])('tells once how long a run took that %s', async (_what, run) => {
    const phases: string[] = [];
    const durations: number[] = [];
    const executor = createMeasuredExecutor(createPlainExecutor(run), (phase, durationMs) => {
      phases.push(phase);
      durations.push(durationMs);
    });
    const settled = await Promise.allSettled([executor.run(toExecutionRequest('{ x }')), run()]);
    expect(settled[0]).toEqual(settled[1]);
    expect(phases).toEqual(['execute']);
    expect(durations[0]).toBeGreaterThanOrEqual(0);
  });
});
