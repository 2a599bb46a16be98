import { describe, expect, it } from 'vitest';
import { createContextFactory } from '../../../src/execution/context.ts';
import type { Loaders } from '../../../src/loaders/loaders.ts';

describe('createContextFactory', () => {
  it('lets a copy of the context see loaders that were made anew', () => {
    let made = 0;
    const createLoaders = () => {
      made += 1;
      return { playerById: made } as unknown as Loaders;
    };
    type Parts = Parameters<typeof createContextFactory>[0];
    const parts = { createLoaders, settings: {} as Parts['settings'], performance: {} as Parts['performance'] };
    const context = createContextFactory(parts)({ viewer: { role: 'ANONYMOUS' }, requestId: 'r' });
    const copy = { ...context };
    context.refreshLoaders();
    expect(copy.loaders.playerById).toBe(2);
  });
});
