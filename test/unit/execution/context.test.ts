import { describe, expect, it } from 'vitest';
import { type Context, type ContextRequest, createContextFactory } from '../../../src/execution/context.ts';
import type { RunPolicy } from '../../../src/execution/run-policy.ts';
import type { Loaders } from '../../../src/loaders/loaders.ts';
import { createTagCollector } from '../../../src/loaders/tag-collector.ts';

type Parts = Parameters<typeof createContextFactory>[0];

function createContext(createLoaders: Parts['createLoaders'], request: Partial<ContextRequest> = {}): Context {
  const parts = {
    createLoaders,
    createTagCollector,
    settings: {} as Parts['settings'],
    cachePurges: {} as Parts['cachePurges'],
    performance: {} as Parts['performance'],
    now: () => new Date(0),
  };
  return createContextFactory(parts)({ viewer: { role: 'ANONYMOUS' }, requestId: 'r', ...request });
}

describe('createContextFactory', () => {
  it('lets a copy of the context see loaders that were made anew', () => {
    let made = 0;
    const context = createContext(() => {
      made += 1;
      return { playerById: made } as unknown as Loaders;
    });
    const copy = { ...context };
    context.refreshLoaders();
    expect(copy.loaders.playerById).toBe(2);
  });

  it('gives loaders that were made anew the collector of the first', () => {
    const given: unknown[] = [];
    const context = createContext(({ tags }) => {
      given.push(tags);
      return {} as Loaders;
    });
    context.refreshLoaders();
    expect(given).toEqual([context.tags, context.tags]);
    expect(given[1]).toBe(context.tags);
    expect(createContext(() => ({}) as Loaders).tags).not.toBe(context.tags);
  });

  it('hands the policy of the answer to resolvers, and none where nobody stores it', () => {
    const policy = { lower: () => undefined } as unknown as RunPolicy;
    expect(createContext(() => ({}) as Loaders, { policy }).policy).toBe(policy);
    expect(createContext(() => ({}) as Loaders).policy).toBeNull();
  });

  it('tells who answers of a write, and gives its token; of none nobody is told', () => {
    const told: number[] = [];
    const onWrite = (xid: number) => {
      told.push(xid);
      return `log/${xid}`;
    };
    const { noteWrite } = createContext(() => ({}) as Loaders, { onWrite });
    expect([noteWrite(7), noteWrite(null)]).toEqual(['log/7', null]);
    expect(told).toEqual([7]);
    expect(createContext(() => ({}) as Loaders).noteWrite(7)).toBeNull();
  });
});
