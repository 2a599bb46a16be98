import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import type { ContenderMessage, ContenderRequest, ProcessUsage } from './contender-child.ts';

/** Connections to the database that every contender may have. */
export const POOL_SIZE = 10;
const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 30_000;

/** A server to start. */
export interface ContenderOptions {
  /** Below `bench/`: `servers/farsight-server.ts`. */
  readonly file: string;
  readonly databaseUrl: string;
  /** Beside those that all have: production, no logs, any free port, no stored answers. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
}

/** A server in a process of its own. */
export interface ContenderProcess {
  /** Of its GraphQL endpoint. */
  readonly url: string;
  /** @param after `collect` collects garbage first, with the Node option `--expose-gc` */
  usage(after?: 'collect'): Promise<ProcessUsage>;
  /** Where its main thread's time goes. */
  profile(milliseconds: number): Promise<Profiler.Profile>;
  stop(): Promise<void>;
}

/**
 * Starts a server, production settings throughout, and resolves once it listens.
 * @throws Error when it ends or says nothing within a minute
 */
export async function startContender({ file, databaseUrl, environment, nodeOptions = [] }: ContenderOptions): Promise<ContenderProcess> {
  const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning', ...nodeOptions],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      // What is measured is making answers, unless said otherwise.
      RESPONSE_CACHE: 'off',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const listening = await nextMessage(child, file, START_TIMEOUT_MS);
  if (listening.kind !== 'listening') throw new Error(`${file} must first say where it listens`);
  const ask = async (request: ContenderRequest, waitMs = ANSWER_TIMEOUT_MS) => {
    const answer = nextMessage(child, file, waitMs);
    child.send(request);
    return answer;
  };
  return {
    url: listening.url,
    usage: async (after) => {
      const answer = await ask(after ?? 'usage');
      if (answer.kind !== 'usage') throw new Error(`${file} must answer with what it uses`);
      return answer;
    },
    profile: async (milliseconds) => {
      const answer = await ask({ profileMs: milliseconds }, milliseconds + ANSWER_TIMEOUT_MS);
      if (answer.kind !== 'profile') throw new Error(`${file} must answer with a profile`);
      return answer.profile;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function nextMessage(child: ChildProcess, file: string, timeoutMs: number): Promise<ContenderMessage> {
  const waiting = new AbortController();
  const ended = once(child, 'exit', { signal: waiting.signal }).then(([code]) => {
    throw new Error(`${file} ended with ${code}`);
  });
  const late = once(AbortSignal.timeout(timeoutMs), 'abort', { signal: waiting.signal }).then(() => {
    throw new Error(`${file} said nothing within ${timeoutMs} ms`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: waiting.signal }), ended, late]);
    return message as ContenderMessage;
  } finally {
    waiting.abort();
    await Promise.allSettled([ended, late]);
  }
}
