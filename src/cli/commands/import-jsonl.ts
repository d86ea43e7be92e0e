import { AppError } from '../../base/index.ts';
import { importArticles, parseMapping, readJsonLines } from '../../news/bring/index.ts';
import { saveSection } from '../../news/publication/index.ts';
import { SYSTEM_ACCOUNT } from '../../news/publish/index.ts';
import type { Command } from '../command.ts';

/** Streams records into articles; `bytes` in the arguments is the input's size, for the progress bar. */
export const importJsonl: Command = async (context, args, input, emit) => {
  const mapping = parseMapping(String(args.map ?? ''));
  const total = Number(args.bytes ?? 0);
  const started = context.house.clock.now();
  const { house } = context;
  const done = await importArticles(
    house,
    readJsonLines(input),
    {
      mapping,
      zone: (await house.readPublication()).zone,
      by: SYSTEM_ACCOUNT,
      publish: args.draft !== true,
      makeSection:
        args.createSections === false
          ? null
          : async (name) => (await saveSection(house, null, { name: name.slice(0, 200) })).id,
    },
    {
      progress: ({ bytes, ...detail }) => emit({ type: 'progress', label: 'import', done: bytes, total, detail }),
      reject: async (reject) => emit({ type: 'reject', record: reject }),
    },
  );
  if (done.read === 0) throw new AppError('file_empty', { file: String(args.file ?? '') });
  await context.publish.purge.purge(['site']);
  const seconds = Math.max(0.001, (house.clock.now() - started) / 1000);
  const { bytes: _, ...counts } = done;
  const rate = Math.round(done.imported / seconds);
  return {
    // Nothing in it was an article: whoever calls this from a script must hear of it.
    failed: done.imported + done.duplicates === 0,
    report: { ...counts, seconds, articlesPerSecond: rate },
    lines: [
      {
        ar: `قُرئ ${done.read} سطرا: استوردت ${done.imported} مادة (${rate} في الثانية)، ${done.duplicates} مكررة، ${done.rejected} مرفوضة`,
        en: `Read ${done.read} lines: ${done.imported} articles imported (${rate}/s), ${done.duplicates} duplicates, ${done.rejected} rejected`,
      },
      ...(done.sectionsMade.length === 0
        ? []
        : [
            {
              ar: `أقسام أُنشئت: ${done.sectionsMade.join('، ')}`,
              en: `Sections made: ${done.sectionsMade.join(', ')}`,
            },
          ]),
    ],
  };
};
