import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedHosts, readEmbed } from './embed.ts';

describe('an address to embed', () => {
  it.each([
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3',
      'youtube',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['https://youtu.be/dQw4w9WgXcQ', 'youtube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://x.com/someone/status/123456', 'x', 'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123456'],
    ['https://t.me/channel/42', 'telegram', 'https://t.me/channel/42?embed=1'],
    ['https://www.instagram.com/p/Cabc_1-/', 'instagram', 'https://www.instagram.com/p/Cabc_1-/embed/captioned/'],
    ['https://www.tiktok.com/@a/video/7000000000', 'tiktok', 'https://www.tiktok.com/embed/v2/7000000000'],
    [
      'https://soundcloud.com/radio/episode-1',
      'soundcloud',
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fradio%2Fepisode-1',
    ],
  ])('%s is of %s', (address, provider, frame) => {
    expect(readEmbed(address)).toMatchObject({ provider, frame });
  });

  it('of a map shows the place that its link names', () => {
    const frame = readEmbed('https://www.openstreetmap.org/#map=12/33.5138/36.2765')?.frame ?? '';
    const box = decodeURIComponent(frame.split('bbox=')[1] ?? '')
      .split(',')
      .map(Number);
    expect(((box[0] ?? 0) + (box[2] ?? 0)) / 2).toBeCloseTo(36.2765, 4);
    expect(((box[1] ?? 0) + (box[3] ?? 0)) / 2).toBeCloseTo(33.5138, 4);
  });

  it.each([
    '',
    'x',
    'javascript:alert(1)',
    'https://example.org/',
    'https://youtube.com/',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  ])('«%s» is none', (address) => {
    expect(readEmbed(address)).toBeNull();
  });

  it('never leads to a frame of another host than the policy of pages allows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'youtube.com',
          'youtu.be',
          'x.com',
          't.me',
          'facebook.com',
          'instagram.com',
          'soundcloud.com',
          'openstreetmap.org',
        ),
        fc.webPath(),
        fc.webQueryParameters(),
        (host, path, query) => {
          const embed = readEmbed(`https://${host}${path}?${query}`);
          if (embed !== null) expect(embedHosts).toContain(new URL(embed.frame).origin);
        },
      ),
    );
  });
});
