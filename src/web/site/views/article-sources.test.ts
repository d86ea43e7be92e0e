import { describe, expect, it } from 'vitest';
import { liveArticle, siteDeps } from '../../../../test/support/reader-site.ts';
import type { Credit } from '../../../news/source/index.ts';
import { createSite } from '../create-site.tsx';
import { href } from '../href.ts';

describe('who speaks in an article, below it', () => {
  const credit = (over: Partial<Credit> & { source: Credit['source'] }): Credit => ({
    role: null,
    outlets: [],
    when: [],
    statements: 1,
    accepted: false,
    toUs: false,
    ...over,
  });
  const mayor = { id: 's1', kind: 'person' as const, name: 'سلمى الحداد', description: '' };
  const unnamed = { id: 's2', kind: 'anonymous' as const, name: 'مصدر أمني', description: '' };
  const credits = [
    credit({ source: mayor, role: 'رئيسة البلدية', toUs: true, statements: 4 }),
    credit({ source: unnamed, outlets: [{ id: 'o', name: 'الضفة' }], when: ['الجمعة', 'مؤخرا'] }),
  ];
  const pageWith = async (shown: Credit[], settings = {}) => {
    const article = liveArticle();
    const asked: unknown[][] = [];
    const sources = async (...args: unknown[]) => {
      asked.push(args);
      return shown;
    };
    const { deps } = siteDeps([article], { sources, settings });
    const html = await (await createSite(deps).request(href(article.path))).text();
    return { html, article, asked };
  };

  it('is told in what capacity, how often, through which outlet, on which day, and whether by name', async () => {
    const { html, article, asked } = await pageWith(credits);
    expect(asked).toEqual([[article.id, 'found', 'المرسى']]);
    expect(html).toContain('<h2 id="sources">مصادر هذا الخبر</h2>');
    expect(html).toContain('مصدران، أحدهما لم يُذكر اسمه');
    expect(html).toContain('<bdi class="is-named">سلمى الحداد</bdi>، <bdi>رئيسة البلدية</bdi>');
    expect(html).toContain('<span>في حديث إلى المرسى</span><span>في 4 مواضع</span>');
    expect(html).toContain('<span>من دون ذكر الاسم</span><span>عبر «<bdi>الضفة</bdi>»</span>');
    expect(html).toContain('<time datetime="2026-11-20">الجمعة 20 تشرين الثاني</time>');
    expect(html).not.toContain('مؤخرا');
    expect(html).toContain('قُرئت آليًّا من نص المادة، ولم يراجعها محرّر بعد.');
  });

  it('says when an editor looked at some or all of it', async () => {
    const [first, second] = credits as [Credit, Credit];
    const accepted = { ...first, accepted: true };
    expect((await pageWith([accepted, second])).html).toContain('راجع محرّر بعضها');
    expect((await pageWith([accepted])).html).toContain('>راجعها محرّر.<');
  });

  it('is no part of a page where nobody is known to speak, or that is not to show it', async () => {
    expect((await pageWith([])).html).not.toContain('class="sources"');
    const { html, asked } = await pageWith(credits, { articleSources: 'none' });
    expect([html.includes('class="sources"'), asked]).toEqual([false, []]);
  });

  it('cites in structured data what was published elsewhere, and never somebody unnamed', async () => {
    const report = { id: 's3', kind: 'document' as const, name: 'تقرير البنك', description: '' };
    const { html } = await pageWith([...credits, credit({ source: report })]);
    const data = /ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)['@graph'][0].citation).toEqual([
      { '@type': 'CreativeWork', name: 'تقرير البنك' },
      { '@type': 'CreativeWork', publisher: { '@type': 'NewsMediaOrganization', name: 'الضفة' } },
    ]);
    expect(data).not.toContain('مصدر أمني');
  });
});
