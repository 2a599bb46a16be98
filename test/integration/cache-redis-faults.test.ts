import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type CacheGateway, type CacheWorld, describeOnGateways } from '../support/cache-world.ts';
import { CAN_BREAK_REDIS, type FaultyRedis, startFaultyRedis } from '../support/faulty-redis.ts';
import { TAG_WORLD } from '../support/tag-world.ts';

const NAME = 'query ($puuid: String!) { player(by: { puuid: $puuid }) { gameName } }';
const CONNECTIONS = 4;
const REQUESTS = 150;

describeOnGateways('a Redis that fails', (createWorld) => {
  let world: CacheWorld;
  let redis: FaultyRedis;
  afterEach(async () => {
    await world.dispose();
    await redis.close();
  });

  describe.skipIf(!CAN_BREAK_REDIS)('7. Redis killed, restarted, and paused under load', () => {
    it('fails no request, is not waited for once that is known, and serves again by itself', { timeout: 120_000 }, async () => {
      redis = await startFaultyRedis();
      world = await createWorld(TAG_WORLD, { REDIS_URL: redis.url });
      const [one, two = await world.start()] = world.gateways as [CacheGateway, CacheGateway | undefined];
      let asked = 0;
      const askNew = async () => {
        asked += 1;
        const puuid = `nobody-${asked}`;
        for (const gateway of [one, two]) {
          const { status, data } = await gateway.ask(NAME, { variables: { puuid } });
          expect({ status, data }).toEqual({ status: 200, data: { player: null } });
        }
      };
      /** Asks over several connections for what is not in this process, and for what is. */
      const load = async (requests: number) => {
        const end = asked + requests;
        const connections = Array.from({ length: CONNECTIONS }, async () => {
          while (asked < end) {
            await askNew();
            for (const gateway of [one, two]) {
              const { data } = await gateway.ask(NAME, { variables: { puuid: 'p1' } });
              expect(data).toEqual({ player: { gameName: 'Ann' } });
            }
          }
        });
        await Promise.all(connections);
      };
      /** Asks one gateway, then the other, for something new, until the other one has it from Redis. */
      const isShared = async () => {
        asked += 1;
        const variables = { puuid: `shared-${asked}` };
        await one.ask(NAME, { variables });
        await setImmediate();
        return (await two.ask(NAME, { variables })).cacheStatus.includes('detail=L2');
      };
      const expectShared = () => expect.poll(isShared, { timeout: 30_000, interval: 20 }).toBe(true);

      await expectShared();
      await load(20);

      await redis.pause();
      await load(20);
      const before = redis.received();
      await load(REQUESTS);
      // Each request of both gateways would ask, and store; now one asks each second, to see.
      expect(redis.received() - before).toBeLessThan(REQUESTS / 2);
      await redis.restore();
      await load(20);
      await expectShared();

      await redis.kill();
      await load(REQUESTS);
      await redis.restore();
      await load(20);
      await expectShared();
    });
  });
});
