import { createRoute, z } from '@hono/zod-openapi';
import { AppError, type Id } from '../../../base/index.ts';
import {
  advertisementKind,
  type Kept,
  type Kind,
  keep,
  listKept,
  pageKind,
  saveAdvertisement,
  savePage,
  storyKind,
} from '../../../news/front/index.ts';
import type { Account } from '../../../news/people/index.ts';
import {
  advertisementBody,
  advertisementIn,
  advertisementOut,
  advertisementsOut,
  advertisementText,
  keptOut,
  pageBody,
  pageOut,
  pagesOut,
  storiesOut,
  storyBody,
  storyOut,
} from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { ifMatch, ifMatchHeader } from '../versions.ts';

const params = z.object({ id: z.string().max(64) });
const removedOut = z.object({ id: z.string(), version: z.number().int() });

/** One kind of thing with routes to list, make, change and remove it. */
type Shelf<T> = {
  kind: Kind<T>;
  /** Part of the address and name of the list. */
  name: string;
  /** In sentences: «a page». */
  noun: string;
  input: z.ZodType;
  one: z.ZodType;
  list: z.ZodType;
  read(input: never): T;
  write(value: T): object;
  /** Null id makes a new one. */
  save(account: Account, id: Id | null, from: number, value: T): Promise<Kept<T>>;
  /** False where the id comes from elsewhere, so that nothing is made without one. */
  makes: boolean;
};

/** Running stories, static pages and advertisements. */
export function addDesk(app: ApiApp, deps: ApiDeps): void {
  const { clock, purge } = deps.publish;
  const room = { records: deps.front.records, clock, purge };
  addShelf(app, room, {
    kind: storyKind,
    name: 'stories',
    noun: 'a running story, by the id of its tag',
    input: storyBody,
    one: storyOut,
    list: storiesOut,
    read: (input) => input,
    write: (value) => value,
    save: async (account, id, from, value) => {
      const [tag] = await deps.publication.tagsByIds([id ?? '']);
      if (tag === undefined) throw new AppError('not_found', { what: 'tag' });
      return { ...(await keep(room, account, storyKind, tag.id, from, value)), value };
    },
    makes: false,
  });
  addShelf(app, room, {
    kind: pageKind,
    name: 'pages',
    noun: 'a static page',
    input: pageBody,
    one: pageOut,
    list: pagesOut,
    read: (input) => input,
    write: (value) => value,
    save: (account, id, from, value) => savePage(room, account, id, from, value),
    makes: true,
  });
  addShelf(app, room, {
    kind: advertisementKind,
    name: 'advertisements',
    noun: 'an advertisement',
    input: advertisementBody,
    one: advertisementOut,
    list: advertisementsOut,
    read: advertisementIn,
    write: advertisementText,
    save: async (account, id, from, value) => {
      if ((await deps.media.media.byIds([value.mediaId])).length === 0)
        throw new AppError('not_found', { what: 'media' });
      return saveAdvertisement(room, account, id, from, value);
    },
    makes: true,
  });
}

function addShelf<T>(app: ApiApp, room: Parameters<typeof keep>[0], shelf: Shelf<T>): void {
  const { kind, name, noun } = shelf;
  const path = `/api/${name}`;
  const shown = (kept: Kept<T>) => keptOut(kept, shelf.write);
  app.openapi(
    createRoute({
      method: 'get',
      path,
      tags: ['front'],
      security,
      summary: `All ${name}, newest first`,
      responses: answers(shelf.list, 'Each with the version that a change names in If-Match'),
    }),
    async (c) => {
      accountOf(c);
      return c.json({ [name]: (await listKept(room, kind)).map(shown) } as never, 200);
    },
  );
  if (shelf.makes)
    app.openapi(
      createRoute({
        method: 'post',
        path,
        tags: ['front'],
        security,
        summary: `Make ${noun}`,
        request: body(shelf.input),
        responses: answers(shelf.one, 'As saved'),
      }),
      async (c) => {
        const value = shelf.read(c.req.valid('json') as never);
        return c.json(shown(await shelf.save(accountOf(c), null, 0, value)) as never, 200);
      },
    );
  app.openapi(
    createRoute({
      method: 'put',
      path: `${path}/{id}`,
      tags: ['front'],
      security,
      summary: `Save ${noun}`,
      request: { params, headers: ifMatchHeader, ...body(shelf.input) },
      responses: answers(shelf.one, 'As saved'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const value = shelf.read(c.req.valid('json') as never);
      return c.json(shown(await shelf.save(accountOf(c), id, ifMatch(c), value)) as never, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: `${path}/{id}`,
      tags: ['front'],
      security,
      summary: `Remove ${noun}`,
      request: { params, headers: ifMatchHeader },
      responses: answers(removedOut, 'It is gone; its versions stay'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { version } = await keep(room, accountOf(c), kind, id, ifMatch(c), null);
      return c.json({ id, version }, 200);
    },
  );
}
