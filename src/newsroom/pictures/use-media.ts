import { useEffect, useState } from 'react';
import type { MediaOut } from '../../wire/index.ts';
import type { Ask } from '../app/ask.ts';
import { useSession } from '../app/session.ts';

/** Facts about pictures never change, so what was asked for once stays; `null` is a picture that is gone. */
const known = new Map<string, MediaOut | null>();
let wanted = new Map<string, Set<() => void>>();

export function remember(media: readonly MediaOut[]): void {
  for (const one of media) known.set(one.id, one);
}

/** Asks for everything that the same moment wanted in one question. */
function want(ask: Ask, id: string, told: () => void): void {
  if (wanted.size === 0)
    queueMicrotask(() => {
      const asked = wanted;
      wanted = new Map();
      ask<{ media: MediaOut[] }>(`/api/media?ids=${[...asked.keys()].join(',')}`).then(
        ({ data }) => {
          for (const one of asked.keys()) known.set(one, null);
          remember(data.media);
          for (const tell of [...asked.values()].flatMap((set) => [...set])) tell();
        },
        // The words of the picture stay; it is asked for again when it shows anew.
        () => undefined,
      );
    });
  wanted.set(id, (wanted.get(id) ?? new Set()).add(told));
}

/** The picture of an id: undefined while it is asked for, null when it is gone. */
export function useMedia(id: string): MediaOut | null | undefined {
  const { ask } = useSession();
  const [, turn] = useState(0);
  useEffect(() => {
    if (id !== '' && !known.has(id)) want(ask, id, () => turn((n) => n + 1));
  }, [ask, id]);
  return known.get(id);
}

/** Address of the smallest rendition that is wide enough. */
export function urlOf(media: MediaOut, width: number): string {
  const plain = media.renditions.filter(({ format }) => format !== 'avif');
  const all = plain.length > 0 ? plain : media.renditions;
  return (all.find((one) => one.width >= width) ?? all.at(-1))?.url ?? '';
}
