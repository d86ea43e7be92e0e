import type { Tongue } from './strings.ts';

/** What the server refused, with its sentence for the person. `status` 0: it was not reached. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Asks the API. Throws `Refusal`. */
export async function ask<T>(tongue: Tongue, path: string, offline: string, given?: unknown): Promise<T> {
  const answer = await fetch(path, {
    headers: {
      'accept-language': tongue,
      ...(given === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(given === undefined ? {} : { method: 'POST', body: JSON.stringify(given) }),
  }).catch(() => {
    throw new Refusal(0, offline);
  });
  const text = await answer.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  if (answer.ok) return json as T;
  const problem = json as { detail?: string; message?: string } | null;
  throw new Refusal(answer.status, problem?.detail ?? problem?.message ?? offline);
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
