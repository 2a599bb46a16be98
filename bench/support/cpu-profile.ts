import type { Profiler } from 'node:inspector';

/** CPU time by what it was spent on. */
export interface CpuShare {
  readonly name: string;
  /** Of the time that was not idle. */
  readonly fraction: number;
}

type Frame = Profiler.ProfileNode['callFrame'];

/** The profiler's own work is nobody's either. */
const LEFT_OUT = new Set(['(idle)', 'post node:inspector']);
const PROJECT = new URL('../../', import.meta.url).href;

/** Self time by package or source folder, largest first. What Node and V8 do for a caller counts as the caller's; collecting garbage is nobody's. */
export function shareByPart(profile: Profiler.Profile): CpuShare[] {
  const parents = findParents(profile);
  return share(profile, (node) => {
    for (let at: Profiler.ProfileNode | undefined = node; at !== undefined; at = parents.get(at.id)) {
      const part = toPart(at.callFrame);
      if (part !== null) return part;
    }
    return node.callFrame.functionName.startsWith('(') && node.callFrame.url === '' ? node.callFrame.functionName : 'Node itself';
  });
}

/** Self time by function, largest first. */
export function shareByFunction(profile: Profiler.Profile): CpuShare[] {
  return share(profile, ({ callFrame: { functionName, url, lineNumber } }) => {
    const file = toFileUrl(url)
      .replace(PROJECT, '')
      .replace(/^.*node_modules\//, '');
    return `${functionName || '(anonymous)'} ${file === '' ? '(native or generated)' : `${file}:${lineNumber + 1}`}`;
  });
}

function share({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, toName: (node: Profiler.ProfileNode) => string): CpuShare[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const node = byId.get(id);
    if (node === undefined || isLeftOut(node.callFrame)) continue;
    const time = timeDeltas[index] ?? 0;
    busy += time;
    const name = toName(node);
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times].map(([name, time]) => ({ name, fraction: time / busy })).sort((left, right) => right.fraction - left.fraction);
}

function isLeftOut({ functionName, url }: Frame): boolean {
  return LEFT_OUT.has(`${functionName} ${url}`.trim());
}

function findParents({ nodes }: Profiler.Profile): ReadonlyMap<number, Profiler.ProfileNode> {
  return new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
}

/** The package or folder a frame belongs to; null for those of Node and V8. */
function toPart({ url, functionName }: Frame): string | null {
  const name = url.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
  if (name !== undefined) return name;
  const file = toFileUrl(url);
  if (file.startsWith(PROJECT)) return file.slice(PROJECT.length).split('/').slice(0, 2).join('/');
  return /Handler|__context|^anonymous\d*$/.test(functionName) && url === '' ? 'graphql-jit, generated' : null;
}

function toFileUrl(url: string): string {
  return url.startsWith('/') ? `file://${url}` : url;
}
