import { createHash } from 'node:crypto';
import { titleKey } from '../../arabic/index.ts';
import { AppError, type Clock, type Id, newId, shortIdOf } from '../../base/index.ts';
import { articleChanged, makeLivePage } from '../publish/index.ts';
import { type Article, type ArticleContent, changeOf, documentText } from '../write/index.ts';
import { type MappedArticle, type Mapping, mapRecord } from './map-record.ts';
import type { ImportedArticle, ImportListener, ImportProgress, ImportStore, MakeSection } from './ports.ts';
import type { JsonLine } from './read-json-lines.ts';

export type ImportDeps = { imports: ImportStore; clock: Clock };

export type ImportOptions = {
  mapping: Mapping;
  /** The publication's; times without an offset are its clocks'. */
  zone: string;
  /** Who imports; named in the audit log. */
  by: Id;
  /** Makes a section for a name that has none; null refuses such lines with `section_unknown`. */
  makeSection: MakeSection | null;
  /** Publish (dated back to `publishedAt`), or leave as drafts. */
  publish: boolean;
};

/** 50: a transaction of about 10 ms, so that a reader's write never waits long for it. */
const BATCH = 50;

/**
 * Imports every record it can, in constant memory; a bad line goes to the rejects and the next one is read. Running it
 * again, or after a kill in the middle, adds what is missing: same title and body is a duplicate.
 */
export async function importArticles(
  deps: ImportDeps,
  lines: AsyncIterable<JsonLine>,
  options: ImportOptions,
  listener: ImportListener,
): Promise<ImportProgress & { sectionsMade: string[] }> {
  const sections = await sectionFinder(deps, options.makeSection);
  const progress: ImportProgress = { bytes: 0, read: 0, imported: 0, duplicates: 0, rejected: 0 };
  let batch: ImportedArticle[] = [];

  async function flush(): Promise<void> {
    if (batch.length > 0) {
      const saved = await deps.imports.save(batch);
      progress.imported += saved.filter((one) => one === 'imported').length;
      progress.duplicates += saved.filter((one) => one === 'duplicate').length;
      batch = [];
    }
    listener.progress({ ...progress });
  }

  for await (const line of lines) {
    progress.read += 1;
    progress.bytes += line.bytes;
    try {
      if ('error' in line)
        throw new AppError(line.error === 'not_object' ? 'not_json' : line.error, { line: line.line });
      const mapped = mapRecord(line.record, options.mapping, { now: deps.clock.now(), zone: options.zone });
      batch.push({
        line: line.line,
        change: changeFor(deps.clock, mapped, await sections.idOf(mapped.section), options),
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'disk_full' || error.code === 'database_busy') throw error;
      progress.rejected += 1;
      const text = 'error' in line ? line.text : JSON.stringify(line.record).slice(0, 2000);
      await listener.reject({ line: line.line, code: error.code, reason: error.params, text });
    }
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  if (progress.imported > 0) await deps.imports.settle();
  return { ...progress, sectionsMade: sections.made };
}

function changeFor(
  clock: Clock,
  mapped: MappedArticle,
  sectionId: Id | null,
  options: ImportOptions,
): ImportedArticle['change'] {
  const now = clock.now();
  const id = newId(now);
  const content: ArticleContent = { ...mapped.content, sectionId };
  const publishedAt = mapped.publishedAt ?? now;
  const article: Article = {
    id,
    shortId: shortIdOf(id),
    version: 1,
    state: options.publish ? 'published' : 'draft',
    content,
    createdBy: options.by,
    createdAt: now,
    updatedAt: now,
    scheduledFor: null,
    publishedAt: options.publish ? publishedAt : null,
    liveVersion: options.publish ? 1 : null,
    withdrawal: null,
  };
  return {
    ...changeOf(article, null, options.by, 'article.import', true),
    live: options.publish ? makeLivePage(article, [], publishedAt) : null,
    correction: null,
    jobs: options.publish ? [articleChanged(article, 'bulk')] : [],
    contentKey: contentKey(content),
  };
}

/** The same for two articles of the same words: title and text, white space apart. SHA-256, hex. */
export function contentKey(content: ArticleContent): string {
  const words = `${content.title}\n${documentText(content.body)}`.normalize('NFC').replace(/\s+/gu, ' ');
  return createHash('sha256').update(words).digest('hex');
}

async function sectionFinder(deps: ImportDeps, make: MakeSection | null) {
  const known = new Map<string, Id>();
  for (const section of await deps.imports.sections()) {
    known.set(titleKey(section.name), section.id);
    known.set(titleKey(section.slug), section.id);
  }
  const made: string[] = [];
  return {
    made,
    idOf: async (name: string | null): Promise<Id | null> => {
      if (name === null) return null;
      const key = titleKey(name);
      if (key === '') return null;
      const found = known.get(key);
      if (found !== undefined) return found;
      if (make === null) throw new AppError('section_unknown', { section: name.slice(0, 100) });
      const id = await make(name);
      known.set(key, id);
      made.push(name);
      return id;
    },
  };
}
