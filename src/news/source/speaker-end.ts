import { CLAUSE, RELATIVES } from './function-words.ts';
import { isGivenName, joinsName } from './given-names.ts';
import { isDefinite, isMedium, isOutletName, isRole, nounClass } from './nouns.ts';
import type { Token, Tokens } from './read-tokens.ts';

/**
 * Where the speaker that begins at token `i` ends by its grammar alone (a noun of office or of a body, its genitives, its
 * adjectives, then a name); `i` itself when no speaker begins there. For verbs whose object follows without a sign.
 */
export function speakerEnd(tokens: Tokens, i: number, limit: number): number {
  const { list } = tokens;
  // «نفس المصدر», «ذات المسؤول».
  const pointing = /^(نفس|ذات)$/.test(list[i]?.folded ?? '') ? 1 : 0;
  const first = list[i + pointing];
  if (!first?.word) return i;
  const head = nounClass(first.folded);
  if (head === null && !isMedium(first.folded) && !isOutletName(first.folded)) {
    if (!isGivenName(first.folded) && !joinsName(first.folded)) return i;
    return nameTo(tokens, i, limit);
  }
  let end = i + 1 + pointing;
  if (head === 'country') return end;
  // A noun without the article waits for its genitive; with it, only adjectives may follow.
  let open = !isDefinite(first.folded);
  while (end < limit && end - i < 16) {
    const token = list[end] as Token;
    const { folded } = token;
    if (tokens.opening.has(end) && isMedium(list[end - 1]?.folded ?? '')) {
      while (end < limit && !tokens.closing.has(end)) end += 1;
      end += 1;
      open = false;
      continue;
    }
    // «تقرير أعدته "…"».
    if (
      tokens.opening.has(end) &&
      head === 'document' &&
      /^(اعد|نشر|اصدر|بث)ته?$|^(اعد|نشر|اصدر|بث)ه$/.test(list[end - 1]?.folded ?? '')
    ) {
      const close = tokens.opening.get(end)?.end ?? 0;
      while (end < limit && (list[end]?.start ?? 0) <= close) end += 1;
      return end;
    }
    if (!token.word || CLAUSE.has(folded) || RELATIVES.has(folded)) break;
    if (isGivenName(folded) && folded !== 'باسم') return nameTo(tokens, end, limit);
    if (folded === 'باسم' || folded === 'عام' || folded === 'سابق') {
      open = folded === 'باسم' || !isDefinite(first.folded);
      end += 1;
      continue;
    }
    if (isDefinite(folded) || /^(لل|بال).../.test(folded)) {
      open = false;
      end += 1;
      continue;
    }
    if (!open) {
      // «الناطق باسم المحكمة بقرمبالية ومساعد وكيل الجمهورية إلياس …»: more of the title, while a name is to come.
      const more =
        head === 'role' && (/^ب..../.test(folded) || isRole(folded.replace(/^و/, '')))
          ? nameAhead(tokens, end, limit)
          : 0;
      if (more > 0) return nameTo(tokens, more, limit);
      break;
    }
    // The chain of genitives: «رئيس بعثة صندوق …»; an indefinite adjective ends it («مصدر أمني»).
    if (nounClass(folded) !== null || isMedium(folded)) {
      open = nounClass(folded) !== 'country';
      end += 1;
      continue;
    }
    end += 1;
    open =
      head === 'anonymous' || head === 'document' ? /(ي|يه)$/.test(folded) : !/(ي|يه)$/.test(folded) && end - i < 5;
  }
  return end;
}

/** The token within the next ten words where a name begins, before any mark; 0 for none. */
function nameAhead(tokens: Tokens, from: number, limit: number): number {
  for (let k = from; k < Math.min(limit, from + 10); k += 1) {
    const token = tokens.list[k] as Token;
    if (!token.word || CLAUSE.has(token.folded)) return 0;
    if (k > from && isGivenName(token.folded)) return k;
  }
  return 0;
}

/** The end of a name: given names and joins, then one surname. */
function nameTo(tokens: Tokens, i: number, limit: number): number {
  const { list } = tokens;
  let end = i + 1;
  while (end < limit && end - i < 6) {
    const folded = list[end]?.folded ?? '';
    const joined = joinsName(list[end - 1]?.folded ?? '');
    if (!list[end]?.word || CLAUSE.has(folded)) break;
    if (isGivenName(folded) || joinsName(folded) || joined) {
      end += 1;
      continue;
    }
    if (
      nounClass(folded) === null &&
      !/^(و|ب|لل)/.test(folded) &&
      !RELATIVES.has(folded) &&
      !/^(في|عن|على|الي|مع|من)$/.test(folded)
    )
      end += 1;
    break;
  }
  return end;
}
