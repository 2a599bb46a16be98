import fc from 'fast-check';
import { parse, print, stripIgnoredCharacters, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/execution/schema.ts';
import type { Asked } from '../support/ask-graphql.ts';
import { type CacheGateway, type CacheWorld, describeOnGateways, OPERATOR } from '../support/cache-world.ts';
import { type GeneratedOperation, generatedOperations } from '../support/generated-operations.ts';
import { createHintedGateway } from '../support/hinted-gateway.ts';
import { hintedOperations } from '../support/hinted-operations.ts';
import { seedSmall } from '../support/seed-small.ts';

/** `CACHE_KEY_RUNS=5000` searches longer, and elsewhere each time. */
const RUNS = Number(process.env['CACHE_KEY_RUNS'] ?? 60);
// Operations are built from a stream of choices, which does not shrink to anything smaller in useful time.
const SETTINGS = { numRuns: RUNS, endOnFailure: true, ...(process.env['CACHE_KEY_RUNS'] ? {} : { seed: 11 }) };
const TIMEOUT_MS = 60_000 + RUNS * 300;

describeOnGateways('stored answers', (createWorld) => {
  const schema = createSchema();
  // About one in ten has an answer without errors that may be stored.
  const sampled = fc
    .sample(generatedOperations(schema), { ...SETTINGS, numRuns: RUNS * 10 })
    .filter(({ source }) => validate(schema, parse(source)).length === 0);
  let world: CacheWorld;
  let gateways: readonly CacheGateway[];
  beforeAll(async () => {
    world = await createWorld(seedSmall);
    ({ gateways } = world);
  });
  afterAll(() => world.dispose());

  const get = (place: number, { source, variables }: GeneratedOperation, headers: Record<string, string> = {}) =>
    (gateways[place % gateways.length] as CacheGateway).ask(source, { variables, headers, method: 'GET' });
  const etagOf = ({ headers }: Asked) => headers['etag'] as string | undefined;

  describe('8. the ETag', () => {
    it('never answers another query’s 304, and is the same for the same content', { timeout: TIMEOUT_MS }, async () => {
      const seen: { operation: GeneratedOperation; text: string; etag: string }[] = [];
      for (const operation of sampled) {
        const { text, headers } = await get(0, operation);
        // Errors and what is never stored have none.
        const etag = headers['etag'] as string | undefined;
        if (etag === undefined) continue;
        expect(await get(1, operation, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
        for (const other of seen.slice(-3)) {
          const asked = await get(0, operation, { 'if-none-match': other.etag });
          if (other.text === text) expect(asked).toMatchObject({ status: 304, text: '' });
          else expect({ ...asked, isSame: other.etag === etag }).toMatchObject({ status: 200, text, isSame: false });
        }
        seen.push({ operation, text, etag });
      }
      expect(new Set(seen.map(({ text }) => text)).size).toBeGreaterThan(RUNS / 10);
    });

    it('changes with the content, and is as it was when the content is', async () => {
      const operation = { source: '{ player(by: { puuid: "puuid-1" }) { platform } }', variables: {} };
      const before = etagOf(await get(0, operation)) ?? '';
      await world.change(`update players set platform = 'EUN1' where puuid = 'puuid-1'`);
      for (const place of gateways.keys()) {
        const changed = await get(place, operation, { 'if-none-match': before });
        expect(changed).toMatchObject({ status: 200, data: { player: { platform: 'EUN1' } } });
        expect(etagOf(changed)).not.toBe(before);
      }
      await world.change(`update players set platform = 'EUW1' where puuid = 'puuid-1'`);
      const original = await get(0, operation);
      for (const place of gateways.keys()) {
        const again = await get(place, operation, { 'if-none-match': etagOf(original) ?? '' });
        expect(again.status).toBe(304);
      }
    });
  });

  describe('9. one entry', () => {
    it('is shared by texts that ask for the same, variables in another order, and unused ones', { timeout: TIMEOUT_MS }, async () => {
      let stored = 0;
      const [gateway] = gateways as [CacheGateway];
      for (const { source, variables } of sampled) {
        const first = await gateway.ask(source, { variables });
        if (first.result !== 'hit' && !first.cacheStatus.includes('stored')) continue;
        stored += 1;
        const turned = Object.fromEntries([...Object.entries(variables), ['unused', { of: ['no', 'use'] }]].reverse());
        const renamed = `\n# a remark\n${source.replace('query Generated', 'query Other')},`;
        for (const text of [stripIgnoredCharacters(source), print(parse(source)), renamed])
          expect(await gateway.ask(text, { variables: turned })).toMatchObject({ result: 'hit', text: first.text });
      }
      expect(stored).toBeGreaterThan(RUNS / 10);
    });

    it('is not shared by two sessions where it is PRIVATE', async () => {
      const query = '{ viewer { role } }';
      for (let times = 0; times < 2; times += 1)
        for (const gateway of gateways) {
          expect((await gateway.ask(query, { headers: OPERATOR })).data).toEqual({ viewer: { role: 'OPERATOR' } });
          expect((await gateway.ask(query)).data).toEqual({ viewer: { role: 'ANONYMOUS' } });
        }
      expect((await (gateways[0] as CacheGateway).ask(query, { headers: OPERATOR })).result).toBe('hit');
    });
  });
});

describe('9. sessions over schemas with random hints', () => {
  it('never share an answer that is PRIVATE in any part', { timeout: TIMEOUT_MS }, async () => {
    const seen = { privateHits: 0, publicHits: 0, differing: 0 };
    await fc.assert(
      fc.asyncProperty(hintedOperations({ membersHaveHints: true }), async (operation) => {
        const gateway = await createHintedGateway(operation);
        const { source: query, variables } = operation;
        const texts = new Set<string>();
        for (const session of ['1', '2', null, '1', '2', null, '2', '1']) {
          const headers = { 'content-type': 'application/json', ...(session === null ? {} : { 'x-session': session }) };
          const answer = await gateway.app.inject({
            method: 'POST',
            url: '/graphql',
            headers,
            payload: JSON.stringify({ query, variables }),
          });
          expect(answer.json()).toEqual({ data: await gateway.expected(session) });
          texts.add(answer.body);
          const isPrivate = String(answer.headers['cache-control']).startsWith('private');
          if (String(answer.headers['cache-status']).includes('; hit')) seen[isPrivate ? 'privateHits' : 'publicHits'] += 1;
        }
        if (texts.size > 1) seen.differing += 1;
        await gateway.stop();
      }),
      SETTINGS,
    );
    expect(seen.privateHits).toBeGreaterThan(RUNS / 20);
    expect(seen.publicHits).toBeGreaterThan(RUNS / 20);
    expect(seen.differing).toBeGreaterThan(RUNS / 20);
  });
});
