import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCopyFolder, siteKeyFile, zipFiles } from '../src/files/index.ts';
import { exportSite, isWhole, keyLine, MANIFEST, type Rendered, verifyCopy } from '../src/news/bring/index.ts';
import { temporaryFolder } from './support/databases.ts';

const key = siteKeyFile(join(temporaryFolder(), 'site.key'));
const html = (body: string): Rendered => ({ type: 'text/html; charset=utf-8', body: Buffer.from(body) });

/** A site of three pages, a picture and a feed. */
function site(over: Record<string, Rendered | null> = {}): Record<string, Rendered | null> {
  return {
    '/': html('<link href="/assets/s.css"><a href="/a/one-11111111">1</a><a href="/a/two-22222222">2</a>'),
    '/a/one-11111111': html('<a href="/">home</a><img src="/media/p.webp">'),
    '/a/two-22222222': html('<a href="/">home</a>'),
    '/feed.xml': {
      type: 'application/rss+xml',
      body: Buffer.from('<link>https://marsa.example/a/one-11111111</link>'),
    },
    '/media/p.webp': { type: 'image/webp', body: Buffer.from('picture') },
    '/assets/s.css': { type: 'text/css', body: Buffer.from('a{}') },
    ...over,
  };
}

async function exportTo(
  dir: string,
  pages = site(),
  { failAt = Number.POSITIVE_INFINITY, base = null as string | null } = {},
) {
  const folder = openCopyFolder(dir, MANIFEST);
  let writes = 0;
  const rendered: string[] = [];
  const report = await exportSite(
    {
      paths: async function* () {
        yield* Object.keys(pages).filter((path) => !/^\/(media|assets)\//.test(path));
      },
      render: async (path) => {
        rendered.push(path);
        return pages[path] ?? null;
      },
      folder: {
        ...folder,
        write: async (path, bytes) => {
          writes += 1;
          if (writes > failAt) throw new Error('the power went');
          await folder.write(path, bytes);
        },
      },
      key,
    },
    { site: 'https://marsa.example', base, newest: '2026-11-24T11:05:00Z' },
    () => undefined,
  );
  return { ...report, files: report.paths.length, rendered };
}

/** Every file with its bytes. */
function contents(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Every entry of a ZIP file, by the directory at its end (PKWARE APPNOTE 4.3.12). */
function unzipped(zip: Buffer): Record<string, string> {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const entries: [string, string][] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const start = zip.readUInt32LE(at + 42);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(from, from + size);
    const path = zip.subarray(at + 46, at + 46 + name).toString('utf8');
    entries.push([path, (method === 8 ? inflateRawSync(packed) : packed).toString('latin1')]);
    at += 46 + name + extra + comment;
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const verify = (dir: string, publicKey: string | null = key.publicKey) =>
  verifyCopy(openCopyFolder(dir, MANIFEST), publicKey);

describe('a copy of the site', () => {
  it('holds every page, what the pages show, and a manifest that is signed', async () => {
    const dir = join(temporaryFolder(), 'copy');
    expect(await exportTo(dir)).toMatchObject({ files: 6, written: 6, kept: 0, removed: 0 });
    expect(Object.keys(contents(dir)).sort()).toEqual([
      'a/one-11111111/index.html',
      'a/two-22222222/index.html',
      'assets/s.css',
      'feed.xml',
      'index.html',
      'media/p.webp',
      MANIFEST,
    ]);
    const verdict = await verify(dir);
    expect(verdict).toMatchObject({
      signature: 'good',
      files: 6,
      site: 'https://marsa.example',
      newest: '2026-11-24T11:05:00Z',
    });
    expect(isWhole(verdict)).toBe(true);
  });

  it('is brought up to date without touching what is the same', async () => {
    const dir = join(temporaryFolder(), 'copy');
    await exportTo(dir);
    const long = new Date(2020, 0, 1);
    for (const path of Object.keys(contents(dir))) utimesSync(join(dir, path), long, long);
    const again = await exportTo(dir, site({ '/a/two-22222222': html('corrected') }));
    expect(again).toMatchObject({ written: 1, kept: 5, removed: 0 });
    // Pictures never change under their name: not even asked for.
    expect(again.rendered).not.toContain('/media/p.webp');
    const fresh = Object.keys(contents(dir)).filter((path) => statSync(join(dir, path)).mtimeMs !== long.getTime());
    expect(fresh.sort()).toEqual(['a/two-22222222/index.html', MANIFEST]);
  });

  it('loses what was withdrawn, with the picture that only it showed', async () => {
    const dir = join(temporaryFolder(), 'copy');
    await exportTo(dir);
    const { '/a/one-11111111': _, ...pages } = site({ '/': html('<link href="/assets/s.css">') });
    expect(await exportTo(dir, pages)).toMatchObject({ files: 4, removed: 2 });
    expect(existsSync(join(dir, 'a/one-11111111'))).toBe(false);
    expect(existsSync(join(dir, 'media'))).toBe(false);
    expect(isWhole(await verify(dir))).toBe(true);
  });

  it('that was interrupted anywhere, and then completed, is byte for byte a fresh one', async () => {
    const fresh = join(temporaryFolder(), 'fresh');
    const older = site({
      '/old': html('old'),
      '/a/one-11111111': html('<img src="/media/old.webp">'),
      '/media/old.webp': html('x'),
    });
    await exportTo(fresh);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.nat(6), fc.nat(6), async (wasThere, first, second) => {
        const dir = join(temporaryFolder(), 'copy');
        if (wasThere) await exportTo(dir, older);
        for (const failAt of [first, second])
          await exportTo(dir, failAt === first ? older : site(), { failAt }).catch(() => undefined);
        await exportTo(dir);
        expect(contents(dir)).toEqual(contents(fresh));
      }),
      { numRuns: 30 },
    );
  });

  it('repairs what was changed in it since', async () => {
    const dir = join(temporaryFolder(), 'copy');
    await exportTo(dir);
    writeFileSync(join(dir, 'media/p.webp'), 'PICTURE');
    rmSync(join(dir, 'feed.xml'));
    expect(await exportTo(dir)).toMatchObject({ written: 2, kept: 4 });
    expect(isWhole(await verify(dir))).toBe(true);
  });

  it('has feeds of its own address, when that is known', async () => {
    const dir = join(temporaryFolder(), 'copy');
    await exportTo(dir, site(), { base: 'https://mirror.example/marsa' });
    expect(contents(dir)['feed.xml']).toBe('<link>https://mirror.example/marsa/a/one-11111111</link>');
  });

  it('is packed into one file of every name and every byte, the same each time', async () => {
    const dir = join(temporaryFolder(), 'copy');
    const paths = [...(await exportTo(dir, { ...site(), '/سياسة': html('x') })).paths, MANIFEST];
    const [one, two] = ['one.zip', 'two.zip'].map((name) => join(temporaryFolder(), name)) as [string, string];
    for (const target of [one, two]) await zipFiles(dir, paths, target, new Date('2026-11-24T11:05:00Z'));
    const bytes = readFileSync(one);
    expect(bytes.equals(readFileSync(two))).toBe(true);
    expect(unzipped(bytes)).toEqual(contents(dir));
  });

  it('is not put among somebody else’s files, but beside the names of a version control', async () => {
    const dir = temporaryFolder();
    mkdirSync(join(dir, '.git'));
    await exportTo(dir);
    const taken = temporaryFolder();
    writeFileSync(join(taken, 'thesis.txt'), 'mine');
    await expect(exportTo(taken)).rejects.toMatchObject({ code: 'folder_taken' });
    expect(contents(taken)).toEqual({ 'thesis.txt': 'mine' });
  });

  it('removes nothing outside its folder, whatever a manifest says', async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'mine.txt'), 'mine');
    const dir = join(outside, 'copy');
    await exportTo(dir);
    const manifest = readFileSync(join(dir, MANIFEST), 'utf8').replace(
      /^file /m,
      `file ${'0'.repeat(64)} 1 ../mine.txt\nfile `,
    );
    writeFileSync(join(dir, MANIFEST), manifest);
    await exportTo(dir);
    expect(readFileSync(join(outside, 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('verifying a copy', () => {
  async function copied(): Promise<string> {
    const dir = join(temporaryFolder(), 'copy');
    await exportTo(dir);
    return dir;
  }

  it('finds a changed byte in any file', async () => {
    const dir = await copied();
    for (const path of Object.keys(contents(dir)).filter((one) => one !== MANIFEST)) {
      const bytes = readFileSync(join(dir, path));
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
      writeFileSync(join(dir, path), changed);
      const verdict = await verify(dir);
      expect(verdict.changed).toEqual([path]);
      expect(isWhole(verdict)).toBe(false);
      writeFileSync(join(dir, path), bytes);
    }
  });

  it('finds a changed byte anywhere in the manifest', async () => {
    const files = new Map(
      Object.entries(contents(await copied())).map(([path, text]) => [path, Buffer.from(text, 'latin1')]),
    );
    const inMemory = (manifest: Buffer) => ({
      list: async () => [...files.keys()],
      read: async (path: string) => (path === MANIFEST ? manifest : (files.get(path) ?? null)),
    });
    const bytes = files.get(MANIFEST) ?? Buffer.alloc(0);
    expect(isWhole(await verifyCopy(inMemory(bytes), key.publicKey))).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 2, 16]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ bit;
        expect(isWhole(await verifyCopy(inMemory(changed), key.publicKey))).toBe(false);
      }
    }
  });

  it('names what is missing and what does not belong', async () => {
    const dir = await copied();
    rmSync(join(dir, 'feed.xml'));
    writeFileSync(join(dir, 'extra.html'), 'x');
    const verdict = await verify(dir);
    expect(verdict).toMatchObject({ signature: 'good', missing: ['feed.xml'], added: ['extra.html'], changed: [] });
    expect(isWhole(verdict)).toBe(false);
  });

  it('tells another publication’s signature, and a copy signed anew by somebody else', async () => {
    const dir = await copied();
    const other = siteKeyFile(join(temporaryFolder(), 'other.key'));
    expect((await verify(dir, other.publicKey)).signature).toBe('other_key');
    const text = readFileSync(join(dir, MANIFEST), 'utf8');
    writeFileSync(join(dir, MANIFEST), text.replace(keyLine(key.publicKey), keyLine(other.publicKey)));
    expect((await verify(dir)).signature).toBe('other_key');
    expect((await verify(dir, null)).signature).toBe('forged');
  });

  it('knows what is no manifest', async () => {
    const dir = await copied();
    writeFileSync(join(dir, MANIFEST), 'nothing of the kind\n');
    expect((await verify(dir)).signature).toBe('unreadable');
  });
});
