import { AppError } from '../../base/index.ts';
import type { Look } from './look.ts';

/** What text of a publication's own colour stands on; the style sheet's tokens of the same names. */
export const papers = {
  light: { paper: '#fcfbf8', tint: '#f3f0e8', opinion: '#f7ecdc' },
  dark: { paper: '#15171a', tint: '#1e2125', opinion: '#262019' },
} as const;

/** WCAG 2.2, 1.4.3: text of any size. */
export const CONTRAST_MIN = 4.5;

type Rgb = readonly [number, number, number];

function rgbOf(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2's relative luminance: 0 black to 1 white. */
function luminance(colour: string): number {
  const [r, g, b] = rgbOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Words on a button of that colour: white or nearly black, whichever is read better. */
export function onAccent(accent: string): string {
  return contrast(accent, '#ffffff') >= contrast(accent, '#0d1a1d') ? '#ffffff' : '#0d1a1d';
}

function weakest(colour: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** The same colour with just so much black or white in it that it is readable on every ground. */
export function nearestReadable(colour: string, grounds: readonly string[]): string {
  const towards = luminance(grounds[0] ?? '#ffffff') > 0.5 ? 0 : 255;
  const mixed = (percent: number) =>
    `#${rgbOf(colour)
      .map((value) => Math.round(value + ((towards - value) * percent) / 100))
      .map((value) => value.toString(16).padStart(2, '0'))
      .join('')}`;
  for (let percent = 0; percent <= 100; percent += 1)
    if (weakest(mixed(percent), grounds) >= CONTRAST_MIN) return mixed(percent);
  return mixed(100);
}

/** Throws `colour_weak`, naming the nearest colour that passes, for one that somebody could not read. */
export function checkLook(look: Look): void {
  const { light, dark } = papers;
  check(look.accent, [light.paper, light.tint]);
  check(look.accentDark, [dark.paper, dark.tint]);
  check(look.opinion, [light.paper, light.opinion]);
  check(look.opinionDark, [dark.paper, dark.opinion]);
}

function check(colour: string | null, grounds: readonly string[]): void {
  if (colour === null) return;
  const ratio = weakest(colour, grounds);
  if (ratio >= CONTRAST_MIN) return;
  throw new AppError('colour_weak', {
    colour,
    // Rounded down: 4.49 is not said to be 4.5.
    ratio: Math.floor(ratio * 10) / 10,
    needed: CONTRAST_MIN,
    suggestion: nearestReadable(colour, grounds),
  });
}
