import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/index.ts';
import type { CardFiles } from '../news/spread/index.ts';
import { drawCard } from './draw-card.ts';

/** 40: at about 150 ms each, the last of them waits six seconds; who comes then is told to come back. */
const WAITING_MAX = 40;

/**
 * Share pictures under `folder`, in 1,024 folders by the last two letters of their subject. One is drawn at a time: the
 * process grows by some 120 MB with the first few (text engine, fonts, decoders) and no further, however many follow. Those
 * who ask for the same one get the same. `fonts` is what the build made.
 */
export function createCardFiles(folder: string, media: string, fonts: string, waitingMax = WAITING_MAX): CardFiles {
  const shelf = (subject: string) => join(folder, subject.slice(-2));
  const under = new Map<string, Promise<Uint8Array>>();
  let last: Promise<unknown> = Promise.resolve();

  async function remove(subject: string, except: string | null): Promise<void> {
    for (const file of await readdir(shelf(subject)).catch(() => []))
      if (file.startsWith(`${subject}-`) && file !== except) await rm(join(shelf(subject), file), { force: true });
  }

  return {
    read: (name) => readFile(pathOf(name)).catch(() => null),
    make: (subject, name, drawing) => {
      const running = under.get(name);
      if (running !== undefined) return running;
      if (under.size >= waitingMax) return Promise.reject(new AppError('rate_limited', { seconds: 5 }));
      const made = last.then(async () => {
        const bytes = await drawCard(drawing, media, fonts);
        await mkdir(shelf(subject), { recursive: true });
        // Whole or not at all: half a picture must not be served.
        const aside = `${pathOf(name)}.${randomUUID()}.part`;
        await writeFile(aside, bytes);
        await rename(aside, pathOf(name));
        await remove(subject, `${name}.jpg`);
        return bytes;
      });
      under.set(name, made);
      last = made.catch(() => undefined).then(() => under.delete(name));
      return made;
    },
    forget: (subject) => remove(subject, null),
  };

  function pathOf(name: string): string {
    const subject = name.slice(0, name.lastIndexOf('-'));
    return join(shelf(subject), `${name}.jpg`);
  }
}
