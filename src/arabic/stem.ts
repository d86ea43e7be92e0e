/**
 * Light stemming after light10 (Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval", 2007):
 * the article with what is attached before it and the commonest endings come off, and nothing inside a word is touched.
 * All functions take folded words.
 */
const ARTICLES = ['وبال', 'فبال', 'وكال', 'فكال', 'ولل', 'فلل', 'وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'هم', 'نا', 'ه', 'ي'];

/** The word without the article and the particles before it: «وبالمدينه» gives «مدينه». Two letters at least stay. */
export function withoutArticle(word: string): string {
  for (const article of ARTICLES) {
    if (word.length >= article.length + 2 && word.startsWith(article)) return word.slice(article.length);
  }
  return word;
}

/** The stem of a folded word; of one without Arabic letters, the word itself. */
export function stem(word: string): string {
  // «و» alone comes off before the article is looked for, as light10 does, when three letters stay.
  let out = withoutArticle(word.length > 3 && word.startsWith('و') ? word.slice(1) : word);
  for (const ending of ENDINGS) {
    if (out.length >= ending.length + 2 && out.endsWith(ending)) out = out.slice(0, -ending.length);
  }
  return out;
}

/**
 * The other reading of a word that begins with a letter which may be an attached particle (و ف ب ك ل س): «بدمشق» may be
 * «دمشق», while «برلين» is itself. Which one holds cannot be told from the word, so both are kept. Null when there is none.
 */
export function bareStem(word: string): string | null {
  const whole = stem(word);
  // «والمدينه» has shown what was attached; four letters at least, so that three stay.
  if (whole.length < 4 || !word.startsWith(whole.slice(0, 2))) return null;
  return /^[وفبكلس]/.test(whole) ? whole.slice(1) : null;
}
