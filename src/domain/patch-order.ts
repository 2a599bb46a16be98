/** Orders patches by their numbers, older first: `14.9` before `14.10`. Those that are no numbers come before all, by their text. */
export function comparePatches(one: string, other: string): number {
  const [first, second] = [toNumbers(one), toNumbers(other)];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const difference = (first[at] ?? -1) - (second[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return one < other ? -1 : one > other ? 1 : 0;
}

function toNumbers(patch: string): readonly number[] {
  return /^\d{1,9}(\.\d{1,9})*$/.test(patch) ? patch.split('.').map(Number) : [];
}
