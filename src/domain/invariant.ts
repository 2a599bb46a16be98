/**
 * Asserts what the surrounding code guarantees; a failure is a defect of Farsight, never of its input.
 * @param why what was required, with the value that came
 */
export function invariant(value: unknown, why: string): asserts value {
  if (!value) throw new Error(`Invariant violated: ${why}`);
}
