import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a reader sees of a letter, in numbers. */
export type Look = {
  /** Of the whole document, in px. */
  width: number;
  direction: string;
  /** What reaches past the window's edge or its own box. */
  cutOff: string[];
  /** Widths of the pictures as they came; 0 for one that did not. */
  pictures: number[];
  /** How far each headline's first line begins from the edge it should begin at: right for Arabic, left for English. */
  starts: number[];
  /** What hinders readers, by the rules of WCAG 2 A and AA. */
  faults: string[];
};

export async function lookAt(page: Page): Promise<Look> {
  const seen = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a, h1, h2, h3, p, img')];
    const shown = all.filter((one) => one.getClientRects().length > 0);
    const cutOff = shown.filter((one) => {
      const box = one.getBoundingClientRect();
      return box.left < 0 || box.right > window.innerWidth || one.scrollWidth > one.clientWidth + 1;
    });
    const starts = [...document.querySelectorAll('h1, h3')].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const [line] = range.getClientRects();
      const box = one.getBoundingClientRect();
      const ltr = one.closest('[dir]')?.getAttribute('dir') === 'ltr';
      return ltr ? (line?.left ?? 0) - box.left : box.right - (line?.right ?? 0);
    });
    return {
      width: document.documentElement.scrollWidth,
      direction: getComputedStyle(document.body).direction,
      cutOff: cutOff.map((one) => one.outerHTML.slice(0, 120)),
      pictures: [...document.images].map((one) => one.naturalWidth),
      starts,
    };
  });
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await tool.run({ runOnly: ['wcag2a', 'wcag2aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  return { ...seen, faults };
}
