/** The server went away before it answered: whether it did what it was asked, nobody knows. */
export class Cut extends Error {}

export type Asked = { json?: unknown; form?: FormData; version?: number };

/** The API as a program uses it, with a token. */
export type Desk = {
  url: string;
  /** Throws {@link Cut}. The answer's head alone says what was done; its body may still be cut off. */
  ask(method: string, path: string, asked?: Asked): Promise<Response>;
};

export function openDesk(url: string, token: string): Desk {
  return {
    url,
    ask: (method, path, { json, form, version } = {}) =>
      fetchOrCut(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': 'en',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(json === undefined ? (form === undefined ? {} : { body: form }) : { body: JSON.stringify(json) }),
      }),
  };
}

/** Throws {@link Cut} where fetch says that the connection failed. */
export async function fetchOrCut(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', ...init });
  } catch (error) {
    throw new Cut('the server went away', { cause: error });
  }
}

/** The body of an answer that succeeded. Throws {@link Cut} when it does not come whole. */
export async function bodyOf<T>(response: Response): Promise<T> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new Cut('the answer broke off', { cause: error });
  }
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** Signs in as a browser would and makes a token, which outlives the server. */
export async function makeToken(url: string, account: { email: string; password: string }): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]);
  const made = await fetch(`${url}/api/tokens`, {
    method: 'POST',
    headers: { ...headers, cookie: cookie.join('; ') },
    body: JSON.stringify({ name: 'tests', role: 'admin', scopes: ['read', 'write'] }),
  });
  const { secret } = (await made.json()) as { secret?: string };
  if (secret === undefined) throw new Error(`no token: ${signedIn.status}, ${made.status}`);
  return secret;
}
