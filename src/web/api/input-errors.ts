import type { z } from 'zod';
import type { Language } from '../../wire/index.ts';

type Issue = z.core.$ZodIssue;

/** Every fault of an input in the asker's language: at most 20, since one wrong list can hold thousands. */
export function inputErrors(
  issues: readonly Issue[],
  target: string,
  language: Language,
): { pointer: string; detail: string }[] {
  return issues.slice(0, 20).flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return keys.map((path) => ({ pointer: pointerOf(path, target), detail: faultOf(issue, language) }));
  });
}

/** A JSON pointer as a URI fragment (RFC 6901 §6) for bodies; the name of the header or parameter for the rest. */
function pointerOf(path: readonly PropertyKey[], target: string): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return target === 'json' || target === 'form' ? `#/${steps.join('/')}` : `${target}:${steps.join('.')}`;
}

function faultOf(issue: Issue, language: Language): string {
  const ar = language === 'ar';
  switch (issue.code) {
    case 'invalid_type':
      // A field left out and a field of another kind look alike to zod once the issue is made.
      return ar
        ? `مفقود أو من نوع آخر؛ المطلوب ${TYPES[issue.expected] ?? issue.expected}`
        : `missing or of another type; expected ${issue.expected}`;
    case 'too_big':
      return ar ? `أكبر من الحدّ: ${String(issue.maximum)} على الأكثر` : `too large: at most ${String(issue.maximum)}`;
    case 'too_small':
      return ar ? `أصغر من الحدّ: ${String(issue.minimum)} على الأقل` : `too small: at least ${String(issue.minimum)}`;
    case 'invalid_value':
      return ar
        ? `قيمة غير مقبولة؛ المقبول: ${issue.values.join('، ')}`
        : `not an accepted value; accepted: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return ar ? 'حقل غير معروف؛ احذفه' : 'unknown field; leave it out';
    case 'invalid_format':
      return ar ? `صيغة غير صحيحة (${issue.format})` : `wrong format (${issue.format})`;
    default:
      return ar ? 'قيمة غير صالحة' : 'not a valid value';
  }
}

const TYPES: Record<string, string> = {
  string: 'نصّ',
  number: 'عدد',
  int: 'عدد صحيح',
  boolean: 'true أو false',
  array: 'قائمة',
  object: 'كائن',
  null: 'null',
};
