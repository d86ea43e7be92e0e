import { describe, expect, it } from 'vitest';
import type { Attribution } from './attribution.ts';
import { GOOD_ENOUGH } from './confidence.ts';
import { detectInRuns } from './detect.ts';
import type { AttributionStatus, LedgerEntry } from './ports.ts';
import { creditsOf, type Shown } from './sources-of.ts';

/** A ledger of one article as its first reading leaves it. */
function ledger(...texts: string[]): LedgerEntry[] {
  return detectInRuns(texts.map((text) => ({ kind: 'paragraph' as const, text }))).map((attribution, i) => ({
    id: `e${i}`,
    articleId: 'a',
    version: 1,
    status: 'found',
    source: sourceOf(attribution),
    outlet: attribution.outlet === null ? null : { id: attribution.outlet, name: attribution.outlet },
    attribution,
    anchored: true,
  }));
}
const sourceOf = ({ kind, resolved }: Attribution) =>
  resolved === '' ? null : { id: `${kind} ${resolved}`, kind, name: resolved, description: '' };
const mark = (entries: LedgerEntry[], at: number, status: AttributionStatus) =>
  entries.map((entry, i) => (i === at ? { ...entry, status } : entry));
const names = (entries: LedgerEntry[], shown: Shown = 'found') =>
  creditsOf(entries, shown, 'الدالية').map((one) => one.source.name);

const SOURCE = 'قال مصدر أمني في تصريحات نقلتها صحيفة «الضفة» الجمعة إن الطريق مغلق.';
const MAYOR = 'قالت رئيسة البلدية سلمى الحداد إن الجسر سيفتح قريبا.';
const ENGINEER = 'وقال المهندس سامر العلي إن الفحص مستمر.';
const HE_ADDED = 'وأضاف أن الكلفة بقيت كما هي.';

describe('the sources of an article', () => {
  it('are told once each: named ones first, who says most before the others', () => {
    expect(names(ledger(SOURCE, MAYOR, ENGINEER, HE_ADDED))).toEqual(['سامر العلي', 'سلمى الحداد', 'مصدر أمني']);
  });

  it('say in what capacity, through which outlet, when, and how often', () => {
    const [engineer, source] = creditsOf(ledger(SOURCE, ENGINEER, HE_ADDED), 'found', 'الدالية');
    expect(engineer).toMatchObject({ role: 'المهندس', outlets: [], when: [], statements: 2, accepted: false });
    expect(source).toMatchObject({ role: null, outlets: [{ name: 'الضفة' }], when: ['الجمعة'], statements: 1 });
  });

  it('leave out what an editor rejected and what no longer stands in the text', () => {
    const entries = ledger(MAYOR, ENGINEER);
    expect(names(mark(entries, 0, 'rejected'))).toEqual(['سامر العلي']);
    expect(names(entries.map((entry) => ({ ...entry, anchored: false })))).toEqual([]);
  });

  it('are those that were accepted, where only these are to be shown', () => {
    const entries = mark(ledger(MAYOR, ENGINEER), 1, 'accepted');
    expect(names(entries, 'accepted')).toEqual(['سامر العلي']);
    expect(creditsOf(entries, 'found', 'الدالية').map((one) => one.accepted)).toEqual([false, true]);
  });

  it('leave out what is not sure enough, until an editor accepts it', () => {
    const entries = ledger('وجاء في البيان أن المدارس ستفتح الأحد.');
    expect(entries[0]?.attribution.confidence).toBeLessThan(GOOD_ENOUGH);
    expect(names(entries)).toEqual([]);
    expect(names(mark(entries, 0, 'accepted'))).toEqual(['البيان']);
  });

  it('say that somebody spoke to the publication itself', () => {
    const [engineer] = creditsOf(ledger('قال المهندس سامر العلي لـ«الدالية» إن الفحص مستمر.'), 'found', 'الدالية');
    expect(engineer).toMatchObject({ toUs: true, outlets: [] });
  });

  it('do not say that a medium came through itself', () => {
    const [agency] = creditsOf(ledger('وفق وكالة رويترز، أغلقت السلطات المعبر.'), 'found', 'الدالية');
    expect([agency?.source.name, agency?.outlets]).toEqual(['وكالة رويترز', []]);
  });
});
