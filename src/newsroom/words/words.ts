import { ar, type Words } from './ar.ts';
import { en } from './en.ts';

export type { Words } from './ar.ts';
export type Tongue = 'ar' | 'en';
export const words: Record<Tongue, Words> = { ar, en };
