import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/index.ts';
import { checkPassword } from './password.ts';

const owner = { name: 'سلمى الحلبي', email: 'salma.halabi@example.org' };

function verdict(password: string): string {
  try {
    checkPassword(password, owner);
    return 'taken';
  } catch (error) {
    if (error instanceof AppError && error.code === 'password_weak') return String(error.params.why);
    throw error;
  }
}

describe('a password', () => {
  it.each(['short', 'تسعةأحرف', '123456789'])('of fewer than ten characters is refused: %s', (password) => {
    expect(verdict(password)).toBe('short');
  });

  it('of more than 128 characters is refused', () => {
    expect(verdict('ab12'.repeat(33))).toBe('long');
  });

  it.each([
    '1234567890',
    '0987654321',
    '٠١٢٣٤٥٦٧٨٩',
    'aaaaaaaaaaaa',
    '1212121212',
    'qwertyuiop',
    'Password123',
    'P@ssw0rd2024!',
    'iloveyou2023',
    'adminadmin1',
    'ضصثقفغعهخح',
    'كلمةالمرور1',
    '1q2w3e4r5t',
    'abcdefghijkl',
    'newsroom2026',
  ])('that everybody has is refused: %s', (password) => {
    expect(verdict(password)).toBe('common');
  });

  it.each(['سلمى-الحلبي', 'salmahalabi', 'Salma.Halabi2026', 'salma@example.org', 'halabi-1990-salma'])(
    'made of its owner is refused: %s',
    (password) => {
      expect(verdict(password)).toBe('personal');
    },
  );

  it.each(['أربع كلمات بلا رابط', 'zahra walks 4 olives', 'Tr7-kwolp_29x', 'salma eats purple bricks'])(
    'that is none of these is taken: %s',
    (password) => {
      expect(verdict(password)).toBe('taken');
    },
  );
});
