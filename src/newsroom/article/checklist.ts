import type { ArticleContent, Block } from '../../news/write/index.ts';
import type { Words } from '../words/words.ts';

export type Missing = keyof Words['steps']['missing'];

/** Without these the server takes no article to readers. */
export const blocking: readonly Missing[] = ['title', 'body'];

/** What readers will miss in an article as it stands, the worst first. */
export function missingIn(content: ArticleContent): Missing[] {
  const blocks = content.body.content;
  const pictures = [
    ...(content.leadImage ? [content.leadImage] : []),
    ...blocks.flatMap((block) =>
      block.type === 'image' ? [block.attrs] : block.type === 'gallery' ? block.content.map(({ attrs }) => attrs) : [],
    ),
  ];
  const checks: [Missing, boolean][] = [
    ['title', content.title.trim() === ''],
    ['body', !blocks.some(hasSubstance)],
    ['section', content.sectionId === null],
    ['deck', content.deck.trim() === ''],
    ['bylines', content.bylines.length === 0],
    ['leadImage', content.leadImage === null],
    ['alt', pictures.some(({ alt }) => alt.trim() === '')],
    ['credit', pictures.some(({ credit, origin }) => credit.trim() === '' && origin !== 'own')],
    ['source', blocks.some((block) => block.type === 'blockquote' && block.attrs.source.trim() === '')],
  ];
  return checks.flatMap(([missing, is]) => (is ? [missing] : []));
}

/** As the server's own rule: a picture, or any text. */
function hasSubstance(block: Block): boolean {
  return block.type === 'image' || (block.type !== 'relatedLink' && JSON.stringify(block).includes('"text":"'));
}
