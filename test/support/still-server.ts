import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** The plainest of web servers: files of a folder under a sub-path, `index.html` for a folder, nothing else. */
export async function serveStill(root: string, under: string) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://still').pathname);
    let file = path.startsWith(`${under}/`) ? join(root, path.slice(under.length)) : '';
    if (file !== '' && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = file !== '' && existsSync(file);
    const shown = found ? file : join(root, '404.html');
    const type = types[shown.slice(shown.lastIndexOf('.') + 1)] ?? 'text/plain';
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(readFileSync(shown));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
