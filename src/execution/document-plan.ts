import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type DocumentShape, readShape } from './document-shape.ts';

/** Some thousand operations are more than a product's clients have; beyond them are documents that are written once. */
const MAX_PLANS = 2_000;
/** A parsed document takes some fifty times its text: 50 MB at most. */
const MAX_TEXT_BYTES = 1024 * 1024;
/** A document that is never sent again is not even looked at. */
const SHAPED_AT_RUN = 2;

/** One form of a document: with the values its conditions have. Conditions that are constants make one form. */
export interface DocumentVariant {
  /** Unique over all plans. */
  readonly key: string;
  readonly plan: DocumentPlan;
  /** Values of the variables in `@skip` and `@include`, by name. */
  readonly conditions: Readonly<Record<string, boolean>>;
  /** How often it ran since its document came back a second time. */
  runs: number;
  /** `waiting`: in the compiler's queue; `refused`: it cannot be compiled. */
  state: 'cold' | 'waiting' | 'refused';
}

/** What is known of an operation of a document: one for each text and operation name. */
export interface DocumentPlan {
  readonly key: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  runs: number;
  /** Null until the document came back. */
  shape: DocumentShape | null;
  readonly variants: Map<string, DocumentVariant>;
}

/** An operation as it arrives, parsed and valid. */
export interface ArrivingOperation {
  /** A digest of the text. */
  readonly documentHash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Plans by text and operation; the least recently used leave. */
export interface DocumentPlans {
  /** The plan of an operation, which has run once more. */
  readonly run: (arriving: ArrivingOperation) => DocumentPlan;
  readonly size: () => number;
}

/** No plans yet. @param limits for tests */
export function createDocumentPlans(limits: { maxPlans?: number; maxTextBytes?: number } = {}): DocumentPlans {
  const plans = new LRUCache<string, DocumentPlan>({
    max: limits.maxPlans ?? MAX_PLANS,
    maxSize: limits.maxTextBytes ?? MAX_TEXT_BYTES,
    sizeCalculation: ({ document }, key) => key.length + Math.max(1, document.loc?.end ?? 0),
  });
  return {
    run: (arriving) => {
      const key = `${arriving.documentHash}:${arriving.operation.name?.value ?? ''}`;
      const plan = plans.get(key) ?? createPlan(key, arriving);
      plan.runs += 1;
      if (plan.runs === 1) plans.set(key, plan);
      if (plan.runs === SHAPED_AT_RUN) plan.shape = readShape(plan.document, plan.operation);
      return plan;
    },
    size: () => plans.size,
  };
}

/**
 * The form of a plan that runs with these variables; null when the document is not to be compiled, or a condition has no value, which
 * is an error.
 */
export function runVariant(plan: DocumentPlan, variables: Readonly<Record<string, unknown>>): DocumentVariant | null {
  if (plan.shape === null || !plan.shape.compilable) return null;
  const conditions: Record<string, boolean> = {};
  for (const name of plan.shape.conditions) {
    const value = variables[name];
    if (typeof value !== 'boolean') return null;
    conditions[name] = value;
  }
  const form = plan.shape.conditions.map((name) => (conditions[name] ? '1' : '0')).join('');
  const variant = plan.variants.get(form) ?? { key: `${plan.key}:${form}`, plan, conditions, runs: 0, state: 'cold' as const };
  if (variant.runs === 0) plan.variants.set(form, variant);
  variant.runs += 1;
  return variant;
}

function createPlan(key: string, { document, operation }: ArrivingOperation): DocumentPlan {
  return { key, document, operation, runs: 0, shape: null, variants: new Map() };
}
