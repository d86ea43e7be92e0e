import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../base/index.ts';
import { callsOf, serveCalls, ThreadEnded } from './thread-calls.ts';

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

type Offered = {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<void>;
  break(): Promise<void>;
  hang(): Promise<void>;
};

function connect(): { calls: Offered; channel: MessageChannel } {
  const channel = new MessageChannel();
  channels.push(channel);
  serveCalls(channel.port1, {
    add: async (a: number, b: number) => a + b,
    fail: async () => {
      throw new AppError('not_found', { what: 'article' });
    },
    break: async () => {
      throw new TypeError('broken');
    },
    hang: () => new Promise(() => {}),
  });
  return { calls: callsOf<Offered>(channel.port2), channel };
}

describe('the orders to a thread', () => {
  it('reach it in turn, however early they are given', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'thread-calls.ts'));
    const thread = new Worker(
      `(async () => {
        const { parentPort } = require('node:worker_threads');
        const { begin, stop } = (await import(${module})).ordersTo();
        parentPort.postMessage((await begin).word);
        // What comes meanwhile must not be lost.
        await new Promise((resolve) => setImmediate(resolve));
        await stop;
        parentPort.close();
      })()`,
      { eval: true },
    );
    thread.postMessage({ word: 'خبر' });
    thread.postMessage('stop');
    expect(await once(thread, 'message')).toEqual(['خبر']);
    expect(await once(thread, 'exit')).toEqual([0]);
  });
});

describe('calls between threads', () => {
  it('bring each answer to its own question', async () => {
    const { calls } = connect();
    expect(await Promise.all([calls.add(1, 2), calls.add(3, 4)])).toEqual([3, 7]);
  });

  it('carry an error with its code', async () => {
    const { calls } = connect();
    await expect(calls.fail()).rejects.toMatchObject({ code: 'not_found', params: { what: 'article' } });
    await expect(calls.break()).rejects.toThrow('broken');
  });

  it('fail when the thread ends before it answers, and when it has ended', async () => {
    const { calls, channel } = connect();
    const waiting = calls.hang();
    channel.port1.close();
    await expect(waiting).rejects.toThrow(ThreadEnded);
    await expect(calls.add(1, 2)).rejects.toThrow(ThreadEnded);
  });
});
