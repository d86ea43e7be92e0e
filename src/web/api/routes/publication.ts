import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import { saveContributor, saveSection, saveSettings } from '../../../news/publication/index.ts';
import {
  contributorChangeIn,
  contributorOut,
  contributorsOut,
  newContributorIn,
  newSectionIn,
  publicationOut,
  sectionChangeIn,
  sectionOut,
  sectionsOut,
  tagsOut,
} from '../../../wire/index.ts';
import { EVERY_PAGE } from '../../page-cache.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { etagOf, ifMatch, ifMatchHeader } from '../versions.ts';

const tags = ['publication'];
const params = z.object({ id: z.string() });

export function addPublication(app: ApiApp, deps: ApiDeps): void {
  const { publication } = deps;
  const room = { publication, clock: deps.publish.clock };
  // Names of sections and contributors and the settings stand on every page.
  const purgeAll = () => deps.publish.purge.purge([EVERY_PAGE]);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sections',
      tags,
      security,
      summary: 'Sections, as the desk arranged them',
      responses: answers(sectionsOut, 'All sections'),
    }),
    async (c) => {
      accountOf(c);
      return c.json({ sections: await publication.sections() }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/sections',
      tags,
      security,
      summary: 'Make a section',
      request: body(newSectionIn),
      responses: answers(sectionOut, 'The section'),
    }),
    async (c) => {
      const section = await saveSection(room, accountOf(c), c.req.valid('json'));
      await purgeAll();
      return c.json(section, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/sections/{id}',
      tags,
      security,
      summary: 'Change a section',
      request: { params, ...body(sectionChangeIn) },
      responses: answers(sectionOut, 'The section'),
    }),
    async (c) => {
      const account = accountOf(c);
      const { id } = c.req.valid('param');
      const known = (await publication.sections()).find((one) => one.id === id);
      if (!known) throw new AppError('not_found', { what: 'section' });
      const section = await saveSection(room, account, { id, name: known.name, ...c.req.valid('json') });
      await purgeAll();
      return c.json(section, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/contributors',
      tags,
      security,
      summary: 'The names on bylines',
      responses: answers(contributorsOut, 'All contributors'),
    }),
    async (c) => {
      accountOf(c);
      return c.json({ contributors: await publication.contributors() }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/contributors',
      tags,
      security,
      summary: 'Make a name for bylines',
      request: body(newContributorIn),
      responses: answers(contributorOut, 'The contributor'),
    }),
    async (c) => c.json(await saveContributor(room, accountOf(c), c.req.valid('json')), 200),
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/contributors/{id}',
      tags,
      security,
      summary: 'Change a name on bylines',
      request: { params, ...body(contributorChangeIn) },
      responses: answers(contributorOut, 'The contributor'),
    }),
    async (c) => {
      const account = accountOf(c);
      const { id } = c.req.valid('param');
      const known = (await publication.contributors()).find((one) => one.id === id);
      if (!known) throw new AppError('not_found', { what: 'contributor' });
      const contributor = await saveContributor(room, account, { id, name: known.name, ...c.req.valid('json') });
      await purgeAll();
      return c.json(contributor, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/tags',
      tags,
      security,
      summary: 'Tags; articles make them by using them',
      request: {
        query: z.object({
          q: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(30),
        }),
      },
      responses: answers(tagsOut, 'Tags whose name begins or continues like q'),
    }),
    async (c) => {
      accountOf(c);
      const { q, limit } = c.req.valid('query');
      return c.json({ tags: await publication.tags({ ...(q === undefined ? {} : { name: q }), limit }) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/settings',
      tags,
      security,
      summary: 'Settings of the publication',
      responses: answers(publicationOut, 'The settings; their ETag is their version'),
    }),
    async (c) => {
      accountOf(c);
      const { version, value } = await publication.settings();
      c.header('etag', etagOf(version));
      return c.json(value, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/settings',
      tags,
      security,
      summary: 'Save the settings',
      request: { headers: ifMatchHeader, ...body(publicationOut) },
      responses: answers(publicationOut, 'The settings as saved'),
    }),
    async (c) => {
      const from = ifMatch(c);
      const saved = await saveSettings(room, accountOf(c), from, c.req.valid('json'));
      await purgeAll();
      c.header('etag', etagOf((await publication.settings()).version));
      return c.json(saved, 200);
    },
  );
}
