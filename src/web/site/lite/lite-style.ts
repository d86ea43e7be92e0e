import { createHash } from 'node:crypto';

/**
 * All the style of a light page, inlined: a second request costs more than these bytes. Fonts are those that phones and
 * computers bring for Arabic; a naskh for reading, a plain one for headings.
 */
export const LITE_STYLE = [
  ':root{color-scheme:light dark;--p:#fcfbf8;--i:#17191b;--s:#474c51;--r:#ddd8cd;--a:#0b4f5d}',
  '@media(prefers-color-scheme:dark){:root{--p:#15171a;--i:#e6e3dc;--s:#bcb9b2;--r:#34383d;--a:#86c7d1}}',
  'body{margin:0 auto;padding:0 1rem 2rem;max-inline-size:36em;background:var(--p);color:var(--i);font:1.15rem/1.85 "Noto Naskh Arabic","Geeza Pro","Traditional Arabic","Times New Roman",serif;overflow-wrap:break-word}',
  'h1,h2,h3,nav,small,.n,.k,.m,button{font-family:"Noto Sans Arabic","Segoe UI","Geeza Pro",Tahoma,sans-serif}',
  'h1{font-size:1.6rem;line-height:1.5;margin:.2em 0 .3em;text-wrap:balance}',
  'h2,h3{font-size:1.15rem;line-height:1.6;margin:1.6em 0 .3em}',
  'a{color:var(--a)}',
  'body>header{border-block-end:2px solid var(--i);margin-block-end:1.2rem}',
  '.n{font-size:1.5rem;font-weight:700;margin:.6rem 0 .2rem;line-height:1.5}.n a,.l a{color:inherit;text-decoration:none}.n a:hover,.l a:hover{text-decoration:underline}',
  'nav{font-size:.95rem}nav a{display:inline-block;padding:.2rem 0;margin-inline-end:1rem}',
  '.k,.m,small,figcaption{color:var(--s);font-size:.9rem;line-height:1.7;margin:0}.k{margin:.6em 0}.d{font-size:1.2rem;color:var(--s);margin:0 0 .8em}',
  '.l{list-style:none;padding:0;margin:0}.l li{padding:.7em 0;border-block-end:1px solid var(--r)}.l h2,.l h3{margin:0}.l p{margin:.1em 0}',
  'blockquote,aside,.c{margin:1.2em 0;padding-inline-start:1em;border-inline-start:3px solid var(--r)}figure{margin:1.2em 0}',
  'blockquote footer{color:var(--s);font-size:.9rem}body>footer{margin-block-start:2.5rem;padding-block-start:.8rem;border-block-start:2px solid var(--i)}',
  'table{display:block;overflow-x:auto;border-collapse:collapse}td,th{border:1px solid var(--r);padding:.2em .6em}',
  'input,button{font-size:1rem;padding:.5em;max-inline-size:100%}.saved-note{border:1px solid var(--r);padding:.4em .8em}',
].join('');

const hash = createHash('sha256').update(LITE_STYLE).digest('base64');

/** Nothing but the page itself and that style: no picture, font or script can load. `data:` is the empty icon. */
export const LITE_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
