import { FarsightError } from '../domain/errors.ts';

/**
 * A row another row points to. It can only be missing when it was removed between two statements of this request.
 * @throws FarsightError `CONFLICT`, which asking again mends
 */
export function requireRow<Row>(row: Promise<Row | null>, what: string): Promise<Row> {
  // Called for each item of a list: one promise less than an async function makes.
  return row.then((loaded) => {
    if (loaded === null) throw new FarsightError('CONFLICT', `The ${what} was removed while this was being answered; ask again`);
    return loaded;
  });
}
