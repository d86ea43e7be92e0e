/** How words stand in the index's dictionary; the marks are no letters, so the three kinds never meet. */
export function stemTerm(stem: string): string {
  return stem;
}

export function gramTerm(gram: string): string {
  return `~${gram}`;
}

export function stopTerm(word: string): string {
  return `=${word}`;
}
