import { countNoun, type PluralForms, titleKey } from '../../arabic/index.ts';
import { AppError } from '../../base/index.ts';
import { readPageText, readText } from '../../news/bring/index.ts';
import type { Account } from '../../news/people/index.ts';
import { publishArticle, SYSTEM_ACCOUNT } from '../../news/publish/index.ts';
import { type Article, createDraft } from '../../news/write/index.ts';
import type { Command, CommandContext } from '../command.ts';

/** Whoever can open the data folder may do everything; the audit log calls them by the system's id. */
export const operator: Account = {
  id: SYSTEM_ACCOUNT,
  name: 'warraq',
  email: 'warraq@localhost',
  role: 'admin',
  disabled: false,
};

export type TextImport = { text: string; title: string | null; section: string | null; publish: boolean };

/** Makes an article of a page's text as `account`. Throws what reading, writing and publishing throw. */
export async function importPageText(
  context: Pick<CommandContext, 'house' | 'publish'>,
  account: Account,
  input: TextImport,
) {
  const page = readPageText(input.text, input.title);
  const sectionId = input.section === null ? null : await sectionNamed(context, input.section);
  let article: Article = await createDraft(context.publish, account, {
    title: page.title,
    body: page.document,
    sectionId,
  });
  if (input.publish) article = await publishArticle(context.publish, account, article.id, article.version);
  return { article, page };
}

async function sectionNamed(context: Pick<CommandContext, 'house'>, name: string): Promise<string> {
  const sections = await context.house.publication.sections();
  const key = titleKey(name);
  const found = sections.find((one) => one.slug === name || titleKey(one.name) === key);
  if (!found)
    throw new AppError('section_unknown', { section: name.slice(0, 100), known: sections.map((one) => one.name) });
  return found.id;
}

export type PageReport = ReturnType<typeof readPageText>;

const counted = (count: number, forms: PluralForms) => countNoun(count, forms, 'latn');
const NOUNS = {
  paragraphs: {
    zero: 'بلا فقرات',
    one: 'فقرة واحدة',
    two: 'فقرتان',
    few: '# فقرات',
    many: '# فقرة',
    other: '# فقرة',
  },
  subheads: {
    zero: 'بلا عناوين فرعية',
    one: 'عنوان فرعي واحد',
    two: 'عنوانان فرعيان',
    few: '# عناوين فرعية',
    many: '# عنوانًا فرعيًا',
    other: '# عنوان فرعي',
  },
  quotations: {
    zero: 'بلا اقتباسات مفردة',
    one: 'اقتباس مفرد',
    two: 'اقتباسان مفردان',
    few: '# اقتباسات مفردة',
    many: '# اقتباسًا مفردًا',
    other: '# اقتباس مفرد',
  },
  relatedLinks: {
    zero: 'بلا روابط داخلية',
    one: 'رابط داخلي واحد',
    two: 'رابطان داخليان',
    few: '# روابط داخلية',
    many: '# رابطًا داخليًا',
    other: '# رابط داخلي',
  },
} satisfies Record<string, PluralForms>;

/** What a person should know of how the text was read. */
export function notesOf(page: PageReport): { ar: string; en: string }[] {
  const { paragraphs, subheads, quotations, relatedLinks } = page.counts;
  const notes = [
    {
      ar: `قُرئ النص: ${counted(paragraphs, NOUNS.paragraphs)}، ${counted(subheads, NOUNS.subheads)}، ${counted(quotations, NOUNS.quotations)}، ${counted(relatedLinks, NOUNS.relatedLinks)}`,
      en: `Read: paragraphs ${paragraphs}, subheads ${subheads}, quotations set apart ${quotations}, inline related links ${relatedLinks}`,
    },
  ];
  if (page.titleIs === 'working') {
    notes.push({
      ar: `لم يُعثر على عنوان؛ العنوان المؤقت من أول المقدمة: «${page.title}». اكتب عنوانا بالخيار ‎--title`,
      en: `No title was found; the working title is the lead's first words: “${page.title}”. Give one with --title`,
    });
  }
  for (const { line, text, kind } of page.dropped) {
    const why = {
      newsletter: ['دعوة النشرة', "newsletter's call"],
      most_read: ['قائمة الأكثر قراءة', 'most-read list'],
      share: ['المشاركة', 'share line'],
    }[kind];
    notes.push({
      ar: `حُذف السطر ${line} (${why[0]}): ${text.slice(0, 80)}`,
      en: `Dropped line ${line} (${why[1]}): ${text.slice(0, 80)}`,
    });
  }
  return notes;
}

/** The faults of a file name it. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    return readText(bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { ...error.params, file }, { cause: error });
  }
}

export const importText: Command = async (context, args, input) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const { article, page } = await importPageText(context, operator, {
    text: textOf(Buffer.concat(chunks), String(args.file ?? '')),
    title: typeof args.title === 'string' ? args.title : null,
    section: typeof args.section === 'string' ? args.section : null,
    publish: args.publish === true,
  });
  const { baseUrl } = await context.house.readPublication();
  const address = article.state === 'published' ? `${baseUrl}/a/${article.shortId}` : null;
  const lines = notesOf(page);
  if (address === null)
    lines.push({
      ar: 'حُفظت المادة مسودة. انشرها من غرفة التحرير أو بالخيار ‎--publish',
      en: 'Saved as a draft. Publish it in the newsroom, or with --publish',
    });
  else lines.push({ ar: `نُشرت المادة: ${address}`, en: `Published: ${address}` });
  return {
    report: {
      id: article.id,
      shortId: article.shortId,
      state: article.state,
      title: page.title,
      titleIs: page.titleIs,
      address,
      counts: page.counts,
      dropped: page.dropped,
    },
    lines,
  };
};
