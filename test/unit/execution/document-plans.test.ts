import { createHash } from 'node:crypto';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listOperations, listVariants, planOperation } from '../../../src/execution/document-plan.ts';
import type { DocumentPlansParts } from '../../../src/execution/document-plans.ts';
import { createOperationReader } from '../../../src/execution/operation-reading.ts';
import { createDocumentReader } from '../../../src/execution/read-document.ts';
import { createTestPlans } from '../../support/test-plans.ts';

const schema = buildSchema('type Query { a: Int b: Int q: Query }');

/** Plans that count what is read. */
function createCountedPlans(limits: Partial<DocumentPlansParts> = {}) {
  const inner = createDocumentReader({ schema, mode: 'development' });
  const readOperation = createOperationReader(schema);
  const texts: string[] = [];
  const readings: string[] = [];
  const plans = createTestPlans(schema, {
    readDocument: (text) => {
      texts.push(text);
      return inner(text);
    },
    readOperation: (document, operation) => {
      readings.push(operation.name?.value ?? '');
      return readOperation(document, operation);
    },
    ...limits,
  });
  return { plans, texts, readings };
}

const toDigest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('document plans', () => {
  it('read a text once, and are found by its SHA-256', () => {
    const { plans, texts } = createCountedPlans();
    const first = plans.plan('{ a }');
    expect(first).toMatchObject({ kind: 'planned', plan: { digest: toDigest('{ a }'), text: '{ a }', persisted: false } });
    expect(plans.plan('{ a }')).toEqual(first);
    expect(texts).toEqual(['{ a }']);
    expect(plans.find(toDigest('{ a }'))).toBe(first.kind === 'planned' ? first.plan : null);
    expect(plans.find(toDigest('{ b }'))).toBeUndefined();
  });

  it('read new texts in turns, each once, and known ones at once', async () => {
    const { plans, texts } = createCountedPlans();
    plans.plan('{ a }');
    const answers = Promise.all(['{ b }', '{ c: a }', '{ b }'].map((text) => plans.planInTurn(text)));
    expect((await plans.planInTurn('{ a }')).kind).toBe('planned');
    expect(texts).toEqual(['{ a }']);
    expect((await answers).map(({ kind }) => kind)).toEqual(['planned', 'planned', 'planned']);
    expect(texts).toEqual(['{ a }', '{ b }', '{ c: a }']);
    expect((await plans.planInTurn('{ nothing }')).kind).toBe('invalid');
  });

  it.each([
    ['what cannot be parsed', '{ a', 'invalid'],
    ['what is not valid', '{ nothing }', 'invalid'],
    ['what is past a limit', `{ ${'q { '.repeat(30)} a ${'}'.repeat(30)} }`, 'refused'],
  ])('do not keep %s', (_what, text, kind) => {
    const { plans, texts } = createCountedPlans();
    expect(plans.plan(text).kind).toBe(kind);
    expect(plans.plan(text).kind).toBe(kind);
    expect(texts).toHaveLength(2);
    expect(plans.size()).toBe(0);
  });

  it('drop documents by what they take once parsed, which their text does not show', () => {
    const countKept = (toText: (index: number) => string) => {
      const { plans } = createCountedPlans({ maxBytes: 100_000 });
      for (let index = 0; index < 100; index += 1) plans.plan(toText(index));
      return plans.size();
    };
    const dense = countKept((index) => `query d${index}{${'a '.repeat(48)}}`);
    const loose = countKept((index) => `query l${index}{a${' '.repeat(95)}}`);
    expect(dense).toBeGreaterThan(0);
    expect(dense * 5).toBeLessThan(loose);
  });

  it('drop what was not asked for the longest, but not what is persisted', () => {
    const { plans, texts } = createCountedPlans({ maxPlans: 3 });
    plans.persist(['{ kept: a }']);
    for (let index = 0; index < 10; index += 1) plans.plan(`{ a${index}: a }`);
    expect(plans.size()).toBe(3);
    expect(plans.plan('{ kept: a }')).toMatchObject({ plan: { persisted: true } });
    expect(texts).toHaveLength(11);
  });

  it('keep a set of persisted documents until another one takes its place', () => {
    const { plans, texts } = createCountedPlans();
    const [before] = plans.persist(['{ a }', '{ b }']);
    const after = plans.persist(['{ a }', '{ a }', '{ nothing }']);
    expect(after).toEqual([before]);
    expect(texts).toEqual(['{ a }', '{ b }', '{ nothing }']);
    expect(plans.find(toDigest('{ b }'))).toBeUndefined();
  });

  it('have one plan an operation of a document', () => {
    const { plans } = createCountedPlans();
    const outcome = plans.plan('query A { a } query B { b }');
    if (outcome.kind !== 'planned') throw new Error('Not planned');
    const { document, digest } = outcome.plan;
    const arrive = (name: string) => {
      const operation = getOperationAST(document, name);
      if (!operation) throw new Error('No such operation');
      return plans.operation({ documentHash: digest, document, operation });
    };
    expect(arrive('A')).toBe(arrive('A'));
    expect(arrive('A')).not.toBe(arrive('B'));
    expect(arrive('A').key).not.toBe(arrive('B').key);
  });

  it('tell what a document says of its answers, read once and only when somebody asks', () => {
    const { plans, readings } = createCountedPlans();
    const outcome = plans.plan('query One($if: Boolean!) { a @include(if: $if) b }');
    if (outcome.kind !== 'planned') throw new Error(`It is ${outcome.kind}`);
    expect(readings).toEqual([]);
    const [operation] = listOperations(outcome.plan);
    if (operation === undefined) throw new Error('No operation');
    const reading = plans.read(operation);
    expect(plans.read(operation)).toBe(reading);
    expect(readings).toEqual(['One']);
    expect(reading).toMatchObject({
      policy: { maxAgeSeconds: 0, scope: 'PUBLIC', setBy: { field: 'Query.a' } },
      usedVariables: ['if'],
      tags: { types: [], lists: [], absences: [] },
    });
  });

  it('read persisted documents at once, all their operations', () => {
    const { plans, readings } = createCountedPlans();
    plans.persist(['query A { a } query B { b }', '{ a }']);
    expect(readings).toEqual(['A', 'B', '']);
    plans.persist(['{ a }']);
    expect(readings).toHaveLength(3);
  });

  it('take documents that come by another way', () => {
    const { plans, texts } = createCountedPlans();
    const document = parse('{ a }');
    const operation = getOperationAST(document);
    if (!operation) throw new Error('No operation');
    const plan = plans.operation({ documentHash: toDigest('{ a }'), document, operation });
    expect(plans.plan('{ a }')).toMatchObject({ plan: { operations: new Map([['', plan]]) } });
    expect(texts).toEqual([]);
  });
});

describe('listVariants', () => {
  it('has a form for each combination of the conditions', () => {
    const { plans } = createCountedPlans();
    const [plan] = plans.persist(['query ($x: Boolean!, $y: Boolean!) { a @skip(if: $x) b @include(if: $y) q @skip(if: true) { a } }']);
    const operation = plan && getOperationAST(plan.document);
    if (!operation) throw new Error('No operation');
    expect(listVariants(planOperation(plan, operation)).map(({ conditions }) => conditions)).toEqual([
      { x: false, y: false },
      { x: true, y: false },
      { x: false, y: true },
      { x: true, y: true },
    ]);
  });
});
