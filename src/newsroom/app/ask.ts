import type { ProblemOut } from '../../wire/index.ts';
import type { Tongue } from '../words/words.ts';

/** What the server refused, with its sentence for the person. `status` 0: it was not reached. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: ProblemOut | null;
  constructor(status: number, sentence: string, problem: ProblemOut | null = null) {
    super(sentence);
    this.status = status;
    this.code = problem?.code ?? '';
    this.problem = problem;
  }
}

export type Sent = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: unknown;
  form?: FormData;
  /** The version that a change was made from; goes into If-Match. */
  version?: number;
  signal?: AbortSignal;
};
export type Answer<T> = { data: T; version: number };

/** Asks the API as one person does. Every failure is a `Refusal` in that person's language. */
export type Ask = <T>(path: string, sent?: Sent) => Promise<Answer<T>>;

/** `signedOut` is told when the session has ended; the one who asked gets the Refusal all the same. */
export function createAsk(tongue: Tongue, offline: string, signedOut: () => void): Ask {
  return async <T>(path: string, sent: Sent = {}): Promise<Answer<T>> => {
    const { json, form, version, signal } = sent;
    const headers: Record<string, string> = { 'accept-language': tongue };
    if (json !== undefined) headers['content-type'] = 'application/json';
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await fetch(path, {
      method: sent.method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new Refusal(0, offline);
    });
    const read = await readJson(answer, offline);
    if (answer.ok) return { data: read as T, version: Number(/\d+/.exec(answer.headers.get('etag') ?? '')?.[0] ?? 0) };
    if (answer.status === 401 && !path.startsWith('/api/auth/')) signedOut();
    const problem = read as (ProblemOut & { message?: string }) | null;
    throw new Refusal(answer.status, sentence(problem) ?? offline, problem);
  };
}

/** A proxy that fails answers in its own words, which are for nobody. */
async function readJson(answer: Response, offline: string): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(answer.ok ? 0 : answer.status, offline);
  }
}

function sentence(problem: (ProblemOut & { message?: string }) | null): string | undefined {
  const said = problem?.detail ?? problem?.message;
  const places = (problem?.errors ?? []).map(({ pointer, detail }) => `${pointer.replace(/^#\//, '')}: ${detail}`);
  return said === undefined || places.length === 0 ? said : `${said} (${places.join('؛ ')})`;
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
