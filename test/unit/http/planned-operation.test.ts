import { HeaderMap } from '@apollo/server';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDocumentPlan } from '../../../src/execution/document-plan.ts';
import { readPlannedOperation } from '../../../src/http/planned-operation.ts';

const TEXT = 'query A { a } query B { b } mutation C { c } subscription D { d }';
const plan = createDocumentPlan({ digest: 'd', text: TEXT, document: parse(TEXT), persisted: false });
const headers = new HeaderMap();

function read(request: { method: string; search?: string; body?: unknown }) {
  const planned = readPlannedOperation({ headers, search: '', body: undefined, ...request }, plan);
  return planned && { name: planned.operation.name?.value, variables: planned.variables };
}

describe('readPlannedOperation', () => {
  it.each([
    ['a name', { operationName: 'A' }, { name: 'A', variables: undefined }],
    ['variables', { operationName: 'B', variables: { n: 1 } }, { name: 'B', variables: { n: 1 } }],
    ['nulls', { operationName: 'B', variables: null, extensions: null, query: null }, { name: 'B', variables: undefined }],
    ['a mutation', { operationName: 'C' }, { name: 'C', variables: undefined }],
    ['no name where several could run', {}, null],
    ['an unknown name', { operationName: 'E' }, null],
    ['an empty name', { operationName: '' }, null],
    ['a subscription', { operationName: 'D' }, null],
    ['a name of a wrong type', { operationName: 5 }, null],
    ['variables as text', { operationName: 'A', variables: '{}' }, null],
    ['variables as a list', { operationName: 'A', variables: [] }, null],
    ['extensions of a wrong type', { operationName: 'A', extensions: 'x' }, null],
    ['a query of a wrong type', { operationName: 'A', query: {} }, null],
    ['a list', [], null],
  ])('reads a body with %s', (_what, body, expected) => {
    expect(read({ method: 'POST', body })).toEqual(expected);
  });

  it.each([
    ['?operationName=A', { name: 'A', variables: undefined }],
    ['?operationName=A&variables={"n":1}', { name: 'A', variables: { n: 1 } }],
    ['?operationName=A&variables=', null],
    ['?operationName=A&variables=[]', null],
    ['?operationName=A&variables={', null],
    ['?operationName=A&extensions=5', null],
    ['?operationName=A&operationName=B', null],
    ['?operationName=C', null],
    ['', null],
  ])('reads the query string %s', (search, expected) => {
    expect(read({ method: 'GET', search })).toEqual(expected);
  });
});
