import { describe, expect, it } from 'vitest';
import { detectInRuns } from './detect.ts';
import { type Amendment, decideJudgement } from './judge-attribution.ts';
import type { LedgerEntry } from './ports.ts';

const ARTICLE = '00000000-0000-7000-8000-000000000001';
/** The ledger's entry of the first attribution of a text. */
function entry(text: string): LedgerEntry {
  const [attribution] = detectInRuns([{ kind: 'paragraph', text }]);
  if (!attribution) throw new Error('nobody speaks');
  return {
    id: 'e',
    articleId: ARTICLE,
    version: 1,
    status: 'found',
    source: null,
    outlet: null,
    attribution,
    anchored: true,
  };
}
const MAYOR = entry('قالت رئيسة البلدية سلمى الحداد إن الجسر سيفتح قريبا.');
const NOBODY = entry('قال إنه لا يعرف.');
const accept = (one: LedgerEntry, amendment?: Amendment) =>
  decideJudgement(one, amendment ? { status: 'accepted', amendment } : { status: 'accepted' });
const refused = (one: LedgerEntry, amendment?: Amendment) => {
  try {
    accept(one, amendment);
  } catch (error) {
    return error;
  }
  return null;
};

describe('an editor’s word on an attribution', () => {
  it('accepts and rejects what was found as it stands', () => {
    expect(accept(MAYOR)).toEqual({ entryId: 'e', status: 'accepted', draft: null });
    expect(decideJudgement(MAYOR, { status: 'rejected' })).toEqual({ entryId: 'e', status: 'rejected', draft: null });
  });

  it('puts right who it was, in which capacity, through whom and when, and leaves what was said alone', () => {
    const amendment = { resolved: '  سلمى   الحداد ', role: ' نائبة ', outlet: 'الضفة', when: '' };
    const { draft } = accept(MAYOR, amendment);
    expect(draft?.attribution).toMatchObject({ resolved: 'سلمى الحداد', role: 'نائبة', outlet: 'الضفة', when: null });
    expect(draft?.attribution.content).toEqual(MAYOR.attribution.content);
    expect(draft?.source).toMatchObject({ kind: 'person', scope: '' });
  });

  it('cannot accept a source that nothing names, until somebody names it', () => {
    expect(refused(NOBODY)).toMatchObject({ code: 'invalid_input', params: { at: 'resolved' } });
    expect(refused(MAYOR, { resolved: '  ' })).toMatchObject({ code: 'invalid_input' });
    expect(refused(NOBODY, { resolved: 'نزار قاسم', kind: 'person' })).toBeNull();
  });

  it('makes a named source unnamed only under a description that does not give the name away', () => {
    for (const resolved of ['سلمى الحداد', 'السيدة سلمى', 'مسؤولة تدعى الحَدّاد'])
      expect(refused(MAYOR, { kind: 'anonymous', resolved }), resolved).toMatchObject({ code: 'invalid_input' });
    expect(refused(MAYOR, { kind: 'anonymous' })).toMatchObject({ code: 'invalid_input' });
    expect(accept(MAYOR, { kind: 'anonymous', resolved: 'موظفة في المدينة' }).draft).toMatchObject({
      attribution: { kind: 'anonymous', resolved: 'موظفة في المدينة', role: null },
      source: { kind: 'anonymous', scope: ARTICLE },
    });
  });
});
