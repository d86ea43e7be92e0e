import { type MessagePort, parentPort } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../base/index.ts';

/** Functions one thread offers another; arguments and results are copied (structured clone). */
export type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

type Request = { call: number; name: string; args: unknown[] };
type Reply = { call: number; ok: true; value: unknown } | { call: number; ok: false; error: Failure };
type Failure = { code: ErrorCode; params: ErrorParams } | { message: string; stack: string };

/**
 * What this thread is told by the one that started it: first what to work with, once the database is ready for it, and
 * in the end to stop. One listener for both: what comes while a port has none is lost.
 */
export function ordersTo<T>(): { begin: Promise<T>; stop: Promise<void> } {
  const begin = Promise.withResolvers<T>();
  const stop = Promise.withResolvers<void>();
  let begun = false;
  parentPort?.on('message', (message: T) => {
    if (begun) stop.resolve();
    else begin.resolve(message);
    begun = true;
  });
  return { begin: begin.promise, stop: stop.promise };
}

/** Answers calls that arrive at `port` with the functions of `calls`. */
export function serveCalls(port: MessagePort, calls: Calls): void {
  port.on('message', (request: Request) => {
    const call = calls[request.name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
    const done = call
      ? Promise.resolve().then(() => call(...request.args))
      : Promise.reject(new Error(`no call ${request.name}`));
    done.then(
      (value) => port.postMessage({ call: request.call, ok: true, value } satisfies Reply),
      (error: unknown) => port.postMessage({ call: request.call, ok: false, error: failureOf(error) } satisfies Reply),
    );
  });
}

/** The thread that was called is gone, or went before it answered. */
export class ThreadEnded extends Error {
  constructor() {
    super('the thread has ended');
  }
}

/** The functions that the other end of `port` serves. A call whose thread has ended or ends is rejected with {@link ThreadEnded}. */
export function callsOf<T extends Calls>(port: MessagePort): T {
  let next = 0;
  let ended = false;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  port.on('message', (reply: Reply) => {
    const one = waiting.get(reply.call);
    waiting.delete(reply.call);
    if (reply.ok) one?.resolve(reply.value);
    else one?.reject(errorOf(reply.error));
  });
  port.on('close', () => {
    ended = true;
    for (const one of waiting.values()) one.reject(new ThreadEnded());
    waiting.clear();
  });
  return new Proxy({} as T, {
    get: (_, name) => {
      // Awaiting the proxy itself must not become a call.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          // What is posted to a closed port is lost without a word.
          if (ended) return reject(new ThreadEnded());
          next += 1;
          waiting.set(next, { resolve, reject });
          port.postMessage({ call: next, name, args } satisfies Request);
        });
    },
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return error instanceof Error
    ? { message: error.message, stack: error.stack ?? '' }
    : { message: String(error), stack: '' };
}

function errorOf(failure: Failure): Error {
  if ('code' in failure) return new AppError(failure.code, failure.params);
  const error = new Error(failure.message);
  error.stack = failure.stack;
  return error;
}
