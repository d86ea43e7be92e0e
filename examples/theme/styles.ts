/** Comes after the site's own sheet. Colours are its tokens, so that dark mode and the publication's look go on working. */
export const styles = `
.weekly-line { background: var(--ink); color: var(--paper); font-size: var(--size-meta); }
.weekly-line .page { display: block; padding-block: 0.3rem; }
.weekly-card .headline { font-family: var(--naskh); font-size: var(--size-large); }
.weekly-card .bylines { margin-block-start: 0.35rem; font-size: var(--size-meta); }
.weekly-card .bylines a { position: relative; z-index: 1; }
.weekly-colophon { padding: 1rem; background: var(--tint); color: var(--ink-soft); text-align: center; }
`;
