/** Where an embed comes from. A map is OpenStreetMap's. */
export const embedProviders = [
  'youtube',
  'x',
  'telegram',
  'facebook',
  'instagram',
  'tiktok',
  'soundcloud',
  'map',
] as const;
export type EmbedProvider = (typeof embedProviders)[number];

/** What an address of another platform leads to: who keeps it, and the page that shows it in a frame. */
export type Embed = { provider: EmbedProvider; frame: string; height: number | null };

type Rule = {
  provider: EmbedProvider;
  hosts: RegExp;
  /** The frame's address from the path and the whole; null when the address is of something else there. */
  frame(url: URL): string | null;
  /** In CSS pixels; null for 16:9. */
  height: number | null;
};

const encoded = encodeURIComponent;

const rules: readonly Rule[] = [
  {
    provider: 'youtube',
    hosts: /^((www|m)\.)?youtube(-nocookie)?\.com$|^youtu\.be$/,
    frame: (url) => {
      const id =
        url.hostname === 'youtu.be'
          ? url.pathname.slice(1)
          : (url.searchParams.get('v') ?? url.pathname.match(/^\/(?:embed|shorts|live)\/([^/]+)/)?.[1] ?? '');
      return /^[\w-]{11}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : null;
    },
    height: null,
  },
  {
    provider: 'x',
    hosts: /^((www|mobile)\.)?(twitter|x)\.com$/,
    frame: (url) => {
      const id = url.pathname.match(/^\/[^/]+\/status\/(\d{1,20})/)?.[1];
      return id === undefined ? null : `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}`;
    },
    height: 560,
  },
  {
    provider: 'telegram',
    hosts: /^(t\.me|telegram\.me)$/,
    frame: (url) => {
      const post = url.pathname.match(/^\/(?:s\/)?(\w{4,32}\/\d{1,12})/)?.[1];
      return post === undefined ? null : `https://t.me/${post}?embed=1`;
    },
    height: 480,
  },
  {
    provider: 'facebook',
    hosts: /^((www|m|web)\.)?facebook\.com$|^fb\.watch$/,
    frame: (url) => {
      const video = /\/(videos|watch|reel)/.test(url.pathname) || url.hostname === 'fb.watch';
      return url.pathname.length > 1
        ? `https://www.facebook.com/plugins/${video ? 'video' : 'post'}.php?href=${encoded(url.href)}`
        : null;
    },
    height: 560,
  },
  {
    provider: 'instagram',
    hosts: /^(www\.)?instagram\.com$/,
    frame: (url) => {
      const post = url.pathname.match(/^\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]+)/);
      return post === null ? null : `https://www.instagram.com/${post[1]}/${post[2]}/embed/captioned/`;
    },
    height: 720,
  },
  {
    provider: 'tiktok',
    hosts: /^((www|m)\.)?tiktok\.com$/,
    frame: (url) => {
      const id = url.pathname.match(/\/(?:video|v)\/(\d{1,25})/)?.[1];
      return id === undefined ? null : `https://www.tiktok.com/embed/v2/${id}`;
    },
    height: 740,
  },
  {
    provider: 'soundcloud',
    hosts: /^((www|m)\.)?soundcloud\.com$/,
    frame: (url) =>
      /^\/[\w-]+\/[\w-]+/.test(url.pathname) ? `https://w.soundcloud.com/player/?url=${encoded(url.href)}` : null,
    height: 166,
  },
  {
    provider: 'map',
    hosts: /^(www\.)?openstreetmap\.org$/,
    frame: (url) => {
      const box = url.searchParams.get('bbox');
      if (box !== null && /^-?[\d.]+(,-?[\d.]+){3}$/.test(box))
        return `https://www.openstreetmap.org/export/embed.html?bbox=${encoded(box)}`;
      const place = url.hash.match(/map=(\d{1,2})\/(-?[\d.]+)\/(-?[\d.]+)/);
      if (place === null) return null;
      const [zoom, latitude, longitude] = [Number(place[1]), Number(place[2]), Number(place[3])];
      // A screen of 600 by 400 pixels around the place; a degree is 256 · 2^zoom / 360 pixels.
      const [wide, high] = [(300 * 360) / (256 * 2 ** zoom), (150 * 360) / (256 * 2 ** zoom)];
      const around = [longitude - wide, latitude - high, longitude + wide, latitude + high];
      return `https://www.openstreetmap.org/export/embed.html?bbox=${encoded(around.map((one) => one.toFixed(5)).join(','))}`;
    },
    height: 400,
  },
];

/** Hosts that frames of embeds come from, for the policy of pages. */
export const embedHosts: readonly string[] = [
  'https://www.youtube-nocookie.com',
  'https://platform.twitter.com',
  'https://t.me',
  'https://www.facebook.com',
  'https://www.instagram.com',
  'https://www.tiktok.com',
  'https://w.soundcloud.com',
  'https://www.openstreetmap.org',
];

/** Reads an address as something that can be embedded; null for any other page, which stays a plain link. */
export function readEmbed(address: string): Embed | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const rule = rules.find(({ hosts }) => hosts.test(url.hostname));
  const frame = rule?.frame(url) ?? null;
  return rule === undefined || frame === null ? null : { provider: rule.provider, frame, height: rule.height };
}
