import type { ArticleCard, WithdrawnArticle } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href } from '../href.ts';
import { withdrawalReasons } from '../words.ts';
import { Title } from './card.tsx';
import { Layout } from './layout.tsx';
import { Notice } from './pieces.tsx';

/** 404. */
export function NotFoundPage({ frame, latest }: { frame: Frame; latest: readonly ArticleCard[] }) {
  return (
    <Layout frame={frame} head={{ title: 'لا صفحة في هذا العنوان', index: false }}>
      <Notice title="لا صفحة في هذا العنوان">
        <p>قد يكون في العنوان حرف ناقص، أو أن الصفحة لم تُنشر بعد. ابحث عما تريد:</p>
        <form class="search-form" action="/search" method="get">
          <label class="hidden" for="lost-q">
            كلمات البحث
          </label>
          <div class="field-row">
            <input id="lost-q" type="search" name="q" maxlength={200} />
            <button type="submit">ابحث</button>
          </div>
        </form>
        <OtherArticles frame={frame} cards={latest} />
      </Notice>
    </Layout>
  );
}

/** 410: what stays at the address of a withdrawn article. Its title is not repeated: that may be what had to go. */
export function WithdrawnPage({
  frame,
  article,
  latest,
}: {
  frame: Frame;
  article: WithdrawnArticle;
  latest: readonly ArticleCard[];
}) {
  const { at, reason, notice } = article.withdrawal;
  return (
    <Layout frame={frame} head={{ title: 'مقال مسحوب', index: false }}>
      <Notice title="سُحب هذا المقال">
        <p>
          كان في هذا العنوان مقال سحبته هيئة التحرير في <time datetime={frame.say.iso(at)}>{frame.say.date(at)}</time>{' '}
          {withdrawalReasons[reason]}.
        </p>
        {notice !== '' && <blockquote class="withdrawal-notice">{notice}</blockquote>}
        <p class="hint">ما نُسخ منه قبل سحبه إلى أماكن أخرى لا نستطيع استرجاعه.</p>
        <OtherArticles frame={frame} cards={latest} />
      </Notice>
    </Layout>
  );
}

/** Any other fault, said plainly: what happened and what to do. */
export function FaultPage({ frame, title, text }: { frame: Frame; title: string; text: string }) {
  return (
    <Layout frame={frame} head={{ title, index: false }}>
      <Notice title={title}>
        <p>{text}</p>
        <p>
          <a href="/">العودة إلى الصفحة الأولى</a>
        </p>
      </Notice>
    </Layout>
  );
}

function OtherArticles({ frame, cards }: { frame: Frame; cards: readonly ArticleCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others" class="strip">
        آخر ما نُشر
      </h2>
      <ul class="plain-links">
        {cards.map((card) => (
          <li>
            <a href={href(card.path)}>
              <Title frame={frame} card={card} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
