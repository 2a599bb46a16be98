import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRefreshHandlers } from '../../src/cli/refresh-command.ts';
import { analyticsSteps } from '../../src/jobs/analytics-steps.ts';
import type { StepFinding } from '../../src/jobs/examine-analytics.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

describeOnDatabases('farsight refresh and doctor', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    // The seed names ids of its own.
    await test.database.runScript("select setval(pg_get_serial_sequence('meta_scopes', 'id'), 1000)");
  });
  afterAll(() => test.dispose());

  const call = (name: 'doctor' | 'refresh', args: object = {}) =>
    createRefreshHandlers(test.database)[name](args, { emit: () => undefined, signal: new AbortController().signal });
  const doctor = async (repair: boolean) => (await call('doctor', { repair })) as readonly StepFinding[];
  const names = analyticsSteps.map(({ name }) => name);

  it('run all steps there are, and find nothing wrong after', async () => {
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    expect(await call('refresh')).toEqual({ rows: Object.fromEntries(names.map((name) => [name, expect.any(Number)])), stopped: false });
    expect(await doctor(false)).toEqual(names.map((step) => ({ step, faults: [], repaired: false })));
    // What is up to date stays as it is.
    expect(await call('refresh')).toEqual({ rows: Object.fromEntries(names.map((name) => [name, 0])), stopped: false });
  });

  it('find a figure that somebody changed behind their back, leave it without being asked, and recount it when asked', async () => {
    await test.database.runScript('update player_months set wins = wins + 1 where ctid = (select ctid from player_months limit 1)');
    const isFound = (findings: readonly StepFinding[]) => findings.filter(({ faults }) => faults.length > 0);
    const [found, ...others] = isFound(await doctor(false));
    expect(others).toEqual([]);
    expect(found?.repaired).toBe(false);
    expect(isFound(await doctor(false))).toHaveLength(1);
    expect(isFound(await doctor(true))).toEqual([{ ...found, repaired: true }]);
    expect(isFound(await doctor(false))).toEqual([]);
  });

  it('refuse what they do not understand', async () => {
    await expect(call('doctor', { repair: 'yes' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
