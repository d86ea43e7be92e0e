import { fold } from '../../arabic/index.ts';
import type { SourceKind } from './attribution.ts';
import { isKnown } from './confidence.ts';
import { bareNoun, isDefinite, isRole, nounClass } from './nouns.ts';
import type { Outlet } from './outlet.ts';
import type { Phrase } from './read-phrase.ts';
import { wordsText } from './read-phrase.ts';
import type { Token, Tokens } from './read-tokens.ts';

/** Somebody the article speaks of. */
export type Member = {
  name: string;
  kind: SourceKind;
  role: string | null;
  feminine: boolean | null;
  outlet: string | null;
  /** Folded words of the name without the article, and of everything it was called by. */
  nameWords: readonly string[];
  words: Set<string>;
  head: string;
  /** Its words are of those that name speakers. */
  recognised: boolean;
  /** Where the article names this person, as long as nothing but the look of the words says where the name ends. */
  seen: Token | null;
};

export type Cast = {
  /** Notes a person's full name wherever the article gives it. */
  meet(tokens: Tokens, phrase: Phrase): void;
  /** The member whom a mention means, made new if nobody fits. It is the one who spoke last from now on. */
  find(tokens: Tokens, phrase: Phrase, feminine: boolean | null): Member;
  /** Who spoke last, of the gender of the verb if that is known. */
  last(feminine: boolean | null): Member | null;
  spoke(member: Member): void;
  /** Notes a medium that the text names; a later «الصحيفة» means it. It has not spoken. */
  carried(outlet: Outlet): void;
  /** The medium that «الصحيفة», «القناة» means: its name, or null. */
  medium(head: string): string | null;
  /** The end of a known person's name that begins at token `from`, else `from`. */
  known(tokens: Tokens, from: number, to: number): number;
};

/** 50: how many namesakes are compared; more are a list, not an article. */
const NAMESAKES = 50;

const nameKey = (folded: string): string => folded.replace(/^ال(?=..)/, '');
const clean = (text: string): string =>
  text
    .replace(/["«»“”„‟‹›″]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function createCast(): Cast {
  const byWord = new Map<string, Member[]>();
  const byHead = new Map<string, Member[]>();
  let lastCarried: string | null = null;
  let lastOne: Member | null = null;
  let lastFeminine: Member | null = null;
  let lastMasculine: Member | null = null;

  function wordsOf(tokens: Tokens, from: number, to: number): string[] {
    return tokens.list
      .slice(from, Math.min(to, from + 40))
      .filter((token) => token.word)
      .map((token) => nameKey(bareNoun(token.folded)));
  }

  function add(member: Member): Member {
    for (const word of new Set(member.nameWords)) {
      const list = byWord.get(word) ?? [];
      if (list.length < NAMESAKES) list.push(member);
      byWord.set(word, list);
    }
    return member;
  }

  function noteHead(member: Member, head: string): void {
    const list = byHead.get(head) ?? [];
    const at = list.indexOf(member);
    if (at >= 0) list.splice(at, 1);
    list.push(member);
    if (list.length > NAMESAKES) list.shift();
    byHead.set(head, list);
  }

  function byName(words: readonly string[]): Member | null {
    const candidates = byWord.get(words.at(-1) ?? '') ?? [];
    let best: Member | null = null;
    for (const member of candidates) {
      if (!words.every((word) => member.nameWords.includes(word))) continue;
      if (!best || member.nameWords.length > best.nameWords.length) best = member;
    }
    // «نوري أبو سهمين» is «نوري علي أبو سهمين»; and a longer mention than the one known is the same person.
    return best;
  }

  function person(tokens: Tokens, phrase: Phrase, spoken: boolean): Member | null {
    if (!phrase.name) return null;
    const words = wordsOf(tokens, phrase.name.from, phrase.name.to);
    if (words.length === 0) return null;
    const known = byName(words);
    if (known) {
      // «دعا عمر الحسن العمال إلى»: the sentence knows better than the words alone where a name ends.
      if (known.seen === tokens.list[phrase.name.from] && words.length > 1) {
        known.name = clean(wordsText(tokens, phrase.name.from, phrase.name.to));
        known.seen = null;
      }
      known.role ??= phrase.role;
      // A doubtful longer name gives way to one that is sure; a first name alone does not vouch for the words behind it.
      if (spoken && !known.recognised && words.length > 1 && isKnown(tokens, phrase)) {
        known.name = clean(wordsText(tokens, phrase.name.from, phrase.name.to));
        known.recognised = true;
      }
      if (phrase.role) for (const word of wordsOf(tokens, phrase.from, phrase.to)) known.words.add(word);
      return known;
    }
    const behind = tokens.list.slice(phrase.name.from + 1, phrase.name.to);
    return add({
      name: clean(wordsText(tokens, phrase.name.from, phrase.name.to)),
      kind: 'person',
      role: phrase.role,
      feminine: null,
      outlet: null,
      nameWords: words,
      words: new Set(wordsOf(tokens, phrase.from, phrase.to)),
      head: phrase.head,
      // «تسلمت سناء المبلغ»: without a title a word with the article may be what follows the name.
      recognised:
        isKnown(tokens, phrase) &&
        (spoken || phrase.role !== null || !behind.some((token) => /^ال/.test(token.folded))),
      seen: tokens.list[phrase.name.from] ?? null,
    });
  }

  function spoke(member: Member): void {
    lastOne = member;
    if (member.feminine === true) lastFeminine = member;
    else if (member.feminine === false) lastMasculine = member;
  }

  function unnamed(tokens: Tokens, phrase: Phrase): Member {
    const words = wordsOf(tokens, phrase.from, phrase.to);
    const first = tokens.list[phrase.from]?.folded ?? '';
    const pointing =
      /^(نفس|ذات|هذا|هذه)$/.test(first) || words.some((word) => /^(ذات|نفس)(ه|ها|هم)?$/.test(word) && word !== 'ذات');
    if (/^مصدر$/.test(phrase.head) && (phrase.definite || pointing)) {
      const same = (byHead.get('مصدر') ?? []).at(-1);
      if (pointing && lastOne) return lastOne;
      if (same) return same;
      if (lastOne) return lastOne;
    }
    const singular = phrase.head;
    const candidates = byHead.get(singular) ?? [];
    if (phrase.definite || pointing) {
      const rest = words.slice(1).filter((word) => word.length > 2 && !/^(ذات|نفس)/.test(word));
      const fits = candidates.findLast((member) => rest.every((word) => member.words.has(word))) ?? candidates.at(-1);
      if (fits) return fits;
      if (pointing && lastOne) return lastOne;
      if (isRole(phrase.head) && lastOne?.kind === 'person' && lastOne.words.has(phrase.head)) return lastOne;
      // «المسؤول» of a person who was given another title.
      if (/^(مسيول|مسوول|متحدث|مسيوله|مسووله|متحدثه)$/.test(phrase.head) && lastOne && lastOne.kind !== 'organisation')
        return lastOne;
    } else {
      const fits = candidates.findLast(
        (member) => words.every((word) => member.words.has(word)) && (member.kind !== 'anonymous' || words.length > 1),
      );
      if (fits) return fits;
      // «رئيس الوزراء العراقي» after «رئيس الوزراء فلان»: the office is the same while no word of it says otherwise.
      const office =
        phrase.kind === 'person'
          ? candidates.findLast(
              (member) =>
                words.slice(0, 2).every((word) => member.words.has(word)) &&
                words.length > 1 &&
                words.length <= 3 &&
                sharesAdjective(member, words),
            )
          : undefined;
      if (office) return office;
    }
    // «رئيس الدبلوماسية الأميركية» right after «وزير الخارجية الأميركي»: papers vary what they call one person.
    if (phrase.kind === 'person' && lastOne?.kind === 'person' && lastOne.role !== null && sharesStem(lastOne, words))
      return lastOne;
    const name = clean(wordsText(tokens, phrase.from, phrase.to))
      .slice(phrase.joined)
      .replace(/^(عدد|بعض)ا /, '$1 ');
    return {
      name,
      kind: phrase.kind,
      role: null,
      feminine: null,
      outlet: null,
      nameWords: words,
      words: new Set(words),
      head: phrase.head,
      recognised: isKnown(tokens, phrase),
      seen: null,
    };
  }

  return {
    meet: (tokens, phrase) => {
      const member = person(tokens, phrase, false);
      if (member)
        for (const word of headsOf(tokens, phrase))
          if (!(byHead.get(word) ?? []).includes(member)) noteHead(member, word);
    },
    find: (tokens, phrase, feminine) => {
      const member = person(tokens, phrase, true) ?? unnamed(tokens, phrase);
      member.feminine ??= feminine;
      for (const word of headsOf(tokens, phrase)) noteHead(member, word);
      spoke(member);
      return member;
    },
    last: (feminine) => {
      if (feminine === null || lastOne === null || lastOne.feminine === null || lastOne.feminine === feminine)
        return lastOne;
      return (feminine ? lastFeminine : lastMasculine) ?? lastOne;
    },
    spoke,
    carried: (outlet) => {
      lastCarried = outlet.name;
      if (outlet.head === '') return;
      const words = outlet.mention.split(' ').map((word) => nameKey(bareNoun(fold(word))));
      const known = (byHead.get(outlet.head) ?? []).find((member) => words.every((word) => member.words.has(word)));
      noteHead(
        known ?? {
          name: outlet.mention,
          kind: 'organisation',
          role: null,
          feminine: null,
          outlet: outlet.name,
          nameWords: words,
          words: new Set(words),
          head: outlet.head,
          recognised: true,
          seen: null,
        },
        outlet.head,
      );
    },
    medium: (head) =>
      head === 'المصدر'
        ? lastCarried
        : ((byHead.get(head) ?? []).findLast((member) => member.outlet !== null)?.outlet ?? null),
    known: (tokens, from, to) => {
      const first = tokens.list[from];
      if (!first?.word || nounClass(first.folded) !== null) return from;
      const candidates = byWord.get(nameKey(first.folded)) ?? [];
      let best = from;
      for (const member of candidates) {
        let end = from;
        while (end < to && tokens.list[end]?.word && member.nameWords.includes(nameKey(tokens.list[end]?.folded ?? '')))
          end += 1;
        if (end - from < 2 && nameKey(first.folded) !== member.nameWords.at(-1)) continue;
        best = Math.max(best, end);
      }
      return best;
    },
  };
}

/** True when what the two do not share is no other country or ministry. */
function sharesAdjective(member: Member, words: readonly string[]): boolean {
  const rest = words.slice(2);
  return rest.every((word) => member.words.has(word) || [...member.words].some((one) => alike(one, word)));
}

/** «الأميركي» and «الأميركية», «العراقي» and a slip of the keyboard: the same first five letters. */
const alike = (a: string, b: string): boolean => a.length > 4 && b.length > 4 && a.slice(0, 5) === b.slice(0, 5);

function sharesStem(member: Member, words: readonly string[]): boolean {
  return words
    .slice(1)
    .some((word) => [...member.words].some((one) => (one === word ? word.length > 3 : alike(one, word))));
}

/** The nouns by which a later «الباحث», «الوزيرة» can point at this one. */
function headsOf(tokens: Tokens, phrase: Phrase): Set<string> {
  const heads = new Set<string>();
  for (let i = phrase.from; i < Math.min(phrase.to, phrase.from + 30); i += 1) {
    const folded = tokens.list[i]?.folded ?? '';
    const before = tokens.list[i - 1];
    const begins =
      i === phrase.from ||
      !before?.word ||
      /^(نفس|ذات|\d+)$/.test(before.folded) ||
      (phrase.name !== null && i === phrase.name.to);
    if (
      tokens.list[i]?.word &&
      begins &&
      (nounClass(folded) !== null || i === phrase.from) &&
      !(phrase.name && i >= phrase.name.from && i < phrase.name.to)
    )
      heads.add(bareNoun(folded));
  }
  if (heads.size === 0 && !isDefinite(phrase.head)) heads.add(phrase.head);
  return heads;
}
