import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../base/index.ts';

/**
 * Resolves to the address the server answers on. `shared`: other threads listen on the same port, and the kernel deals
 * connections out among them (SO_REUSEPORT). Throws `port_in_use`.
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
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new AppError('port_in_use', { port, host });
    throw error;
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
