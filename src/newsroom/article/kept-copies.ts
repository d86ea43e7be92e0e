import type { KeptCopy } from './draft.ts';

/** Texts that the server does not have yet, in this browser, each under the account that wrote it. */
const NAME = 'warraq-newsroom';
const STORE = 'copies';

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('indexedDB'));
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    // Strict: on the disk before it counts as kept, since a crash is what it is for.
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'));
    transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'));
  });
}

const keyOf = (accountId: string, articleId: string) => `${accountId}/${articleId}`;
const allOf = (accountId: string) => IDBKeyRange.bound(`${accountId}/`, `${accountId}/\uffff`);

export const copies = {
  /** The copy of an article, or null; null too in a browser that keeps nothing. */
  get: async (accountId: string, articleId: string): Promise<KeptCopy | null> => {
    try {
      const found = await within<KeptCopy | undefined>('readonly', (store) => store.get(keyOf(accountId, articleId)));
      return found ?? null;
    } catch {
      return null;
    }
  },
  /** Keeps or, with null, forgets. Throws in a browser that keeps nothing. */
  put: async (accountId: string, articleId: string, copy: KeptCopy | null): Promise<void> => {
    const key = keyOf(accountId, articleId);
    await within<undefined | IDBValidKey>(
      'readwrite',
      (store): IDBRequest => (copy === null ? store.delete(key) : store.put(copy, key)),
    );
  },
  count: async (accountId: string): Promise<number> =>
    within<number>('readonly', (store) => store.count(allOf(accountId))).catch(() => 0),
  clear: async (accountId: string): Promise<void> => {
    await within<undefined>('readwrite', (store) => store.delete(allOf(accountId))).catch(() => undefined);
  },
};
