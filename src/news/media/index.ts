/** Pictures and files: facts about them, rights, renditions wanted. Words: picture, rendition (a stored size of one). */
export { addPicture, type MediaDeps, PICTURE_MAX_BYTES } from './add-picture.ts';
export type { Media, Rendition } from './media.ts';
export type { MediaStore, RenditionMaker } from './ports.ts';
