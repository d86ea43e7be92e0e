import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { CARD_HEIGHT, CARD_WIDTH, type CardDrawing } from '../news/spread/index.ts';

/** Fonts that the build cut for cards (scripts/build-assets.ts), headline's weight first. */
const FONT_FILES = ['card-700-arabic.ttf', 'card-700-latin.ttf', 'card-400-arabic.ttf', 'card-400-latin.ttf'];
const BOLD = 'IBM Plex Sans Arabic Bold';
const REGULAR = 'IBM Plex Sans Arabic';

const MARGIN = 64;
const RULE = 12;
/** A little less than half: the headline stays the first thing seen. */
const PICTURE_WIDTH = 500;
const KICKER_SIZE = 30;
const FOOT_SIZE = 36;
const SIGNED_SIZE = 34;
const FOOT_HEIGHT = 96;
/** Largest first. 36 px is still read on a telephone, where a card is a third as wide. */
const SIZES = { beside: [76, 70, 64, 58, 52, 46, 41, 36], alone: [96, 88, 80, 72, 64, 56, 48, 42] } as const;
const SITE_SIZES = [132, 116, 100, 84, 68];
/** Of the size: Plex sets Arabic with its marks at about this distance. */
const LINE = 1.5;

/** Pixels of a set text, red, green, blue and opacity: never encoded, since they go straight onto the card. */
type Text = { data: Buffer; width: number; height: number };
// No two pictures of ours are made from the same operations: the cache would keep 40 MB for nothing.
sharp.cache(false);

type Box = { left: number; width: number };

/**
 * A share picture as JPEG, about 60 kB alone and 120 kB with a photograph: what previewing services load without
 * complaint. `media` is the folder of the pictures, `fonts` that of the fonts. A picture that cannot be read is left out.
 */
export async function drawCard(drawing: CardDrawing, media: string, fonts: string): Promise<Uint8Array> {
  await knowFonts(fonts);
  const photo = drawing.picture === null ? null : await photograph(join(media, drawing.picture.path));
  const rtl = drawing.direction === 'rtl';
  const box: Box =
    photo === null
      ? { left: MARGIN, width: CARD_WIDTH - 2 * MARGIN }
      : { left: rtl ? PICTURE_WIDTH + MARGIN * 0.75 : MARGIN, width: CARD_WIDTH - PICTURE_WIDTH - MARGIN * 1.75 };
  const layers: OverlayOptions[] = [];
  if (photo !== null) {
    const left = rtl ? 0 : CARD_WIDTH - PICTURE_WIDTH;
    layers.push({ input: photo, raw: { width: PICTURE_WIDTH, height: CARD_HEIGHT, channels: 3 }, left, top: 0 });
    layers.push(...(await noteLayers(drawing, left)));
  }
  layers.push(...(await textLayers(drawing, box, photo !== null)));
  return sharp({ create: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3, background: drawing.paper } })
    .composite([{ input: frame(drawing, box), left: 0, top: 0 }, ...layers])
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
}

function layer({ data, width, height }: Text): Pick<OverlayOptions, 'input' | 'raw'> {
  return { input: data, raw: { width, height, channels: 4 } };
}

/** The accent's bar along the top and the hair line over the foot. */
function frame({ accent, ink }: CardDrawing, box: Box): Buffer {
  const foot = CARD_HEIGHT - FOOT_HEIGHT;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><rect width="${CARD_WIDTH}" height="${RULE}" fill="${accent}"/><rect x="${box.left}" y="${foot}" width="${box.width}" height="2" fill="${ink}" opacity=".18"/></svg>`,
  );
}

async function textLayers(drawing: CardDrawing, box: Box, beside: boolean): Promise<OverlayOptions[]> {
  const { direction, ink, accent } = drawing;
  const layers: OverlayOptions[] = [];
  const place = (text: Text, top: number, side: 'start' | 'end' = 'start') => {
    const right = (direction === 'rtl') === (side === 'start');
    const left = right ? box.left + box.width - text.width : box.left;
    layers.push({ ...layer(text), left: Math.round(left), top: Math.round(top) });
  };
  const line = (text: string, size: number, colour: string, weight = BOLD, width = box.width) =>
    oneLine(text, size, colour, weight, direction, width);

  let top = RULE + 48;
  if (drawing.kicker !== '') {
    const kicker = await line(drawing.kicker, KICKER_SIZE, accent);
    place(kicker, top + (KICKER_SIZE * LINE - kicker.height) / 2);
    top += KICKER_SIZE * LINE + 28;
  }
  const bottom = CARD_HEIGHT - FOOT_HEIGHT - 28;
  const signed = drawing.line === '' ? null : await line(drawing.line, SIGNED_SIZE, accent, REGULAR);
  const room = bottom - top - (signed === null ? 0 : signed.height + 36);
  const sizes = drawing.publication === '' ? SITE_SIZES : beside ? SIZES.beside : SIZES.alone;
  const headline = await fitted(drawing, box.width, room, sizes);
  const used = headline.height + (signed === null ? 0 : signed.height + 36);
  // A little above the middle of its room, where the eye puts it.
  top += Math.max(0, (bottom - top - used) * 0.4);
  place(headline, top);
  if (signed !== null) place(signed, top + headline.height + 36);

  const middle = CARD_HEIGHT - FOOT_HEIGHT / 2 + 1;
  const site = await oneLine(drawing.site, 24, ink, REGULAR, 'ltr', box.width * 0.5, 0.7);
  if (drawing.publication === '') {
    place(site, middle - site.height / 2);
  } else {
    place(site, middle - site.height / 2 + 2, 'end');
    const name = await line(drawing.publication, FOOT_SIZE, ink, BOLD, box.width - site.width - 32);
    place(name, middle - name.height / 2);
  }
  return layers;
}

/** Whose picture it is, on a strip at its foot. */
async function noteLayers({ picture, direction }: CardDrawing, left: number): Promise<OverlayOptions[]> {
  if (picture === null || picture.note === '') return [];
  const text = await oneLine(picture.note, 20, '#ffffff', REGULAR, direction, PICTURE_WIDTH - 48);
  const height = 44;
  const strip = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${height}"><rect width="100%" height="100%" opacity=".62"/></svg>`,
  );
  const top = CARD_HEIGHT - height;
  const x = direction === 'rtl' ? left + PICTURE_WIDTH - 20 - text.width : left + 20;
  return [
    { input: strip, left, top },
    { ...layer(text), left: x, top: Math.round(top + (height - text.height) / 2) },
  ];
}

/** The headline as large as it fits, its lines of about one length; what is too long at the smallest size ends in «…». */
async function fitted(drawing: CardDrawing, width: number, height: number, sizes: readonly number[]): Promise<Text> {
  const { headline, ink, direction } = drawing;
  const smallest = sizes.at(-1) ?? 40;
  for (const size of sizes) {
    const set = (w: number) => setText(headline, size, ink, BOLD, direction, w);
    const text = await set(width);
    if (text.height <= height && text.width <= width) return balanced(text, set, width, size);
  }
  const words = headline.split(/\s+/u);
  for (let kept = words.length - 1; kept > 0; kept -= 1) {
    const short = `${words
      .slice(0, kept)
      .join(' ')
      .replace(/[\s،؛:.,;–-]+$/u, '')}…`;
    const text = await setText(short, smallest, ink, BOLD, direction, width);
    if (text.height <= height && text.width <= width) return text;
  }
  const letters = [...headline].slice(0, 20).join('');
  return setText(`${letters}…`, smallest, ink, BOLD, direction, width);
}

/** The narrowest column that needs no line more: no last line of a single word. */
async function balanced(text: Text, set: (width: number) => Promise<Text>, width: number, size: number): Promise<Text> {
  const limit = text.height + size * LINE * 0.5;
  let [low, high, best] = [width / 2, width, text];
  if (text.height < size * LINE * 1.4) return text;
  // 5 halvings: to within a letter's width.
  for (let i = 0; i < 5; i += 1) {
    const middle = (low + high) / 2;
    const narrower = await set(middle);
    if (narrower.height <= limit && narrower.width <= middle + 1) [high, best] = [middle, narrower];
    else low = middle;
  }
  return best;
}

/** Cut off, with «…», where it would run out of its box. */
async function oneLine(
  text: string,
  size: number,
  colour: string,
  weight: string,
  direction: 'rtl' | 'ltr',
  width: number,
  alpha = 1,
): Promise<Text> {
  const letters = [...text];
  for (let kept = letters.length; ; kept = Math.floor(kept * 0.9)) {
    const shown = kept === letters.length ? text : `${letters.slice(0, kept).join('').trimEnd()}…`;
    const set = await setText(shown, size, colour, weight, direction, null, alpha);
    if (set.width <= width || kept < 4) return set;
  }
}

/** `width` null sets one line. Sharp cuts what it returns to the ink, so it is placed by its edges. */
async function setText(
  text: string,
  size: number,
  colour: string,
  font: string,
  direction: 'rtl' | 'ltr',
  width: number | null,
  alpha = 1,
): Promise<Text> {
  // A mark first: a headline that begins with a foreign name still runs in its own direction.
  const mark = direction === 'rtl' ? '\u200f' : '\u200e';
  const shown = text
    // No font of ours draws these; a box would stand in their place.
    .replace(/\p{Emoji_Presentation}\ufe0f?|\ufe0f/gu, '')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    // A number stays with its unit.
    .replace(/(?<=[\d٠-٩]) (?=\p{L}{1,4}(?!\p{L}))/gu, '\u00a0')
    .replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const markup = `<span foreground="${colour}" alpha="${Math.round(alpha * 100)}%">${mark}${shown}</span>`;
  const set = sharp({
    text: {
      text: markup,
      font: `${font} ${size}`,
      // One point is one pixel.
      dpi: 72,
      rgba: true,
      // For text from right to left as well: Pango takes «left» as the side on which its lines begin.
      align: 'left',
      ...(width === null ? {} : { width: Math.round(width), wrap: 'word-char' as const }),
    },
  }).raw();
  try {
    const { data, info } = await set.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    // A headline of nothing but what no font draws leaves its place empty.
    if (!String(error).includes('no text to render')) throw error;
    return { data: Buffer.alloc(4), width: 1, height: 1 };
  }
}

async function photograph(path: string): Promise<Buffer | null> {
  try {
    return await sharp(path, { limitInputPixels: 50_000_000 })
      .resize(PICTURE_WIDTH, CARD_HEIGHT, { fit: 'cover', position: 'attention' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer();
  } catch {
    // Moved to another store, or broken: the card stands without it.
    return null;
  }
}

let known: Promise<unknown> | null = null;

/** A font file is known to the whole process once any text was set with it; each holds one script of the family. */
function knowFonts(folder: string): Promise<unknown> {
  known ??= (async () => {
    for (const file of FONT_FILES)
      await sharp({ text: { text: 'ا', font: `${REGULAR} 10`, fontfile: join(folder, file), dpi: 72 } })
        .png()
        .toBuffer();
  })();
  return known;
}
