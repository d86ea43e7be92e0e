import type { ErrorCode } from '../../base/index.ts';
import { escapeHtml } from '../../news/publish/index.ts';
import { type Language, messageFor, messages } from '../../wire/index.ts';
import { statusOf } from '../problem.ts';

/** The parts of an OpenAPI document that the page shows. */
export type Described = { paths?: Record<string, Record<string, { summary?: string; tags?: string[] }> | undefined> };

const WORDS = {
  ar: {
    title: 'واجهة ورّاق البرمجية',
    lead: 'كل ما تفعله غرفة الأخبار متاح هنا للبرامج. الوصف الكامل بصيغة OpenAPI:',
    token: 'أنشئ رمزًا من إعدادات حسابك وأرسله مع كل طلب:',
    version: 'كل تعديل على مادة يحمل نسختها: خذ ETag من القراءة وأرسله في If-Match.',
    paths: 'العمليات',
    problems: 'المشكلات',
    problemsLead: 'كل خطأ مستند application/problem+json ‏(RFC 9457)، والحقل code ثابت لا يتغيّر.',
  },
  en: {
    title: 'The Warraq API',
    lead: 'Everything the newsroom does, for programs. The whole description as OpenAPI:',
    token: 'Make a token in your account settings and send it with every request:',
    version: 'Every change of an article carries its version: take the ETag you read and send it in If-Match.',
    paths: 'Operations',
    problems: 'Problems',
    problemsLead: 'Every error is an application/problem+json document (RFC 9457); its code never changes meaning.',
  },
} as const;

/** A page for people, made from the same description that programs read; loads nothing from anywhere. */
export function docsPage(document: Described, language: Language): string {
  const words = WORDS[language];
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods ?? {})) {
      const row = `<tr><td><code>${escapeHtml(method.toUpperCase())}</code></td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(operation.summary ?? '')}</td></tr>`;
      const tag = operation.tags?.[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), row]);
    }
  }
  const operations = [...groups]
    .map(([tag, rows]) => `<h3 lang="en">${escapeHtml(tag)}</h3><table dir="ltr" lang="en">${rows.join('')}</table>`)
    .join('');
  const problems = (Object.keys(messages) as ErrorCode[])
    .map(
      (code) =>
        `<dt id="${code}"><code>${code}</code> <small>${statusOf(code)}</small></dt><dd>${escapeHtml(messageFor(code, {}, language))}</dd>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${words.title}</title><style>${STYLE}</style></head>
<body><h1>${words.title}</h1><p>${words.lead} <a href="/api/openapi.json">/api/openapi.json</a></p>
<p>${words.token}</p><pre dir="ltr">Authorization: Bearer wrq_…</pre><p>${words.version}</p>
<h2>${words.paths}</h2>${operations}<h2>${words.problems}</h2><p>${words.problemsLead}</p><dl>${problems}</dl></body></html>`;
}

const STYLE = `:root{color-scheme:light dark;--text:#1b1b1b;--page:#fff;--line:#ddd;--code:#f3f1ec}@media(prefers-color-scheme:dark){:root{--text:#e6e3dc;--page:#15171a;--line:#34373c;--code:#22252a}}body{margin:0 auto;padding:1.5rem;max-inline-size:60rem;font:1.0625rem/1.8 "IBM Plex Sans Arabic",system-ui,sans-serif;color:var(--text);background:var(--page)}h1,h2,h3{line-height:1.4}a{color:inherit}code,pre{font:0.9375rem/1.6 ui-monospace,monospace;background:var(--code);border-radius:.25rem;padding-inline:.25rem}pre{padding:.75rem;overflow-x:auto}table{border-collapse:collapse;inline-size:100%;display:block;overflow-x:auto}td{border-block-end:1px solid var(--line);padding:.35rem .5rem;vertical-align:top;text-align:start}td:nth-child(2){white-space:nowrap}dt{margin-block-start:1rem}dt:target{outline:2px solid;outline-offset:.25rem}dd{margin-inline-start:1.5rem}`;
