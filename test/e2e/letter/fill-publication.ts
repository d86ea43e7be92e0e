import sharp from 'sharp';
import { publicationSchema } from '../../../src/news/publication/index.ts';
import { content, doc, p } from '../../support/build.ts';
import { bodyOf, type Desk } from '../../support/desk-client.ts';

/** One request to the API that has to succeed; its answer. */
export async function done<T>(desk: Desk, method: string, path: string, json?: unknown, version?: number): Promise<T> {
  const asked = { ...(json === undefined ? {} : { json }), ...(version === undefined ? {} : { version }) };
  return bodyOf<T>(await desk.ask(method, path, asked));
}

/** A small publication with something of everything that a letter can show, the lead last; ids by title. */
export async function fillPublication(desk: Desk): Promise<Map<string, string>> {
  // Twelve hours from now: the clock must not send what the test sends.
  const hour = (new Date().getUTCHours() + 12) % 24;
  const newsletter = { senderName: 'نشرة الضفة', senderAddress: 'nashra@daffa.example.org', hour, weekday: 4 };
  await done(desk, 'PUT', '/api/settings', publicationSchema.parse({ name: 'الضفة', zone: 'UTC', newsletter }), 0);
  const section = await done<{ id: string }>(desk, 'POST', '/api/sections', { name: 'ماء وبيئة' });
  const author = await done<{ id: string }>(desk, 'POST', '/api/contributors', { name: 'هالة العاصي' });
  const picture = { alt: 'ناعورة على ضفة النهر', credit: 'جاد الميناوي', origin: 'archive' as const };
  const leadImage = { mediaId: await addPicture(desk), ...picture };
  const common = { sectionId: section.id, bylines: [{ contributorId: author.id, role: 'report' as const }] };
  const articles: Parameters<typeof content>[0][] = [
    { title: 'خبر يُسحب قبل النشرة التالية', deck: 'سطر.' },
    { title: 'رأي في ماء المدينة', form: 'opinion', deck: 'من يدفع ثمن الأنابيب القديمة؟' },
    { title: 'A river and its people', language: 'en', direction: 'ltr', deck: 'In English.', leadImage },
    {
      title: 'كيف أنقذ مزارعو العاصي نواعيرهم بالحساب لا بالحنين، وماذا تعلّمت منهم القرى التي تحتهم على النهر',
      deck: 'جلس أصحاب البساتين إلى طاولة واحدة وقسّموا ساعات الماء على الورق.',
      form: 'report',
      leadImage,
    },
    { title: 'عودة الضخ إلى المحطة', deck: 'بعد توقف دام 11 يومًا.', leadImage },
  ];
  const ids = new Map<string, string>();
  for (const article of articles) {
    const body = doc(p(`${article?.title}: فقرة تقول ما جرى، ومن قاله، ومتى.`));
    const draft = content({ body, ...common, ...article });
    const made = await done<{ id: string; version: number }>(desk, 'POST', '/api/articles', draft);
    await done(desk, 'POST', `/api/articles/${made.id}/publish`, {}, made.version);
    ids.set(draft.title, made.id);
  }
  return ids;
}

async function addPicture(desk: Desk): Promise<string> {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><circle cx="600" cy="400" r="300"/></svg>';
  const bytes = await sharp(Buffer.from(drawing)).png().toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'river.png', { type: 'image/png' }));
  return (await bodyOf<{ id: string }>(await desk.ask('POST', '/api/media', { form }))).id;
}
