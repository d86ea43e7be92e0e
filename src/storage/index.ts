/** All SQL, for both databases. The stores implement the ports of the rooms; nothing here decides anything. */
export { createAccountStore } from './accounts-store.ts';
export { createArticleStore } from './articles-store.ts';
export { createAttemptStore } from './attempts-store.ts';
export { createImportStore } from './import-store.ts';
export { createJobStore } from './jobs-store.ts';
export { createLiveStore } from './live-store.ts';
export { createMailStore } from './mail-store.ts';
export { createMediaStore } from './media-store.ts';
export { migrate } from './migrate.ts';
export { openStorage, type Storage, type StorageLocation } from './open.ts';
export { createPublicationStore } from './publication-store.ts';
export { createPublishStore } from './publish-store.ts';
export { createPurgeChannel, type PurgeChannel } from './purge-channel.ts';
export { createReadsStore } from './reads-store.ts';
export { createRelatedStore } from './related-store.ts';
export { createSearchArticles, createSearchStore } from './search-store.ts';
export { signInDatabase } from './sign-in-database.ts';
export { createTokenStore } from './tokens-store.ts';
