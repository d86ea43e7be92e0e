import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from './tell.ts';

const asked: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
    if (request.url === '/moved') response.writeHead(307, { location: '/elsewhere' }).end();
    else response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('telling another server', () => {
  it('gives back what it answered', async () => {
    expect(await tell(`${url}/hub`, 'text/plain', 'خبر')).toBe(204);
    expect(asked).toEqual(['POST /hub text/plain']);
  });

  it('goes nowhere but where settings say', async () => {
    asked.length = 0;
    expect(await tell(`${url}/moved`, 'text/plain', 'خبر')).toBe(307);
    expect(asked).toEqual(['POST /moved text/plain']);
  });

  it('fails when nobody is there', async () => {
    await expect(tell('http://127.0.0.1:1/', 'text/plain', '')).rejects.toThrow();
  });
});
