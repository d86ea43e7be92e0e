import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { AppError, type ErrorCode, type ErrorParams } from '../base/index.ts';
import type { Command, CommandArgs, CommandContext, CommandEvent, CommandResult } from './command.ts';

type Line =
  | { event: CommandEvent }
  | { result: CommandResult }
  | { error: { code: ErrorCode; params: ErrorParams } }
  | { failure: string };

/** 104: what the shortest of the systems' limits on a socket's path leaves, less the end mark. */
const PATH_MAX = 103;

/** Where commands reach the server of a data folder; null where the folder's path is too long for a socket. */
export function socketPath(data: string): string | null {
  const path = `${data}/warraq.sock`;
  return Buffer.byteLength(path) > PATH_MAX ? null : path;
}

/** Takes commands over a socket that only this system account can open: the body is the input, the answer a line an event. */
export function serveCommands(
  path: string,
  commands: Record<string, Command>,
  context: CommandContext,
): Promise<Server> {
  // Left behind by a killed server; the data folder's lock says that it is ours now.
  if (existsSync(path)) unlinkSync(path);
  // Arguments travel in the address: a title that is far too long must reach the command that says so.
  const server = createServer({ maxHeaderSize: 256 * 1024 }, (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://warraq');
    const command = commands[url.pathname.slice(1)];
    if (!command || incoming.method !== 'POST') {
      outgoing.writeHead(404).end();
      return;
    }
    outgoing.writeHead(200, { 'content-type': 'application/x-ndjson' });
    outgoing.flushHeaders();
    const write = (line: Line) => outgoing.write(`${JSON.stringify(line)}\n`);
    const args = JSON.parse(url.searchParams.get('args') ?? '{}') as CommandArgs;
    command(context, args, incoming, (event) => write({ event })).then(
      (result) => outgoing.end(`${JSON.stringify({ result } satisfies Line)}\n`),
      (error: unknown) => {
        if (!(error instanceof AppError)) context.house.log.error({ err: error }, 'command failed');
        const line: Line =
          error instanceof AppError
            ? { error: { code: error.code, params: error.params } }
            : { failure: String(error) };
        outgoing.end(`${JSON.stringify(line)}\n`);
        incoming.destroy();
      },
    );
  });
  // A whole archive on a slow disk may take hours.
  server.requestTimeout = 0;
  server.timeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve(server);
    });
  });
}

/** True while a server answers on the socket. */
export function serverAnswers(path: string): Promise<boolean> {
  if (!existsSync(path)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const probe = request({ socketPath: path, path: '/', method: 'GET' }, (response) => {
      response.resume();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
    probe.end();
  });
}

/** Runs a command in the server behind `path`. Rejects with what the command threw there. */
export function forwardCommand(
  path: string,
  name: string,
  args: CommandArgs,
  input: AsyncIterable<Uint8Array>,
  emit: (event: CommandEvent) => void,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const target = `/${name}?args=${encodeURIComponent(JSON.stringify(args))}`;
    const call = request({
      socketPath: path,
      path: target,
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
    });
    let answered = false;
    call.on('response', async (response) => {
      try {
        for await (const line of linesOf(response)) {
          const said = JSON.parse(line) as Line;
          if ('event' in said) emit(said.event);
          else {
            answered = true;
            if ('result' in said) resolve(said.result);
            else reject('error' in said ? new AppError(said.error.code, said.error.params) : new Error(said.failure));
          }
        }
        if (!answered) reject(new Error('the server stopped before the command ended'));
      } catch (error) {
        reject(error);
      }
    });
    // After the answer the server may close while input is still being sent.
    call.on('error', (error) => {
      if (!answered) setTimeout(() => reject(error), 100);
    });
    void send(call, input, () => answered).catch(reject);
  });
}

async function send(
  call: ReturnType<typeof request>,
  input: AsyncIterable<Uint8Array>,
  over: () => boolean,
): Promise<void> {
  for await (const chunk of input) {
    if (over() || call.destroyed) return;
    if (!call.write(chunk)) await drained(call);
  }
  call.end();
}

/** Until more can be written, or never will. */
function drained(call: ReturnType<typeof request>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      call.off('drain', done).off('close', done);
      resolve();
    };
    call.on('drain', done).on('close', done);
  });
}

async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
