import { afterEach, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { beginSampleFill, finishSampleFill } from '../../src/data/sample-fill.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const addChannel = defineStatement('test_add_channel', `insert into channels (platform) values ('TELEGRAM')`);
const END = new Date('2026-01-01T12:00:00Z');
const LATER = new Date('2026-01-02T12:00:00Z');

describeOnDatabases('filling an empty database with a sample', (kind) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await kind.create();
  });
  afterEach(() => test.dispose());
  const add = () => test.database.transaction((writer) => writer.execute(addChannel, []));

  it('is left alone where there is something already', async () => {
    await add();
    expect(await beginSampleFill(test.database, END)).toBeNull();
  });

  it('goes on after it was cut short, to the same end, until it is finished', async () => {
    expect(await beginSampleFill(test.database, END)).toEqual(END);
    await add();
    expect(await beginSampleFill(test.database, LATER)).toEqual(END);
    await finishSampleFill(test.database);
    expect(await beginSampleFill(test.database, LATER)).toBeNull();
  });
});
