/** Files of the data folder: keys, salts, pictures, the lock. */
export { createCardFiles } from './cards.ts';
export { openCopyFolder } from './copy-folder.ts';
export { type DataLock, lockData, takePlace } from './data-lock.ts';
export { keyFile } from './key-file.ts';
export { makeFolder } from './make-folder.ts';
export { createRenditionMaker } from './renditions.ts';
export { createSaltFile } from './salt-file.ts';
export { type SiteKey, siteKeyFile } from './site-key.ts';
export { zipFiles } from './zip-files.ts';
