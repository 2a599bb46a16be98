import type { GraphQLSchema } from 'graphql';
import { createDocumentPlans, type DocumentPlans, type DocumentPlansParts } from '../../src/execution/document-plans.ts';
import { createOperationReader } from '../../src/execution/operation-reading.ts';
import { createDocumentReader } from '../../src/execution/read-document.ts';

/** Plans over a schema as the gateway has them, in development. */
export function createTestPlans(schema: GraphQLSchema, parts: Partial<DocumentPlansParts> = {}): DocumentPlans {
  return createDocumentPlans({
    readDocument: createDocumentReader({ schema, mode: 'development' }),
    readOperation: createOperationReader(schema),
    ...parts,
  });
}
