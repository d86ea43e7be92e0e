import { createHash } from 'node:crypto';
import { type Look, onAccent } from '../../news/publication/index.ts';

/** The publication's own colours and fonts as a style sheet after ours; its name changes with its content. */
export type LookSheet = { path: string; css: string };

const memory = new Map<string, LookSheet | null>();

/** Null while nothing is set. `extra` is a theme's own sheet. */
export function lookSheet(look: Look, extra: string): LookSheet | null {
  const key = JSON.stringify(look) + extra;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const css = lookRules(look) + extra;
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 10);
  const sheet = css === '' ? null : { path: `/assets/look-${hash}.css`, css };
  // A preview may try many; the ones in use come back at once.
  if (memory.size >= 16) memory.clear();
  memory.set(key, sheet);
  return sheet;
}

function lookRules(look: Look): string {
  const light = tokens(look.accent, look.opinion);
  const dark = tokens(look.accentDark, look.opinionDark);
  let css = light === '' ? '' : `:root{${light}}`;
  if (light !== '' || dark !== '') {
    // What only the light paper got must not reach the dark one, where its contrast was never looked at.
    const both = dark + (look.accent !== null && look.accentDark === null ? DARK_ACCENT : '');
    const all = both + (look.opinion !== null && look.opinionDark === null ? DARK_OPINION : '');
    css += `@media (prefers-color-scheme:dark){:root:not([data-scheme="light"]){${all}}}:root[data-scheme="dark"]{${all}}`;
  }
  if (look.bodyFont === 'plex')
    css += '.body,.deck,.card-deck,.snippet,.listing-deck,.notice-deck{font-family:var(--plex)}';
  if (look.headingFont === 'naskh') css += 'h1,h2,h3,.headline,.body h2,.body h3,.strip{font-family:var(--naskh)}';
  return css;
}

const DARK_ACCENT = '--accent:#86c7d1;--accent-deep:#a9dae1;--on-accent:#0d1a1d;';
const DARK_OPINION = '--opinion:#e6b488;';

function tokens(accent: string | null, opinion: string | null): string {
  const of = accent === null ? '' : `--accent:${accent};--accent-deep:${accent};--on-accent:${onAccent(accent)};`;
  return opinion === null ? of : `${of}--opinion:${opinion};`;
}
