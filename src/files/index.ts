/** Files of the data folder: keys, salts, pictures, the lock. */
export { lockData } from './data-lock.ts';
export { keyFile } from './key-file.ts';
export { createRenditionMaker } from './renditions.ts';
export { createSaltFile } from './salt-file.ts';
