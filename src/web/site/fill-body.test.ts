import { describe, expect, it } from 'vitest';
import { liveArticle } from '../../../test/support/reader-site.ts';
import { titleKey } from '../../arabic/index.ts';
import { fillBody, linkNeeds } from './fill-body.ts';
import { href } from './href.ts';

const none = { byId: new Map(), byTitle: new Map() };
const marker = (id: string, title: string) =>
  `<aside class="inline-related" data-article="${id}" data-title="${title}"></aside>`;

describe('fillBody', () => {
  it('links an inline related line to the article that bears its title, however it is spelled', () => {
    const article = liveArticle({ title: 'موسم الزيتون: إنتاجٌ أقلّ' });
    const targets = { ...none, byTitle: new Map([[titleKey(article.title), article]]) };
    const html = fillBody(`<p>أ</p>\n${marker('', 'موسم الزيتون: انتاج أقل')}`, targets, '', 'ar');
    expect(html).toContain(`href="${href(article.path)}"`);
    expect(html).toContain('موسم الزيتون: إنتاجٌ أقلّ</bdi></a>');
  });

  it('prefers the article that an editor pinned over one of the same title', () => {
    const pinned = liveArticle({ title: 'المثبت' });
    const other = liveArticle({ title: 'العنوان' });
    const targets = { byId: new Map([[pinned.id, pinned]]), byTitle: new Map([[titleKey(other.title), other]]) };
    expect(fillBody(marker(pinned.id, 'العنوان'), targets, '', 'ar')).toContain(href(pinned.path));
  });

  it('leaves the words alone, without a link, while no article bears the title', () => {
    const html = fillBody(marker('', 'مقال لم يُكتب بعد'), none, '', 'ar');
    expect(html).not.toContain('<a ');
    expect(html).toContain('مقال لم يُكتب بعد');
  });

  it('escapes titles, and takes no sign in them for a command', () => {
    const html = fillBody(marker('', '&#60;b&#62; $1 $&#38;'), none, '', 'ar');
    expect(html).toContain('&#60;b&#62; $1 $&#38;');
  });

  it('puts the dateline inside the first paragraph', () => {
    expect(fillBody('<p>قرر المجلس.</p>', none, 'دمشق', 'ar')).toBe(
      '<p><span class="dateline">دمشق –</span> قرر المجلس.</p>',
    );
  });

  it('gives the dateline a line of its own above a body that opens with something else', () => {
    expect(fillBody('<h2>أ</h2>', none, '<دمشق>', 'ar')).toMatch(
      /^<p><span class="dateline">&#60;دمشق&#62; –<\/span> <\/p>/,
    );
  });
});

describe('linkNeeds', () => {
  it('asks for each pinned id and each folded title once', () => {
    const links = [
      { title: 'أحمد', articleId: null },
      { title: 'احمد', articleId: 'x' },
      { title: '…', articleId: 'x' },
    ];
    expect(linkNeeds(links)).toEqual({ ids: ['x'], titleKeys: [titleKey('أحمد')] });
  });
});
