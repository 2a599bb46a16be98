import { describe, expect, it } from 'vitest';
import { createOperationRegistry } from '../../../../src/execution/persisted/operation-registry.ts';
import type { PersistedOperation } from '../../../../src/execution/persisted/persisted-operation.ts';
import { digest } from '../../../support/operation-files.ts';

function toOperation(id: string, text: string, client: string | null = null): PersistedOperation {
  return { id, client, name: id, type: 'query', text, file: 'm.json', format: 'id-map' };
}

const common = toOperation('start', 'query Start { common }');
const ios = toOperation('start', 'query Start { ios }', 'ios');
const web = toOperation('web-only', 'query Web { web }', 'web');
const registry = createOperationRegistry([common, ios, web]);

describe('createOperationRegistry', () => {
  it("finds a client's own operations first, then everybody's", () => {
    expect(registry.findById('ios', 'start')).toBe(ios);
    expect(registry.findById('web', 'start')).toBe(common);
    expect(registry.findById('nobody-knows-me', 'start')).toBe(common);
    expect(registry.findById(null, 'start')).toBe(common);
  });

  it("finds nothing of another client's, by whatever", () => {
    for (const client of ['ios', 'android', null, '__proto__', 'null']) {
      expect(registry.findById(client, 'web-only')).toBeNull();
      expect(registry.findById(client, digest('sha256', web.text))).toBeNull();
      expect(registry.findByText(client, web.text)).toBeNull();
      expect(registry.findByMeaning(client, 'query Web {\n  web\n}')).toBeNull();
    }
    expect(registry.findByMeaning('web', 'query Web {\n  web\n}')).toBe(web);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('has nothing under %j', (id) => {
    expect(registry.findById(null, id)).toBeNull();
  });

  it('finds by the SHA-256 of the text, too', () => {
    expect(registry.findById('ios', digest('sha256', ios.text))).toBe(ios);
    expect(registry.findById('ios', digest('sha256', common.text))).toBe(common);
    expect(registry.findById('ios', digest('sha256', `${ios.text} `))).toBeNull();
  });

  it('finds by text exactly, and by meaning whatever the white space', () => {
    const spaced = '# hello\nquery Start {\n  common,\n}';
    expect(registry.findByText(null, common.text)).toBe(common);
    expect(registry.findByText(null, spaced)).toBeNull();
    expect(registry.findByMeaning(null, spaced)).toBe(common);
    expect(registry.findByMeaning(null, 'query Start { commons }')).toBeNull();
    expect(registry.isMeant(common, spaced)).toBe(true);
    expect(registry.isMeant(ios, spaced)).toBe(false);
  });

  it('reads of a text that is not listed no more tokens than the longest listed one has', () => {
    // Five tokens are read; what comes after them cannot be.
    const endless = `${'{ a '.repeat(3)}${'{'.repeat(200_000)}`;
    const startedAt = performance.now();
    for (let times = 0; times < 1_000; times += 1) expect(registry.findByMeaning(null, endless)).toBeNull();
    // Reading all of it takes some 10 ms each time.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('never changes, even with the list it was made of', () => {
    const operations = [common];
    const fixed = createOperationRegistry(operations);
    operations.push(web);
    expect(fixed.operations).toEqual([common]);
    expect(createOperationRegistry([]).findByMeaning(null, common.text)).toBeNull();
  });
});
