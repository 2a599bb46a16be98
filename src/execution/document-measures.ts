import { type ASTNode, type DefinitionNode, type DocumentNode, Kind, visit } from 'graphql';

/** More than any limit; counts stop growing here, because fragments in fragments double with each. */
export const COUNT_CEILING = 1_000_000_000;

/** The largest number of its kind, and where it was found. */
export interface Extreme {
  readonly value: number;
  readonly node: ASTNode;
}

/** An operation or fragment after expanding the fragments it spreads. Counts end at {@link COUNT_CEILING}. */
export interface DefinitionMeasures {
  readonly node: DefinitionNode;
  /** Fields that are in no other field. */
  readonly rootFields: number;
  readonly fields: number;
  readonly aliases: number;
  /** On any node. */
  readonly directives: number;
  /** Levels of fields. */
  readonly depth: Extreme;
  /** Levels of selection sets, of fields as of fragments, and of lists and input objects. */
  readonly nesting: Extreme;
}

/** What is written in a document, without expanding anything. */
export interface TextMeasures {
  /** On one node. */
  readonly directivesPerNode: Extreme;
  /** Characters. */
  readonly nameLength: Extreme;
  /** Pairs of fields that answer under the same name, wherever they are. */
  readonly namesakes: number;
  /** Fields that ask for the schema: `__schema` and `__type`. */
  readonly introspections: number;
}

/** How large a document is; it need not be valid. */
export interface DocumentMeasures {
  readonly text: TextMeasures;
  /** One for each definition, in order; made when asked for. */
  readonly expand: () => readonly DefinitionMeasures[];
}

/** A definition as it is written, and where it spreads fragments. */
interface Section extends DefinitionMeasures {
  readonly spreads: readonly { readonly name: string; readonly depth: number; readonly nesting: number }[];
}

const INTROSPECTION_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type']);
const NO_OFFSET = { depth: 0, nesting: 0 };
/** Node kinds that hold others like them. */
const NESTING_KINDS: ReadonlySet<Kind> = new Set([Kind.SELECTION_SET, Kind.LIST, Kind.OBJECT, Kind.LIST_TYPE]);

/**
 * Measures a document that is parsed, in time linear in its text: each definition is walked once, without recursion. A fragment that is
 * not there counts nothing; so does one inside itself; of several with one name all count, so that whichever is taken is among them.
 */
export function measureDocument(document: DocumentNode): DocumentMeasures {
  const text = createTextMeter(document);
  const sections = document.definitions.map((definition) => measureSection(definition, text));
  return { text: text.read(), expand: () => expandSections(sections) };
}

type TextMeter = ReturnType<typeof createTextMeter>;

function createTextMeter(document: DocumentNode) {
  const counts = new Map<string, number>();
  let directivesPerNode: Extreme = { value: 0, node: document };
  let nameLength: Extreme = { value: 0, node: document };
  let namesakes = 0;
  let introspections = 0;
  return {
    enter: (node: ASTNode) => {
      const directives = countDirectives(node);
      if (directives > directivesPerNode.value) directivesPerNode = { value: directives, node };
      if (node.kind === Kind.NAME && node.value.length > nameLength.value) nameLength = { value: node.value.length, node };
      if (node.kind !== Kind.FIELD) return;
      if (INTROSPECTION_FIELDS.has(node.name.value)) introspections += 1;
      const name = (node.alias ?? node.name).value;
      const before = counts.get(name) ?? 0;
      namesakes += before;
      counts.set(name, before + 1);
    },
    read: (): TextMeasures => ({ directivesPerNode, nameLength, namesakes, introspections }),
  };
}

function measureSection(definition: DefinitionNode, text: TextMeter): Section {
  const spreads: Section['spreads'][number][] = [];
  const counts = { rootFields: 0, fields: 0, aliases: 0, directives: 0 };
  let [depth, nesting] = [0, 0];
  let deepest: Extreme = { value: 0, node: definition };
  let innermost: Extreme = { value: 0, node: definition };
  visit(definition, {
    enter: (node) => {
      text.enter(node);
      counts.directives += countDirectives(node);
      if (node.kind === Kind.FIELD) {
        depth += 1;
        counts.fields += 1;
        if (depth === 1) counts.rootFields += 1;
        if (node.alias !== undefined) counts.aliases += 1;
        if (depth > deepest.value) deepest = { value: depth, node };
      } else if (node.kind === Kind.FRAGMENT_SPREAD) spreads.push({ name: node.name.value, depth, nesting });
      else if (NESTING_KINDS.has(node.kind)) {
        nesting += 1;
        if (nesting > innermost.value) innermost = { value: nesting, node };
      }
    },
    leave: (node) => {
      if (node.kind === Kind.FIELD) depth -= 1;
      else if (NESTING_KINDS.has(node.kind)) nesting -= 1;
    },
  });
  return { node: definition, ...counts, depth: deepest, nesting: innermost, spreads };
}

function countDirectives(node: ASTNode): number {
  return 'directives' in node ? (node.directives?.length ?? 0) : 0;
}

/** Each fragment is expanded once for those that spread it. The recursion goes as deep as there are fragments. */
function expandSections(sections: readonly Section[]): readonly DefinitionMeasures[] {
  const fragments = Map.groupBy(sections, ({ node }) => (node.kind === Kind.FRAGMENT_DEFINITION ? node.name.value : null));
  const known = new Map<string, DefinitionMeasures | null>();
  const expandFragment = (name: string): DefinitionMeasures | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, null);
    const [first, ...others] = (fragments.get(name) ?? []).map(expand);
    if (first === undefined) return null;
    const whole = others.reduce((total, other) => add(total, other, NO_OFFSET), first);
    known.set(name, whole);
    return whole;
  };
  const expand = (section: Section): DefinitionMeasures => {
    let total: DefinitionMeasures = section;
    for (const spread of section.spreads) {
      const fragment = expandFragment(spread.name);
      if (fragment !== null) total = add(total, fragment, spread);
    }
    return total;
  };
  return sections.map(expand);
}

/** A definition together with a part of it that begins as far inside as `offset` says. */
function add(whole: DefinitionMeasures, part: DefinitionMeasures, offset: { depth: number; nesting: number }): DefinitionMeasures {
  const sum = (left: number, right: number) => Math.min(left + right, COUNT_CEILING);
  const deeper = (left: Extreme, { value, node }: Extreme, above: number) =>
    left.value >= above + value ? left : { value: above + value, node };
  return {
    node: whole.node,
    rootFields: offset.depth === 0 ? sum(whole.rootFields, part.rootFields) : whole.rootFields,
    fields: sum(whole.fields, part.fields),
    aliases: sum(whole.aliases, part.aliases),
    directives: sum(whole.directives, part.directives),
    depth: deeper(whole.depth, part.depth, offset.depth),
    nesting: deeper(whole.nesting, part.nesting, offset.nesting),
  };
}
