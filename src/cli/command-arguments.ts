import type { z } from 'zod';
import { FarsightError } from '../domain/errors.ts';

/**
 * What a handler was called with, validated: it may come from another version of the command line.
 * @throws FarsightError `BAD_INPUT` naming the first fault
 */
export function parseArguments<Schema extends z.ZodType>(schema: Schema, args: unknown): z.output<Schema> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new FarsightError(
    'BAD_INPUT',
    `The command's arguments are not understood${where === '' ? '' : ` at ${where}`}: ${issue?.message ?? 'unknown'}`,
  );
}
