import { escapeHtml } from '../publish/index.ts';
import type { LetterLanguage } from './newsletters.ts';

/**
 * The frame of every letter and the few styles it needs: tables and inlined styles, because Outlook lays out with Word and
 * Gmail drops style sheets it does not like. The style sheet only holds what is dispensable: dark colours and the phone.
 */
export const ink = {
  paper: '#ffffff',
  ground: '#f3f1ec',
  text: '#1b1d20',
  soft: '#5a5e66',
  line: '#e2ded5',
  accent: '#0b5560',
  tint: '#fbf4e6',
} as const;

/** Plex and Noto where a reader has them, then what Apple, Windows and Android ship for Arabic. */
export const FONTS = "'IBM Plex Sans Arabic','Noto Sans Arabic','Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif";

/** Letters hold no control characters, and none of the private characters that stand for a subscriber's own links. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ue000-\uf8ff]/g, '').trim();
}

export function html(text: string): string {
  return escapeHtml(clean(text));
}

const STYLE = `
body{margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
img{border:0;outline:none;text-decoration:none;-ms-interpolation-mode:bicubic}
h1,h3{text-wrap:balance}
@media (max-width:620px){.pad{padding-left:18px!important;padding-right:18px!important}.lead{font-size:24px!important}.outer{padding:0!important}.thumb{width:96px!important}.gap{width:14px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#0f1113!important}.paper{background:#15171a!important}.tint{background:#241f15!important}
.text,.text a{color:#e6e3dc!important}.soft,.soft a{color:#a9a69f!important}.accent,.accent a{color:#6fc3cf!important}.line{border-color:#2c2f34!important}.rule{border-color:#6fc3cf!important}
.button{background:#6fc3cf!important}.button a{color:#0f1113!important}}
[data-ogsc] .text,[data-ogsc] .text a{color:#e6e3dc!important}[data-ogsc] .soft{color:#a9a69f!important}[data-ogsc] .accent,[data-ogsc] .accent a{color:#6fc3cf!important}
[data-ogsb] .ground{background:#0f1113!important}[data-ogsb] .paper{background:#15171a!important}
`.replaceAll('\n', '');

export type FrameInput = {
  language: LetterLanguage;
  direction: 'rtl' | 'ltr';
  title: string;
  /** What a mailbox shows after the subject. */
  preheader: string;
  wordmark: string;
  home: string;
  /** A line under the wordmark; '' for none. */
  line: string;
  /** Rows of the letter's table, HTML. */
  rows: string;
  /** HTML. */
  footer: string;
};

/** One row; `classes` for dark colours, `style` what every program must see. */
export function row(
  content: string,
  style: string,
  options: { direction?: 'rtl' | 'ltr'; language?: string; classes?: string } = {},
): string {
  const { direction = 'rtl', language, classes = '' } = options;
  const lang = language === undefined ? '' : ` lang="${html(language)}"`;
  const side = direction === 'rtl' ? 'right' : 'left';
  return `<tr><td class="pad ${classes}" dir="${direction}"${lang} align="${side}" style="text-align:${side};font-family:${FONTS};${style}">${content}</td></tr>`;
}

/** The whole document, UTF-8. 600 px: the width every reading pane has. */
export function frame(input: FrameInput): string {
  const { direction } = input;
  const side = direction === 'rtl' ? 'right' : 'left';
  // Keeps the first lines of the letter out of the preview when the preheader is short.
  const spacer = '&#8199;&#847;'.repeat(40);
  return `<!DOCTYPE html>
<html lang="${input.language}" dir="${direction}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no"><title>${html(input.title)}</title>
<!--[if mso]><style>td,a,h1,h2{font-family:Tahoma,Arial,sans-serif!important}</style><![endif]-->
<style>${STYLE}</style></head>
<body class="ground" dir="${direction}" style="margin:0;padding:0;background:${ink.ground}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${ink.ground}">${html(input.preheader)}${spacer}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="background:${ink.ground}"><tr><td class="outer" align="center" style="padding:24px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="max-width:600px;background:${ink.paper}">
<tr><td class="pad accent rule" dir="${direction}" align="${side}" style="text-align:${side};font-family:${FONTS};padding:28px 32px 18px;border-bottom:3px solid ${ink.accent}">
<a href="${html(input.home)}" style="color:${ink.accent};text-decoration:none;font-size:34px;line-height:1.3;font-weight:700">${html(input.wordmark)}</a>
${input.line === '' ? '' : `<div class="soft" style="color:${ink.soft};font-size:15px;line-height:1.7">${html(input.line)}</div>`}</td></tr>
${input.rows}
<tr><td class="pad soft line" dir="${direction}" align="${side}" style="text-align:${side};font-family:${FONTS};padding:22px 32px 30px;border-top:1px solid ${ink.line};color:${ink.soft};font-size:14px;line-height:1.8">${input.footer}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body></html>
`;
}

/** A button that Outlook shows as well: a coloured cell. */
export function button(href: string, label: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button" align="center" style="background:${ink.accent};padding:12px 28px"><a href="${href}" style="color:#ffffff;text-decoration:none;font-size:18px;line-height:1.5;font-weight:700;font-family:${FONTS}">${html(label)}</a></td></tr></table>`;
}
