/** Development only: the readers' site over invented articles in memory. */
import { serve } from '@hono/node-server';
import { newId, shortIdOf, type Id } from '../src/base/index.ts';
import { makeSlug, titleKey } from '../src/arabic/index.ts';
import { publicationSchema, type Section } from '../src/news/publication/index.ts';
import { articlePath, renderHtml, type ArticleCard, type LiveArticle, type LiveArticles, type LiveImage } from '../src/news/publish/index.ts';
import { documentSchema, type Form, type Document } from '../src/news/write/index.ts';
import { createSite, declaredPage, loadAssets, type SiteDeps } from '../src/web/site/index.ts';
import type { ConsentDeps, Subscriber } from '../src/news/mail/index.ts';
import { createSigner } from '../src/news/mail/index.ts';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 24, 12, 5);
const sections: Section[] = ['سياسة', 'اقتصاد', 'مجتمع', 'ثقافة', 'علوم', 'رياضة'].map((name, i) => ({ id: `s${i}`, slug: makeSlug(name), name, description: i === 0 ? 'ما يجري في مجالس المدن والبرلمانات، ومن يقرر وكيف.' : '', position: i }));
const people = [
  { slug: 'هالة-الدالاتي', name: 'هالة الدالاتي', city: 'دمشق', bio: 'صحفية تكتب عن المجالس المحلية والمال العام. عملت عشر سنوات في الصحافة الاقتصادية.' },
  { slug: 'زياد-العمري', name: 'زياد العمري', city: 'حلب', bio: '' },
  { slug: 'روزان-بكر', name: 'روزان بكر', city: 'القامشلي', bio: '' },
  { slug: 'أبو-الطيب', name: 'أبو الطيب (اسم مستعار)', city: '', bio: '' },
  { slug: 'James Okafor', name: 'James Okafor', city: 'London', bio: '' },
].map((one) => ({ ...one, slug: makeSlug(one.slug) }));
const titles: [string, string, Form, number, boolean][] = [
  ['مجلس مدينة اللاذقية يعيد فتح المرفأ القديم أمام الصيادين بعد عشر سنوات من الإغلاق', 'القرار يشمل أربعين مركبًا، ويشترط تركيب أجهزة تتبع، فيما يطالب الصيادون بإعفاء من الرسوم حتى نهاية الموسم', 'news', 0, true],
  ['أسعار الخبز في الحسكة: لماذا يدفع السكان ضعف ما يدفعه جيرانهم؟', 'رصد لأسبوعين في عشرين فرنًا يكشف فروقًا لا تفسرها كلفة الطحين وحدها', 'report', 1, true],
  ['«الماء لا ينتظر الموازنة»: بلديات الفرات تحفر آبارها بنفسها', 'ثلاث بلديات تحفر من دون ترخيص، والوزارة تقول إنها لم تُستشر', 'analysis', 0, true],
  ['فريق «الكرامة» يفوز على ضيفه في الدقيقة الأخيرة', '', 'news', 5, false],
  ['مكتبة في قامشلو تعير كتبها بالكردية والعربية والسريانية', 'ئه‌م کتێبخانه‌یه‌ مفتوحة للجميع منذ الربيع، وعدد قرائها تضاعف ثلاث مرات', 'picture_story', 3, true],
  ['لا تصلحوا الجسر قبل أن تسألوا من يعبره', 'في كل مدينة جسر رُمم مرتين ولم يُسأل عنه أحد', 'opinion', 2, false],
  ['البرلمان يؤجل التصويت على قانون الإيجار إلى الأسبوع المقبل', 'الخلاف على المادة السابعة وحدها، ولجنتان تتنازعان صياغتها', 'news', 0, false],
  ['كيف تُحسب فاتورة الكهرباء الجديدة؟ شرح بالأرقام', 'خمس شرائح، ورسم ثابت، وثلاثة أخطاء شائعة', 'explainer', 1, true],
  ['How a single rail line changed the price of onions', 'A view from the Tartus wholesale market', 'analysis', 1, true],
  ['باحثون في جامعة دمشق يطورون مجسًّا رخيصًا لقياس جودة الهواء', 'كلفته 12 دولارًا ودقته «تقارب» أجهزة تزيد عليه عشرة أضعاف', 'news', 4, true],
  ['الصحافة التي تعتذر', 'التصحيح ليس هزيمة، بل هو العقد الوحيد بين القارئ والجريدة', 'opinion', 2, false],
  ['من يملك ذاكرة المدينة؟', 'الأرشيف البلدي ليس ورقًا قديمًا', 'opinion', 3, false],
  ['في مديح البطء', 'ما الذي نخسره حين نقرأ كل شيء الآن', 'opinion', 3, false],
  ['مقابلة | نقيب المعلمين: نحتاج إلى عشرين ألف معلم قبل أيلول', '', 'interview', 2, true],
  ['إِنَّ مَعَ العُسْرِ يُسْرًا: خُطَّاطٌ يُرَمِّمُ مَخْطُوطَاتِ الجَامِعِ الكَبِيرِ', 'ورشة من غرفتين، وثلاثة تلاميذ، وألف ورقة', 'report', 3, true],
  ['موسم الزيتون: إنتاج أقل وسعر أعلى', 'تراجع المحصول بنسبة 30 في المئة عن العام الماضي', 'news', 1, true],
  ['مدارس إدلب تعود إلى دوامين بسبب نقص القاعات', '', 'news', 2, false],
  ['علماء: الزلازل الصغيرة في شرق المتوسط لا تنبئ بزلزال كبير', 'تحليل 40 ألف هزة سُجلت منذ 1990', 'news', 4, true],
  ['منتخب السيدات يتأهل إلى نهائيات غرب آسيا', '', 'news', 5, true],
  ['سوق الحميدية يطفئ أضواءه ساعة أبكر', '', 'news', 1, false],
  ['المسرح القومي يعود بعرض عن البحارة', 'عرضان يوميًّا حتى نهاية الشهر', 'news', 3, true],
  ['لماذا تنقطع الإنترنت كل صباح؟', '', 'explainer', 4, false],
  ['دوري الأحياء الشعبية: كرة بلا جمهور', '', 'report', 5, false],
  ['العائدون إلى داريا يبنون قبل أن تصل الرخصة', '', 'report', 2, true],
];
const palettes = [['#264653', '#e9c46a'], ['#6d597a', '#e5989b'], ['#283618', '#dda15e'], ['#1d3557', '#a8dadc'], ['#582f0e', '#b6ad90']];
const pictures = new Map<string, string>();
function picture(i: number): LiveImage {
  const [a, b] = palettes[i % palettes.length] as [string, string];
  const path = `p${i}.svg`;
  pictures.set(path, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${b}"/><stop offset="1" stop-color="${a}"/></linearGradient></defs><rect width="1200" height="800" fill="url(#g)"/><circle cx="${200 + (i * 137) % 800}" cy="260" r="90" fill="#fff" opacity=".7"/><path d="M0 ${560 + (i * 31) % 80} Q300 ${430 + (i * 57) % 120} 600 560 T1200 540 V800 H0Z" fill="${a}"/><path d="M0 680 Q400 600 800 690 T1200 660 V800 H0Z" fill="#111" opacity=".45"/></svg>`);
  return { media: { id: newId(now), width: 1200, height: 800, sha256: '', renditions: [{ width: 1200, height: 800, format: 'svg', path }], createdAt: now, createdBy: null }, alt: 'مراكب راسية في المرفأ القديم عند الغروب', caption: 'مراكب راسية في المرفأ القديم، مساء الأحد.', credit: i % 2 ? 'Leila Haddad' : 'سامر القاضي', origin: i % 3 === 0 ? 'archive' : 'own' };
}
const text = (value: string) => ({ type: 'text' as const, text: value });
const p = (...parts: string[]) => ({ type: 'paragraph' as const, content: parts.map(text) });
const body: Document = documentSchema.parse({ type: 'doc', content: [
  p('قرر مجلس مدينة اللاذقية، مساء الأحد، إعادة فتح المرفأ القديم أمام مراكب الصيد الصغيرة ابتداء من مطلع الشهر المقبل، بعد عشر سنوات من إغلاقه. ويشمل القرار، الذي صوّت عليه 21 عضوًا من أصل 25، أربعين مركبًا لا يزيد طول الواحد منها على تسعة أمتار.'),
  { type: 'paragraph', content: [text('وقال رئيس المجلس، في حديث إلى '), { type: 'text', text: 'صحيفة «المرسى» المحلية', marks: [{ type: 'link', attrs: { href: 'https://example.org/marsa' } }] }, text('، إن القرار «لن يكون مؤقتًا»، وإن المجلس '), { type: 'text', text: 'لن يتقاضى رسومًا', marks: [{ type: 'bold' }] }, text(' قبل تركيب أجهزة التتبع (AIS Class B) على نفقة المديرية.')] },
  { type: 'relatedLink', attrs: { title: 'موسم الزيتون: إنتاج أقل وسعر أعلى' } },
  { type: 'heading', attrs: { level: 2 }, content: [text('أربعون مركبًا وثلاثة شروط')] },
  p('تشترط الخطة أن يسجل كل صياد مركبه لدى المديرية قبل الخامس عشر من الشهر، وأن يقبل جهاز التتبع، وأن يخرج في ساعات محددة. ويرى الصيادون أن الشرط الأخير يلغي معنى القرار، لأن «السمك لا يقرأ التعاميم»، كما قال أحدهم ضاحكًا.'),
  { type: 'blockquote', attrs: { source: 'أبو محمد، صياد منذ 1987' }, content: [p('انتظرنا عشر سنوات، ولن نختلف على ساعة. لكن من يخرج في التاسعة يعود بالزبد وحده.')] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [p('تسجيل المركب وصاحبه قبل 15 كانون الأول.')] }, { type: 'listItem', content: [p('جهاز تتبع تدفع المديرية ثمنه.')] }, { type: 'listItem', content: [p('الخروج بين الرابعة والتاسعة صباحًا.')] }] },
  { type: 'image', attrs: { mediaId: 'm1', alt: 'رصيف المرفأ القديم', caption: 'رصيف المرفأ القديم قبل بدء الترميم.', credit: 'سامر القاضي', origin: 'archive' } },
  { type: 'heading', attrs: { level: 3 }, content: [text('من يدفع ثمن الأجهزة؟')] },
  p('تقدّر المديرية كلفة الجهاز الواحد بـ 180 دولارًا، أي 7,200 دولار للدفعة الأولى. ويقول مصدر في المديرية طلب عدم ذكر اسمه إن المبلغ «موجود في الموازنة منذ عامين ولم يُصرف».'),
  { type: 'pullQuote', attrs: { source: 'رئيس نقابة الصيادين' }, content: [text('السمك لا يقرأ التعاميم، والبحر لا يفتح في الدوام الرسمي.')] },
  { type: 'factBox', attrs: { title: 'المرفأ القديم في أرقام' }, content: [p('بُني الرصيف الحالي عام 1930، وأُغلق أمام الصيادين في 2016.'), { type: 'orderedList', content: [{ type: 'listItem', content: [p('الطول: 320 مترًا')] }, { type: 'listItem', content: [p('المراكب المسجلة: 118')] }] }] },
  { type: 'relatedLink', attrs: { title: 'مقال لم يُنشر بعد عن صيد الإسفنج' } },
  { type: 'horizontalRule' },
  p('ومن المقرر أن يعقد المجلس جلسة ثانية الأسبوع المقبل، يناقش فيها طلب الإعفاء من الرسوم وموعد تسليم الأجهزة.'),
] });
const english: Document = documentSchema.parse({ type: 'doc', content: [p('TARTUS — When the freight line reopened in March, traders at the Souq al-Hal (سوق الهال) expected cheaper wheat. What they got first was cheaper onions.'), { type: 'heading', attrs: { level: 2 }, content: [text('Twelve wagons a week')] }, p('“It is simple,” said Mr Haddad. “A truck loses one sack in ten.”'), { type: 'blockquote', attrs: { source: 'A wholesaler in Tartus' }, content: [p('We used to pay the road. Now we pay for onions.')] }, { type: 'bulletList', content: [{ type: 'listItem', content: [p('Twelve wagons')] }, { type: 'listItem', content: [p('Two days')] }] }] });
const media = new Map([['m1', picture(90).media]]);
const articles: LiveArticle[] = titles.map(([title, deck, form, section, pictured], i) => {
  const at = now - i * 5.3 * HOUR - 20 * 60_000;
  const id: Id = newId(at);
  const one = sections[section] as Section;
  const ltr = /^[A-Z]/.test(title);
  return {
    id, shortId: shortIdOf(id), path: articlePath(one.slug, makeSlug(title), shortIdOf(id)), title, deck, form,
    language: ltr ? 'en' : 'ar', direction: ltr ? 'ltr' : 'rtl', section: { slug: one.slug, name: one.name },
    bylines: ltr ? [{ ...people[4]!, role: 'writing' }] : i === 0 ? [{ ...people[0]!, role: 'report' }, { ...people[1]!, role: 'photography' }] : [{ ...people[i % 4]!, role: form === 'opinion' ? 'writing' : 'report' }],
    image: pictured ? picture(i) : null, publishedAt: at, modifiedAt: i === 0 ? at + HOUR / 4 : at, version: 1,
    html: renderHtml(ltr ? english : body, media), tags: ['صيد', 'اللاذقية', 'مجالس محلية', 'PDF'].map((name) => ({ slug: makeSlug(name), name })),
    dateline: ltr ? null : { place: 'اللاذقية', date: i === 0 ? '2026-11-23' : null },
    provenance: i === 0 ? { kind: 'agency', source: 'سانا', url: 'https://example.org' } : { kind: 'own', source: '', url: '' },
    searchTitle: '', searchDescription: '', relatedLinks: [{ title: 'موسم الزيتون: إنتاج أقل وسعر أعلى', articleId: null }, { title: 'مقال لم يُنشر بعد عن صيد الإسفنج', articleId: null }],
    corrections: i === 0 ? [{ id: 'c1', at: at + HOUR / 4, note: 'ذكرنا في نسخة سابقة أن عدد المراكب ثلاثون، والصحيح أربعون.', accountId: 'x' }, { id: 'c0', at: at + HOUR / 6, note: 'صُحح اسم رئيس النقابة.', accountId: 'x' }] : i === 1 ? [{ id: 'c2', at: at + HOUR, note: 'صححنا تاريخ القرار: صدر في 12 تشرين الأول لا في 2 منه.', accountId: 'x' }] : [],
    wordCount: 640,
  };
});
const byId = new Map(articles.map((one) => [one.id, one]));
const live: LiveArticles = {
  byShortId: async (id) => {
    if (id === 'w1thdrwn') return { kind: 'withdrawn', article: { id: newId(now), shortId: 'w1thdrwn', path: '/x/y-w1thdrwn', withdrawal: { at: now - 50 * HOUR, reason: 'error', notice: 'نسب المقال إلى مسؤول كلامًا لم يقله. اعتذرنا إليه وإلى قرائنا.' } } };
    const article = articles.find((one) => one.shortId === id);
    return article ? { kind: 'live', article } : null;
  },
  list: async (q) => articles.filter((a) => (!q.section || a.section?.slug === q.section) && (!q.form || a.form === q.form) && (!q.tag || a.tags.some((t) => t.slug === q.tag)) && (!q.contributor || a.bylines.some((b) => b.slug === q.contributor)) && (!q.before || a.publishedAt < q.before.publishedAt)).slice(0, q.limit),
  cardsByIds: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
  byTitleKeys: async (keys) => new Map<string, ArticleCard>(articles.map((a) => [titleKey(a.title), a] as const).filter(([key]) => keys.includes(key))),
  corrections: async () => articles.flatMap((card) => card.corrections.map((correction) => ({ correction, card }))),
  counts: async () => ({ published: articles.length, withdrawn: 1 }),
  sitemap: async (after, limit) => articles.map(({ id, path, modifiedAt }) => ({ id, path, modifiedAt })).sort((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => after === null || id > after).slice(0, limit),
};
const digits = process.env['DIGITS'] === 'arab' ? 'arab' : 'latn';
const publication = publicationSchema.parse({ name: process.env['NAME'] ?? 'المرسى', tagline: 'صحافة محلية من سوريا والعراق', description: 'جريدة مستقلة تكتب عن المدن ومن يديرها ومن يعيش فيها.', months: 'paired', digits });
const subscriber: Subscriber = { id: newId(now), address: 'reader@example.org', language: 'ar', newsletters: ['weekly'], confirmedAt: now, leftAt: null };
const signer = createSigner([new Uint8Array(32)]);
const ask = { id: newId(now), at: now, address: subscriber.address, addressKey: subscriber.address, newsletters: ['daily' as const, 'weekly' as const], language: 'ar' as const, form: 'box' as const, wording: '' };
const consent: ConsentDeps = {
  signer, clock: { now: () => now }, publication: async () => publication,
  store: { ask: async () => 'queued', findAsk: async () => ({ ask, answered: false, void: false, subscriberId: subscriber.id }), confirm: async () => 'confirmed', subscriber: async () => subscriber, change: async () => true, leave: async () => true, forgetUnconfirmed: async () => 0 },
};
const { confirmPath, preferencesPath, unsubscribePath } = await import('../src/news/mail/index.ts');
const deps: SiteDeps = {
  clock: { now: () => now }, live, consent, assets: loadAssets('dist/assets'), report: console.error,
  publication: { settings: async () => ({ version: 1, value: publication }), sections: async () => sections, contributors: async () => people.map((one, i) => ({ ...one, id: `p${i}`, accountId: null })), tagBySlug: async (slug) => articles[0]!.tags.map((t) => ({ ...t, id: t.slug })).find((t) => t.slug === slug) ?? null },
  mostRead: async (_, limit) => articles.filter((_, i) => i % 3 === 1).slice(0, limit).map(({ id }) => ({ articleId: id })),
  related: async (id, limit) => articles.filter((a) => a.id !== id && a.image).slice(3, 3 + limit).map((a) => ({ articleId: a.id, reason: 'يشترك في: اللاذقية، الصيد' })),
  search: async ({ query }) => {
    if (query === 'عطل') throw new Error('index away');
    const hits = articles.filter((a) => a.title.includes(query)).map((a) => { const at = a.title.indexOf(query); return { articleId: a.id, near: a.title.length % 2 === 1, title: [{ text: a.title.slice(0, at), hit: false }, { text: query, hit: true }, { text: a.title.slice(at + query.length), hit: false }], snippet: [{ text: '… قرر مجلس مدينة ', hit: false }, { text: 'اللاذقية', hit: true }, { text: '، مساء الأحد، إعادة فتح المرفأ القديم أمام مراكب الصيد الصغيرة ابتداء من مطلع الشهر المقبل، بعد عشر سنوات …', hit: false }] }; });
    return { total: hits.filter((h) => !h.near).length, totalIsFloor: false, hits };
  },
};
const site = createSite(deps);
site.get('/boom/now', () => { throw new Error('boom'); });
const port = Number(process.env['PORT'] ?? 4555);
serve({ port, fetch: async (request) => {
  const url = new URL(request.url);
  const svg = url.pathname.startsWith('/media/') ? pictures.get(url.pathname.slice(7)) : undefined;
  if (svg) return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
  const response = await site.fetch(request);
  const page = await declaredPage(response);
  return page ? new Response(new Uint8Array(page.body), { status: page.status, headers: page.headers }) : response;
} });
console.log(JSON.stringify({ article: articles[0]!.path, opinion: articles[5]!.path, english: articles[8]!.path, vocalised: articles[14]!.path, one: articles[1]!.path, confirm: confirmPath(signer, ask.id, now), preferences: preferencesPath(signer, subscriber.id, now), unsubscribe: unsubscribePath(signer, subscriber.id) }, null, 1));
