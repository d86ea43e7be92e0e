import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { AppError, type Clock } from '../base/index.ts';
import {
  createCardFiles,
  createRenditionMaker,
  createSaltFile,
  type DataLock,
  keyFile,
  lockData,
  makeFolder,
  siteKeyFile,
  takePlace,
} from '../files/index.ts';
import { createSigner, type Transport } from '../news/mail/index.ts';
import type { Purge } from '../news/publish/index.ts';
import { createOutbox, createSmtpTransport } from '../smtp/index.ts';
import {
  createAccountStore,
  createArticleStore,
  createAttemptStore,
  createImportStore,
  createJobStore,
  createLiveEntryStore,
  createLiveStore,
  createMailStore,
  createMediaStore,
  createPageRenewal,
  createPublicationStore,
  createPublishStore,
  createReadsStore,
  createRecordStore,
  createRelatedStore,
  createSearchStore,
  createSourceStore,
  createTipStore,
  createTokenStore,
  migrate,
  openStorage,
  type Storage,
  type StorageLocation,
} from '../storage/index.ts';
import type { Settings } from './settings.ts';

/** What the build made, beside the folder of this file: fonts of share pictures among it. */
const builtAssets = fileURLToPath(new URL('../assets', import.meta.url));

/** The only place that asks the machine for the time. */
export const systemClock: Clock = { now: () => Date.now() };

export function storageLocation(settings: Settings): StorageLocation {
  return settings.databaseUrl === null
    ? { sqlite: join(settings.data, 'warraq.sqlite') }
    : { postgres: settings.databaseUrl };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/**
 * Opens the database and hands every room what it asked for. Each thread opens its own; only the process's first one
 * migrates. Closing ends the database connections.
 */
export async function openHouse(settings: Settings, options: { migrate: boolean; thread: string }) {
  const storage: Storage = await openStorage(storageLocation(settings));
  const clock = systemClock;
  if (options.migrate) await migrate(storage, clock);
  const log = pino({ level: settings.log, base: { thread: options.thread } }, pino.destination({ fd: 2, sync: true }));
  const publication = createPublicationStore(storage);
  const mediaFolder = join(settings.data, 'media');
  makeFolder(mediaFolder);
  return {
    settings,
    storage,
    clock,
    log,
    mediaFolder,
    articles: createArticleStore(storage),
    publishing: createPublishStore(storage),
    renewal: createPageRenewal(storage),
    live: createLiveStore(storage),
    publication,
    records: createRecordStore(storage),
    entries: createLiveEntryStore(storage),
    tips: createTipStore(storage),
    media: createMediaStore(storage),
    renditions: createRenditionMaker(mediaFolder),
    shareCards: createCardFiles(join(settings.data, 'cards'), mediaFolder, builtAssets),
    jobs: createJobStore(storage),
    accounts: createAccountStore(storage),
    attempts: createAttemptStore(storage),
    tokens: createTokenStore(storage),
    reads: createReadsStore(storage),
    related: createRelatedStore(storage),
    search: createSearchStore(storage),
    sources: createSourceStore(storage),
    imports: createImportStore(storage),
    mail: createMailStore(storage),
    salts: createSaltFile(settings.keys),
    signer: createSigner([Buffer.from(keyFile(join(settings.keys, 'links.key')), 'hex')]),
    siteKey: siteKeyFile(join(settings.keys, 'site.key')),
    indexNowKey: () => keyFile(join(settings.keys, 'indexnow.key')),
    cookieSecret: () => keyFile(join(settings.keys, 'sessions.key')),
    /** The settings as they are now, with the address that the environment gives. */
    readPublication: async () => {
      const { value } = await publication.settings();
      return settings.baseUrl === null ? value : { ...value, baseUrl: settings.baseUrl };
    },
    close: () => storage.close(),
  };
}

/** The data folder for this process alone or, with PostgreSQL, a place in it. */
export function takeData(settings: Settings): DataLock {
  return settings.databaseUrl === null ? lockData(settings.data) : takePlace(settings.data);
}

/**
 * Names a process in leases. The one that is started after it on the same machine and folder has the same name, so it takes up
 * at once what this one had in hand; one that runs beside it has another.
 */
export function ownerOf(settings: Settings, { place }: DataLock): string {
  return `${hostname()}:${settings.data}#${place}`;
}

/** Any SMTP server, or files in the outbox folder when none is set. Throws `setting_invalid`, `file_missing`. */
export function openTransport(settings: Settings): Transport {
  return settings.smtpUrl === null
    ? createOutbox(join(settings.data, 'outbox'))
    : createSmtpTransport({
        url: settings.smtpUrl,
        ...(settings.dkim === null ? {} : { dkim: [readDkimKey(settings.dkim)] }),
      });
}

/** For a process that caches no pages: on PostgreSQL the store itself has told the others. */
export const noCache: Purge = { purge: async () => undefined };

function readDkimKey({ domain, selector, keyFile: path }: NonNullable<Settings['dkim']>) {
  let privateKey: string;
  try {
    privateKey = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('file_missing', { file: path }, { cause: error });
  }
  if (!isRsaKey(privateKey)) throw new AppError('setting_invalid', { name: 'DKIM_KEY', example: './dkim.pem (RSA)' });
  return { domain, selector, privateKey };
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
