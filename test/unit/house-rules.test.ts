import { describe, expect, it } from 'vitest';
import { findHouseFaults } from '../../scripts/house-rules.ts';

const faultsOf = (text: string) => findHouseFaults({ path: 'src/a.ts', text });

describe('findHouseFaults', () => {
  it('finds nothing in a short, documented file', () => {
    expect(
      faultsOf(
        `import { b } from './b.ts';\n/** What it is. */\nexport const a = b;\nconst inner = 1;\nexport type { C } from './c.ts';\n`,
      ),
    ).toEqual([]);
  });

  it.each(['const a = 1', 'function a() {}', 'interface A {}', 'type A = 1', 'class A {}'])(
    'names an undocumented export: %s',
    (declaration) => {
      const text = `// a comment is no docstring\nexport ${declaration};\n`;
      expect(faultsOf(text)).toEqual(['src/a.ts:2: an export without a docstring']);
    },
  );

  it('lets a list of one-line types share a docstring, and nothing else', () => {
    expect(faultsOf('/** Alike. */\nexport type A = 1;\nexport type B = 2;\nexport type C = 3;\n')).toEqual([]);
    expect(faultsOf('/** Apart. */\nexport type A = 1;\n\nexport type B = 2;\n')).toEqual(['src/a.ts:4: an export without a docstring']);
    expect(faultsOf('/** Long. */\nexport type A = 1;\nexport function b() {\n}\n')).toEqual(['src/a.ts:3: an export without a docstring']);
  });

  it('names a file of more than 300 lines, the last line’s end not counted', () => {
    expect(faultsOf('1;\n'.repeat(300))).toEqual([]);
    expect(faultsOf('1;\n'.repeat(301))).toEqual(['src/a.ts: 301 lines, at most 300: split it by domain']);
  });

  it('names what is left to do', () => {
    expect(faultsOf(`const a = 1; // ${'TO'}DO: more\n`)).toEqual([expect.stringMatching(/^src\/a\.ts:1: /)]);
  });
});
