import type { Command } from '../command.ts';

/** Builds the search index anew; searching goes on meanwhile. */
export const reindex: Command = async (context) => {
  const started = context.house.clock.now();
  const articles = await context.reindex();
  const seconds = (context.house.clock.now() - started) / 1000;
  return {
    report: { articles, seconds },
    lines: [{ ar: `فُهرست ${articles} مادة في ${seconds} ثانية`, en: `Indexed ${articles} articles in ${seconds} s` }],
  };
};
