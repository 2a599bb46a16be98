import { afterAll, beforeAll, expect, it } from 'vitest';
import { isFarsightError } from '../../src/domain/errors.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const playerIds = (...numbers: readonly number[]) => numbers.map((number) => toGlobalId('Player', `puuid-${number}`));
const channelIds = (...numbers: readonly number[]) => numbers.map((number) => toGlobalId('Channel', String(number)));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describeOnDatabases('comparing', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const compare = async (field: 'compareChannels' | 'comparePlayers', ids: readonly string[], selection: string) => {
    const { data, errors, statements } = await run(
      `query ($ids: [ID!]!) { analytics { compared: ${field}(ids: $ids) { ${selection} } } }`,
      { ids },
    );
    return { compared: data?.analytics?.compared, errors, statements };
  };

  it('gives players in the order of their ids, with null for who is not stored and for what is no player', async () => {
    const ids = [...playerIds(3, 1), toGlobalId('Player', 'nobody'), toGlobalId('Channel', '1'), 'garbage', ...playerIds(2)];
    const { compared, errors } = await compare('comparePlayers', ids, 'puuid');
    expect(errors).toBeUndefined();
    expect(compared).toEqual([{ puuid: 'puuid-3' }, { puuid: 'puuid-1' }, null, null, null, { puuid: 'puuid-2' }]);
  });

  it('gives channels in the order of their ids', async () => {
    const { compared } = await compare('compareChannels', channelIds(3, 1, 999), 'handle');
    expect(compared).toEqual([{ handle: 'Handle_3' }, { handle: 'Handle_1' }, null]);
  });

  it('costs as many statements for fifty players as for one', async () => {
    const selection =
      'gameName ranks { tier } lastPlayedAt matches(first: 10) { totalCount edges { participant { win champion { key } } } }';
    const one = await compare('comparePlayers', playerIds(1), selection);
    const fifty = await compare('comparePlayers', playerIds(...upTo(50)), selection);
    expect(fifty.compared).toHaveLength(50);
    expect(fifty.statements).toBe(one.statements);
  });

  it('leaves the rest where ids are wrong', async () => {
    const { data } = await run(
      'query ($ids: [ID!]!) { analytics { bad: comparePlayers(ids: []) { id } good: compareChannels(ids: $ids) { handle } } }',
      { ids: channelIds(1) },
    );
    expect(data).toEqual({ analytics: { bad: null, good: [{ handle: 'Handle_1' }] } });
  });

  it.each([
    ['comparePlayers', playerIds(), '"ids" of Analytics.comparePlayers takes from 1 to 50 ids, got 0'],
    ['comparePlayers', playerIds(...upTo(51)), '"ids" of Analytics.comparePlayers takes from 1 to 50 ids, got 51'],
    ['compareChannels', channelIds(...upTo(11)), '"ids" of Analytics.compareChannels takes from 1 to 10 ids, got 11'],
    ['comparePlayers', playerIds(1, 2, 1), `"ids" of Analytics.comparePlayers takes each id once, got "${playerIds(1)[0]}" twice`],
  ] as const)('refuses ids of %s that cannot be compared', async (field, ids, message) => {
    const { errors } = await compare(field, ids, 'id');
    expect(errors?.map((error) => error.message)).toEqual([message]);
    expect(isFarsightError(errors?.[0]?.originalError, 'BAD_INPUT')).toBe(true);
  });
});
