import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createTagReader } from '../../../src/execution/possible-tags.ts';
import { createSchema } from '../../../src/execution/schema.ts';

const ofSchema = createSchema();

function read(source: string, conditions?: Record<string, boolean>, schema = ofSchema) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation');
  return createTagReader(schema)(document, operation, conditions);
}

const NONE = { types: [], lists: [], absences: [] };

describe('createTagReader', () => {
  it.each([
    ['a row that may be missing', '{ player(by: { puuid: "x" }) { gameName } }', { types: ['Player'], absences: ['null:Player'] }],
    ['a root list', '{ players { nodes { gameName } } }', { types: ['Player'], lists: ['list:Player'] }],
    ['a root list by its edges', '{ matches { edges { cursor node { patch } } } }', { types: ['Match'], lists: ['list:Match'] }],
    ['a list that is only counted', '{ channels { totalCount } }', { lists: ['list:Channel'] }],
    ['rows of a page that shows none', '{ channels { pageInfo { hasNextPage } } }', { types: ['Channel'], lists: ['list:Channel'] }],
    ['rows of edges that show cursors', '{ matches { edges { cursor } } }', { types: ['Match'], lists: ['list:Match'] }],
    [
      'a list of a row, and rows of another type in it',
      '{ channel(by: { id: "x" }) { posts { nodes { text } } } }',
      { types: ['Channel', 'Post'], lists: ['Channel.posts'], absences: ['null:Channel'] },
    ],
    [
      'parts of a row as the row',
      '{ match(matchId: "x") { participants { kills details { items } } teams { objectives { kills } } } }',
      { types: ['Match'], absences: ['null:Match'] },
    ],
    [
      'lists of parts as the row',
      '{ player(by: { puuid: "x" }) { names { gameName } ranks { tier } rankHistory(queue: UNSPECIFIED) { nodes { tier } } settings { timeZone } } }',
      { types: ['Player'], absences: ['null:Player'] },
    ],
    [
      'parts of a row that stand under another',
      '{ player(by: { puuid: "x" }) { matches { edges { participant { kills champion { name } } } } } }',
      { types: ['Champion', 'Match', 'Player'], lists: ['Player.matches'], absences: ['null:Player'] },
    ],
    [
      'static data that may not be known yet',
      '{ match(matchId: "x") { queue { map } } }',
      { types: ['Match', 'Queue'], absences: ['null:Match', 'null:Queue'] },
    ],
    [
      'every type of a node, even if only one is read',
      '{ node(id: "x") { ... on Match { patch } } }',
      { types: ['Channel', 'Match', 'Player', 'Post'], absences: ['null:Channel', 'null:Match', 'null:Player', 'null:Post'] },
    ],
    [
      'rows that are asked for by ids, as no list',
      '{ nodes(ids: ["x"]) { id } }',
      { types: ['Channel', 'Match', 'Player', 'Post'], absences: ['null:Channel', 'null:Match', 'null:Player', 'null:Post'] },
    ],
    [
      'what fragments read',
      '{ ...F } fragment F on Query { players { ...P } } fragment P on PlayerConnection { nodes { id } }',
      { types: ['Player'], lists: ['list:Player'] },
    ],
    ['nothing for what is not stored', '{ viewer { role } __typename }', {}],
    ['nothing for introspection', getIntrospectionQuery(), {}],
  ])('finds %s', (_what, source, expected) => {
    expect(read(source)).toEqual({ ...NONE, ...expected });
  });

  it('leaves out what conditions leave out', () => {
    const source = 'query ($x: Boolean!) { players { totalCount } matches @include(if: $x) { totalCount } }';
    expect(read(source).lists).toEqual(['list:Match', 'list:Player']);
    expect(read(source, { x: false }).lists).toEqual(['list:Player']);
  });

  it('names a plain list of rows by its parent, also one of rows like the parent', () => {
    const schema = buildSchema(`
      directive @cacheTag(type: String!) on OBJECT
      interface Node { id: ID! }
      type Query { players: [Player!]! }
      type Player implements Node { id: ID! friends: [Player!]! channels: [[Channel]] parts: [Part!] guests: [Guest!] }
      type Channel implements Node { id: ID! }
      type Part @cacheTag(type: "Player") { size: Int }
      type Guest @cacheTag(type: "Channel") { size: Int }`);
    expect(read('{ players { friends { id } channels { id } parts { size } guests { size } } }', {}, schema)).toEqual({
      types: ['Channel', 'Player'],
      lists: ['Player.channels', 'Player.friends', 'Player.guests', 'list:Player'],
      absences: ['null:Channel'],
    });
  });
});
