/** Numbers in [0, 1) that one seed gives again and again (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Letters that stem and fold to themselves, so that a word made of them is a term of its own. */
const LETTERS = [...'جدرشصطعغقضخحثذ'];

/** A word that no other number has. */
export function wordOf(number: number): string {
  let rest = number;
  let word = '';
  for (let i = 0; i < 6; i += 1) {
    word += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return word;
}
