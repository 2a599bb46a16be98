import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type ErrorCode, FarsightError, toErrorMessage } from '../domain/errors.ts';
import type { HandoverLine } from '../http/handover-route.ts';
import type { Gateway } from './find-gateway.ts';

/** A command to be done by the gateway that owns the data folder. */
export interface HandedOverCommand {
  readonly name: string;
  readonly args: unknown;
  readonly onEvent: (event: unknown) => void;
  /** Hears that events were left out, because they came faster than they were shown. */
  readonly onDropped: (count: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Has the gateway run a command and answers its result.
 * @throws FarsightError the command's own error; `DATA_FOLDER_IN_USE` when the gateway cannot be reached or ends before the command does
 */
export async function runHandedOver(gateway: Gateway, command: HandedOverCommand): Promise<unknown> {
  const response = await send(gateway, command).catch((cause: unknown) => {
    throw isReset(cause) ? toEnded(gateway, cause) : toUnreachable(gateway, toErrorMessage(cause), cause);
  });
  if (response.statusCode !== 200) {
    response.resume();
    const why =
      response.statusCode === 413
        ? 'there are too many paths: quote a glob, or name a folder'
        : `it answered with status ${response.statusCode}`;
    throw toUnreachable(gateway, why);
  }
  try {
    for await (const text of createInterface({ input: response, crlfDelay: Number.POSITIVE_INFINITY })) {
      const line: HandoverLine = JSON.parse(text);
      if (line.kind === 'event') command.onEvent(line.event);
      else if (line.kind === 'dropped') command.onDropped(line.count);
      else if (line.kind === 'result') return line.result;
      else throw new FarsightError((line.code ?? 'CONFLICT') as ErrorCode, line.message);
    }
  } catch (error) {
    if (error instanceof FarsightError) throw error;
    throw toEnded(gateway, error);
  }
  throw toEnded(gateway);
}

function send(gateway: Gateway, { name, args, signal }: HandedOverCommand): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(args);
    const outgoing = request({
      host: toLocalHost(gateway.host),
      port: gateway.port,
      path: `/internal/commands/${name}`,
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal,
      agent: false,
    });
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A gateway that listens everywhere also listens on loopback, from where alone it takes commands. */
function toLocalHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function toEnded({ host, port, pid }: Gateway, cause?: unknown): FarsightError {
  return new FarsightError(
    'DATA_FOLDER_IN_USE',
    `The gateway (process ${pid}, http://${host}:${port}) ended before the command did. What was stored before stays: run this again`,
    cause === undefined ? {} : { cause },
  );
}

function toUnreachable({ host, port, pid }: Gateway, why: string, cause?: unknown): FarsightError {
  return new FarsightError(
    'DATA_FOLDER_IN_USE',
    `The gateway (process ${pid}, http://${host}:${port}) owns the data folder and could not do this: ${why}. Run this where the gateway runs, or stop the gateway first`,
    cause === undefined ? {} : { cause },
  );
}
