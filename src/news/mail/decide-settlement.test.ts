import { describe, expect, it } from 'vitest';
import { BACK_OFF, decideSettlement } from './decide-settlement.ts';

const NOW = 1_000_000;
const permanent = (stage: 'recipient' | 'message', code: number, enhanced: string) =>
  decideSettlement({ kind: 'permanent', stage, code, enhanced, reply: 'no' }, 1, NOW);

describe('a settlement', () => {
  it('waits longer after each refusal for now, and gives up after the last wait', () => {
    for (const [i, wait] of BACK_OFF.entries()) {
      expect(decideSettlement({ kind: 'temporary', reply: '450' }, i + 1, NOW)).toEqual({
        state: 'open',
        reply: '450',
        dueAt: NOW + wait,
        unknown: false,
        counted: true,
      });
    }
    expect(decideSettlement({ kind: 'temporary', reply: '450' }, BACK_OFF.length + 1, NOW)).toMatchObject({
      state: 'given_up',
      unknown: false,
    });
  });

  it('tries a letter again whose outcome is unknown, and marks it', () => {
    expect(decideSettlement({ kind: 'unknown', reply: 'closed' }, 1, NOW)).toMatchObject({
      state: 'open',
      unknown: true,
    });
    expect(decideSettlement({ kind: 'unknown', reply: 'closed' }, BACK_OFF.length + 1, NOW)).toMatchObject({
      state: 'given_up',
      unknown: true,
    });
  });

  it('does not count an attempt that met no server', () => {
    expect(decideSettlement({ kind: 'unavailable', reply: 'down' }, 99, NOW)).toMatchObject({
      state: 'open',
      counted: false,
      unknown: false,
    });
  });

  it('suppresses an address only when the server says that there is no such mailbox', () => {
    for (const [code, enhanced] of [
      [550, '5.1.1'],
      [550, '5.1.10'],
      [550, '5.2.1'],
      [550, ''],
      [553, ''],
    ] as const) {
      expect(permanent('recipient', code, enhanced)).toMatchObject({ state: 'refused', suppress: true });
    }
    for (const [code, enhanced] of [
      [552, '5.2.2'],
      [550, '5.7.1'],
      [554, ''],
      [550, '5.1.8'],
      [0, '5.6.7'],
    ] as const) {
      expect(permanent('recipient', code, enhanced)).toMatchObject({ state: 'refused', suppress: false });
    }
    expect(permanent('message', 550, '5.1.1')).toMatchObject({ state: 'refused', suppress: false });
  });
});
