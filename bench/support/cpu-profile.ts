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
/** By which Node hands bytes to the system. */
const WRITES = new Set(['writev', 'writeBuffer', 'writeLatin1String', 'writeUtf8String']);
const PROJECT = new URL('../../', import.meta.url).href;

/** Self time by package or source folder, largest first. What Node and V8 do for a caller counts as the caller's; collecting garbage is nobody's. */
export function shareByPart(profile: Profiler.Profile): CpuShare[] {
  const findCaller = createCallerFinder(profile);
  return share(profile, (node) => toOwner(findCaller(node) ?? node));
}

/** Self time by package or source folder, largest first, and that of Node and V8 by itself. */
export function shareByPartAlone(profile: Profiler.Profile): CpuShare[] {
  return share(profile, toOwner);
}

/** Self time by function, largest first; what Node and V8 do for a function of a package or folder counts as its own. */
export function shareByCaller(profile: Profiler.Profile): CpuShare[] {
  const findCaller = createCallerFinder(profile);
  return share(profile, (node) => {
    const caller = findCaller(node);
    return caller === null ? toOwner(node) : toFunctionName(caller);
  });
}

/** Self time by function, largest first. */
export function shareByFunction(profile: Profiler.Profile): CpuShare[] {
  return share(profile, toFunctionName);
}

function toFunctionName({ callFrame: { functionName, url, lineNumber } }: Profiler.ProfileNode): string {
  const file = toFileUrl(url)
    .replace(PROJECT, '')
    .replace(/^.*node_modules\//, '');
  return `${functionName || '(anonymous)'} ${file === '' ? '(native or generated)' : `${file}:${lineNumber + 1}`}`;
}

/** The package or folder of a frame, or what it is of Node and V8. */
function toOwner({ callFrame }: Profiler.ProfileNode): string {
  const { functionName, url } = callFrame;
  const part = toPart(callFrame);
  if (part !== null) return part;
  if (url !== '') return 'Node, its JavaScript';
  if (functionName.startsWith('(')) return functionName;
  return WRITES.has(functionName) ? 'Node, writing to sockets' : 'Node, other native code';
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

/** Finds the nearest frame, from one outwards, that is of a package or of the project; null where there is none. */
function createCallerFinder({ nodes }: Profiler.Profile): (node: Profiler.ProfileNode) => Profiler.ProfileNode | null {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  return (node) => {
    let at: Profiler.ProfileNode | undefined = node;
    while (at !== undefined && toPart(at.callFrame) === null) at = parents.get(at.id);
    return at ?? null;
  };
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
