import { createRoute } from '@hono/zod-openapi';
import { accountOut, changePasswordIn, sessionOut, signInIn } from '../../../wire/index.ts';
import { type ApiApp, type ApiContext, answers, body, problems } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { sessionOutOf } from '../present.ts';

const tags = ['session'];
const signedIn = {
  200: {
    description: 'Signed in; the cookie holds the session',
    content: { 'application/json': { schema: accountOut } },
  },
  ...problems,
};
const done = { 204: { description: 'Done' }, ...problems };

export function addSession(app: ApiApp, deps: ApiDeps): void {
  const hand = (c: ApiContext) => deps.signIn.handler(c.req.raw, { address: deps.clientAddress(c.req.raw, c.env) });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/session',
      tags,
      summary: 'Who is signed in',
      responses: answers(sessionOut, 'The account, or null for nobody'),
    }),
    async (c) => {
      c.header('cache-control', 'no-store');
      const { account, token } = c.get('caller');
      if (account && !token) {
        // Once a day this moves the end of the session and of its cookie forward.
        const headers = new Headers({ cookie: c.req.header('cookie') ?? '' });
        const url = new URL('/api/auth/get-session', c.req.url);
        const renewed = await deps.signIn.handler(new Request(url, { headers }), { address: null });
        for (const cookie of renewed.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
      }
      return c.json(sessionOutOf(account), 200);
    },
  );

  // Answered by the sign-in machinery as a whole; described here, since nobody else does.
  for (const [path, summary, schema, responses] of [
    ['sign-in/email', 'Sign in with address and password', signInIn, signedIn],
    ['change-password', 'Change one’s own password; ends all other sessions', changePasswordIn, signedIn],
    ['sign-out', 'Sign out', null, done],
    ['revoke-sessions', 'End all of one’s own sessions, this one too', null, done],
  ] as const) {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path: `/api/auth/${path}`,
      tags,
      summary,
      ...(schema ? { request: body(schema) } : {}),
      responses,
    });
  }
  app.all('/api/auth/*', hand);
}
