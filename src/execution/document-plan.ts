import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';
import { type DocumentShape, readShape } from './document-shape.ts';
import type { OperationReading } from './operation-reading.ts';

/** A document that is never sent again is not even looked at. */
const SHAPED_AT_RUN = 2;

/** One form of an operation: with the values its conditions have. Conditions that are constants make one form. */
export interface OperationVariant {
  /** Unique over all plans. */
  readonly key: string;
  readonly plan: OperationPlan;
  /** Values of the variables in `@skip` and `@include`, by name. */
  readonly conditions: Readonly<Record<string, boolean>>;
  /** How often it ran since its document came back a second time. */
  runs: number;
  /** `waiting`: in the compiler's queue; `refused`: it cannot be compiled. */
  state: 'cold' | 'waiting' | 'refused';
}

/** What is known of an operation of a document. */
export interface OperationPlan {
  readonly key: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Registered by the product's makers, not sent by a client: worth compiling before it runs, and kept. */
  readonly persisted: boolean;
  runs: number;
  /** Null until the document came back. */
  shape: DocumentShape | null;
  readonly variants: Map<string, OperationVariant>;
  /** What the document tells of its answers; null until somebody asks, see document-plans.ts. */
  reading: OperationReading | null;
}

/** What is known of a document: parsed, valid, one plan for each of its operations that ran. */
export interface DocumentPlan {
  /** SHA-256 of the text, hex. */
  readonly digest: string;
  readonly text: string;
  readonly document: DocumentNode;
  readonly persisted: boolean;
  readonly operations: Map<string, OperationPlan>;
}

/** A plan without operations yet. */
export function createDocumentPlan(plan: Omit<DocumentPlan, 'operations'>): DocumentPlan {
  return { ...plan, operations: new Map() };
}

/** The plan of one of a document's operations, made when it is first asked for. */
export function planOperation(plan: DocumentPlan, operation: OperationDefinitionNode): OperationPlan {
  const name = operation.name?.value ?? '';
  const known = plan.operations.get(name);
  if (known !== undefined) return known;
  const { digest, document, persisted } = plan;
  const made: OperationPlan = {
    key: `${digest}:${name}`,
    document,
    operation,
    persisted,
    runs: 0,
    shape: persisted ? readShape(document, operation) : null,
    variants: new Map(),
    reading: null,
  };
  plan.operations.set(name, made);
  return made;
}

/** Plans of all operations of a document. */
export function listOperations(plan: DocumentPlan): OperationPlan[] {
  return plan.document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? planOperation(plan, node) : []));
}

/** Counts a run, and looks at the document when it came back. */
export function countRun(plan: OperationPlan): void {
  plan.runs += 1;
  if (plan.runs >= SHAPED_AT_RUN) plan.shape ??= readShape(plan.document, plan.operation);
}

/**
 * The form of a plan that runs with these variables; null when the document is not to be compiled, or a condition has no value, which
 * is an error.
 */
export function findVariant(plan: OperationPlan, variables: Readonly<Record<string, unknown>>): OperationVariant | null {
  if (plan.shape === null || !plan.shape.compilable) return null;
  const conditions: Record<string, boolean> = {};
  for (const name of plan.shape.conditions) {
    const value = variables[name];
    if (typeof value !== 'boolean') return null;
    conditions[name] = value;
  }
  const form = plan.shape.conditions.map((name) => (conditions[name] ? '1' : '0')).join('');
  const known = plan.variants.get(form);
  if (known !== undefined) return known;
  const made: OperationVariant = { key: `${plan.key}:${form}`, plan, conditions, runs: 0, state: 'cold' };
  plan.variants.set(form, made);
  return made;
}

/** All forms of an operation that can be compiled: each combination of its conditions' values. */
export function listVariants(plan: OperationPlan): OperationVariant[] {
  const names = plan.shape?.conditions ?? [];
  const combinations = Array.from({ length: 2 ** names.length }, (_value, bits) =>
    Object.fromEntries(names.map((name, index) => [name, ((bits >> index) & 1) === 1])),
  );
  return combinations.flatMap((conditions) => findVariant(plan, conditions) ?? []);
}
