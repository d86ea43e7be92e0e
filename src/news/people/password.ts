import { AppError } from '../../base/index.ts';

/** NIST SP 800-63B asks for eight and a list of common ones; newsrooms are targets, so ten. */
export const PASSWORD_MIN = 10;
/** Longer ones only cost time to hash. */
export const PASSWORD_MAX = 128;

/** The stems of the passwords that leak most, in Latin, Arabic and the two keyboards' rows; digits and signs around them do not help. */
const COMMON_STEMS = new Set(
  (
    'password passw passwd passphrase passwordpassword qwerty qwertyuiop qwertyu qwertz azerty azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm ' +
    'qazwsx qazwsxedc qweasd qweasdzxc iloveyou loveyou admin administrator adminadmin root superuser letmein welcome changeme default secret ' +
    'monkey dragon football baseball basketball superman batman princess sunshine shadow master michael jordan liverpool chelsea barcelona ' +
    'realmadrid arsenal starwars pokemon computer internet samsung google facebook whatsapp instagram youtube hello helloworld test testtest ' +
    'testing guest login user username abc abcd abcdef abcdefg abcdefgh abcdefghij trustno freedom whatever babygirl mohamed mohammed muhammad ' +
    'ahmed ahmad habibi allah bismillah alhamdulillah syria iraq damascus baghdad newsroom warraq editor reporter journalist journalism ' +
    'ضصثقفغعهخحجد ضصثقفغعهخح شسيبلاتنمكط شسيبلاتنمك كلمةالسر كلمةالمرور كلمهالسر مرحبا حبيبي الله بسمالله الحمدلله سوريا العراق محمد احمد'
  ).split(' '),
);

/** Runs along the keyboard and the digits, in which half of all weak passwords lie whole. */
const SEQUENCES = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb',
];

/** Refuses a password that would be guessed: throws `password_weak` with why (short, long, common, personal). */
export function checkPassword(password: string, owner: { name: string; email: string }): void {
  const length = [...password].length;
  if (length < PASSWORD_MIN) throw new AppError('password_weak', { why: 'short', min: PASSWORD_MIN });
  if (password.length > PASSWORD_MAX) throw new AppError('password_weak', { why: 'long', max: PASSWORD_MAX });
  const plain = fold(password);
  if (isCommon(plain)) throw new AppError('password_weak', { why: 'common' });
  if (isPersonal(plain, owner)) throw new AppError('password_weak', { why: 'personal' });
}

/** Lower case, ASCII digits, letters and digits only: `P@ssw0rd ١٢` becomes `passw0rd12`. */
function fold(text: string): string {
  const digits = text.normalize('NFKC').replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  return digits
    .toLowerCase()
    .replace(/@/g, 'a')
    .replace(/\$/g, 's')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isCommon(plain: string): boolean {
  // «aaaaaaaaaa», «1212121212»: fewer than four different characters.
  if (new Set(plain).size < 4) return true;
  if (SEQUENCES.some((sequence) => sequence.includes(plain))) return true;
  // The word alone, without the year and sign that people put around it, as spelled and with leet's digits read as letters.
  const word = plain.replace(/^\d+|\d+$/g, '');
  return [word, unleet(word), unleet(plain)].some((form) => COMMON_STEMS.has(form));
}

function unleet(word: string): string {
  return word.replace(/0/g, 'o').replace(/1/g, 'i').replace(/3/g, 'e').replace(/4/g, 'a').replace(/5/g, 's');
}

/** True when little is left of the password after taking out the owner's names and address. */
function isPersonal(plain: string, owner: { name: string; email: string }): boolean {
  const [local = '', domain = ''] = owner.email.split('@');
  const words = [
    ...owner.name.split(/\s+/),
    fold(owner.name),
    ...local.split(/[._+-]+/),
    fold(local),
    domain.split('.')[0] ?? '',
    fold(domain),
  ]
    .map(fold)
    // Two letters stand in most passwords by chance.
    .filter((word) => [...word].length >= 3)
    .sort((a, b) => b.length - a.length);
  let rest = plain;
  for (const word of words) rest = rest.replaceAll(word, '');
  // 6: what is left must itself be worth guessing.
  return rest.length < plain.length && rest.replace(/\d+/g, '').length < 6;
}
