import { createRoute, z } from '@hono/zod-openapi';
import { addPicture, PICTURE_MAX_BYTES } from '../../../news/media/index.ts';
import { mediaListOut, mediaOut } from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, problems, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { mediaOutOf } from '../present.ts';

const tags = ['media'];
/** 100: the pictures of the longest picture story. */
const IDS_MAX = 100;
const listQuery = z.object({
  ids: z.string().max(5000).optional().openapi({ description: 'Ids of pictures, with commas' }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const upload = z.object({ file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) });

export function addMedia(app: ApiApp, deps: ApiDeps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/media',
      tags,
      security,
      summary: 'The newest pictures, or those of some ids',
      request: { query: listQuery },
      responses: answers(mediaListOut, 'Pictures, newest first; with ids those that are there'),
    }),
    async (c) => {
      accountOf(c);
      const { ids, limit } = c.req.valid('query');
      const { media } = deps.media;
      const found = ids === undefined ? await media.latest(limit) : await media.byIds(ids.split(',').slice(0, IDS_MAX));
      return c.json({ media: found.map(mediaOutOf) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/media',
      tags,
      security,
      summary: 'Upload a picture',
      description: `At most ${PICTURE_MAX_BYTES / 1024 / 1024} MB. Its kind is read from its bytes, not its name; nothing of its metadata is kept. The same bytes again give the picture there is.`,
      request: { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } },
      responses: {
        201: {
          description: 'The picture and what readers load',
          content: { 'application/json': { schema: mediaOut } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const account = accountOf(c);
      const { file } = c.req.valid('form');
      const media = await addPicture(deps.media, account, new Uint8Array(await file.arrayBuffer()));
      return c.json(mediaOutOf(media), 201);
    },
  );
}
