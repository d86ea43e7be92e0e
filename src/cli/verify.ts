import { readFile } from 'node:fs/promises';
import { AppError } from '../base/index.ts';
import { openCopyFolder } from '../files/index.ts';
import { type CopyVerdict, isWhole, keyLine, MANIFEST, verifyCopy } from '../news/bring/index.ts';
import type { CommandResult } from './command.ts';

/** So many names of each kind are printed; the report for machines has all. */
const SHOWN = 20;
/** 10 s: the site may be out of reach, which is why the copy is here. */
const FETCH_MS = 10_000;

/** Says of a copy whether it is whole, unchanged and signed. `key` is a file, or an address; null trusts the key in the copy. */
export async function verify(dir: string, key: string | null): Promise<CommandResult> {
  const publicKey = key === null ? null : await loadKey(key);
  const folder = openCopyFolder(dir, MANIFEST);
  if ((await folder.read(MANIFEST)) === null) throw new AppError('file_missing', { file: `${dir}/${MANIFEST}` });
  const verdict = await verifyCopy(folder, publicKey);
  const whole = isWhole(verdict);
  return { report: { whole, keyGiven: key !== null, ...verdict }, lines: [...linesOf(verdict, whole, key !== null)] };
}

function* linesOf(verdict: CopyVerdict, whole: boolean, keyGiven: boolean): Generator<{ ar: string; en: string }> {
  const { signature, files, newest, site, missing, changed, added } = verdict;
  if (signature === 'unreadable') {
    const ar = `لا يُقرأ ${MANIFEST}: عُبث به، أو كتبته نسخة أحدث من ورّاق. لا يُعرف إن كانت النسخة سليمة.`;
    yield {
      ar,
      en: `${MANIFEST} cannot be read: it was tampered with, or a newer Warraq wrote it. Nothing is known of this copy.`,
    };
    return;
  }
  if (signature === 'forged') {
    yield {
      ar: `التوقيع غير صحيح: غُيّر ${MANIFEST} بعد توقيعه. لا تثق بهذه النسخة.`,
      en: `The signature is wrong: ${MANIFEST} was changed after it was signed. Do not trust this copy.`,
    };
  }
  if (signature === 'other_key') {
    yield {
      ar: `وقّع النسخة مفتاح آخر (${keyLine(verdict.publicKey)})، لا المفتاح الذي ذكرته. لا تثق بها.`,
      en: `Another key signed this copy (${keyLine(verdict.publicKey)}), not the one you gave. Do not trust it.`,
    };
  }
  yield* named(changed, 'ملفات غُيّرت', 'Changed');
  yield* named(missing, 'ملفات مفقودة', 'Missing');
  yield* named(added, 'ملفات ليست من النسخة', 'Not of the copy');
  if (!whole) {
    yield {
      ar: 'النسخة ليست كما نُشرت. خذها من جديد، أو أعد bin/warraq export إن كانت عندك.',
      en: 'This copy is not as it was published. Get it anew, or run bin/warraq export again if it is yours.',
    };
    return;
  }
  yield {
    ar: `النسخة سليمة: ${files} ملفا من ${site}، أحدث مقال فيها ${newest}`,
    en: `The copy is whole: ${files} files of ${site}, its newest article of ${newest}`,
  };
  if (!keyGiven) {
    yield {
      ar: `وقّعها المفتاح ${keyLine(verdict.publicKey)} المذكور فيها. قارنه بمفتاح الموقع، أو اذكره بالخيار ‎--key`,
      en: `Signed by the key it names itself, ${keyLine(verdict.publicKey)}. Compare that with the site's, or give it with --key`,
    };
  }
}

function* named(paths: readonly string[], ar: string, en: string): Generator<{ ar: string; en: string }> {
  if (paths.length === 0) return;
  yield { ar: `${ar} (${paths.length}):`, en: `${en} (${paths.length}):` };
  const shown = paths.slice(0, SHOWN).map((path) => `  ${path}`);
  if (paths.length > SHOWN) shown.push('  …');
  const text = shown.join('\n');
  yield { ar: text, en: text };
}

/** A PEM file; or an address: of the key itself, or of a site, which has it under /.well-known/. */
async function loadKey(from: string): Promise<string> {
  const text = /^https?:\/\//.test(from) ? await fetchKey(from) : await readFile(from, 'utf8').catch(() => null);
  if (text === null) throw new AppError('file_missing', { file: from });
  if (!text.includes('BEGIN PUBLIC KEY')) throw new AppError('option_invalid', { option: '--key', value: from });
  return text;
}

async function fetchKey(address: string): Promise<string | null> {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = '/.well-known/warraq-site-key';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
