import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../base/index.ts';

/**
 * Resolves to the address the server answers on. `shared`: other threads listen on the same port, and the kernel deals
 * connections out among them (SO_REUSEPORT). Throws `port_in_use`, `port_forbidden`, `option_invalid` for the host.
 */
export async function listen(
  server: Server,
  { host, port, shared }: { host: string; port: number; shared: boolean },
): Promise<{ url: string; port: number }> {
  try {
    // A shared port would be shared with another newsroom too, without a word: first see that nobody else has it.
    if (shared) {
      await bind(server, { host, port });
      const taken = (server.address() as AddressInfo).port;
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await bind(server, { host, port: taken, reusePort: true });
    } else await bind(server, { host, port });
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
  const bound = (server.address() as AddressInfo).port;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return { url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${bound}`, port: bound };
}

export function bind(server: Server, options: { host: string; port: number; reusePort?: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new AppError('port_in_use', { port, host }, { cause: error });
  if (error.code === 'EACCES') return new AppError('port_forbidden', { port, host }, { cause: error });
  if (error.code === 'EADDRNOTAVAIL' || error.syscall === 'getaddrinfo')
    return new AppError('option_invalid', { option: '--host', value: host }, { cause: error });
  return error;
}

/** Sees that the address can be had, before anything is made for it. Throws what `listen` throws. */
export async function tryListening(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, { host, port, shared: false });
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}
