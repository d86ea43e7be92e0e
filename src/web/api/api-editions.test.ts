import { beforeAll, describe, expect, it } from 'vitest';
import { content } from '../../../test/support/build.ts';
import { subscribed } from '../../../test/support/mail-room.ts';
import { type Newsroom, openNewsroom } from '../../../test/support/newsroom.ts';
import { createMailStore } from '../../storage/index.ts';

let room: Newsroom;

beforeAll(async () => {
  room = await openNewsroom();
});

const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code;

describe('the newsletter', () => {
  it('shows editions, to editors', async () => {
    expect(await (await room.send('GET', '/api/newsletter/editions', { as: 'editor' })).json()).toEqual({
      editions: [],
    });
    expect((await room.send('GET', '/api/newsletter/editions', { as: 'reporter' })).status).toBe(403);
  });

  it('sends the newsletter when an editor says so, once a period, and stops it', async () => {
    const editions = '/api/newsletter/editions';
    const now = (as: 'editor' | 'reporter' = 'editor') =>
      room.send('POST', editions, { as, json: { newsletter: 'daily' } });
    expect(await codeOf(await now('reporter'))).toBe('forbidden');
    expect(await codeOf(await now())).toBe('edition_unawaited');
    await subscribed(createMailStore(room.storage), 'salma@example.org', ['daily'], room.clock.now());
    const draft = await room.send('POST', '/api/articles', { as: 'editor', json: content({ title: 'في النشرة' }) });
    const { id: article } = (await draft.json()) as { id: string };
    await room.send('POST', `/api/articles/${article}/publish`, { as: 'editor', json: {}, version: 1 });
    const opened = await now();
    expect(opened.status).toBe(201);
    const { id, state } = (await opened.json()) as { id: string; state: string };
    expect(state).toBe('sending');
    expect(await codeOf(await now())).toBe('edition_exists');
    expect(await codeOf(await room.send('POST', `${editions}/${id}/release`, { as: 'editor' }))).toBe('edition_state');
    const stopped = await room.send('POST', `${editions}/${id}/cancel`, { as: 'editor' });
    expect(await stopped.json()).toMatchObject({ id, state: 'cancelled' });
    expect((await room.send('POST', `${editions}/nothing/cancel`, { as: 'editor' })).status).toBe(404);
  });
});
