/** An answer, and when it was asked for, by the clock of `performance`. */
export interface TimedAnswer<Answer> {
  readonly askedAt: number;
  readonly answer: Answer;
}

/**
 * Asks again and again, each asker anew as soon as it is answered, for as long as more is wanted.
 * @returns all answers; of each asker there is one at least
 */
export async function askWhile<Answer>(
  askers: readonly (() => Promise<Answer>)[],
  wantsMore: () => boolean,
): Promise<TimedAnswer<Answer>[]> {
  const answers: TimedAnswer<Answer>[] = [];
  const keepAsking = async (ask: () => Promise<Answer>) => {
    do {
      const askedAt = performance.now();
      answers.push({ askedAt, answer: await ask() });
    } while (wantsMore());
  };
  await Promise.all(askers.map(keepAsking));
  return answers;
}
