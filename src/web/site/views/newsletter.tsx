import type { Child } from 'hono/jsx';
import {
  consentWording,
  type LetterLanguage,
  mailPaths,
  type NewsletterId,
  newsletterIds,
} from '../../../news/mail/index.ts';
import type { Frame } from '../frame.ts';
import { Layout } from './layout.tsx';
import { Notice, TrapField } from './pieces.tsx';

const names: Record<NewsletterId, string> = { daily: 'النشرة اليومية', weekly: 'النشرة الأسبوعية' };
const promises: Record<NewsletterId, string> = {
  daily: 'ما نشرناه اليوم، كل مساء.',
  weekly: 'أهم مقالات الأسبوع وأكثرها قراءة، مرة في الأسبوع.',
};

function Letter({ frame, title, children }: { frame: Frame; title: string; children?: Child }) {
  return (
    <Layout frame={frame} head={{ title, index: false }}>
      <Notice title={title}>{children}</Notice>
    </Layout>
  );
}

function NewsletterChoices({ chosen }: { chosen: readonly NewsletterId[] }) {
  return (
    <fieldset>
      <legend>النشرات</legend>
      {newsletterIds.map((id) => (
        <div class="choice">
          <input id={`newsletter-${id}`} type="checkbox" name="newsletters" value={id} checked={chosen.includes(id)} />
          <label for={`newsletter-${id}`}>
            <b>{names[id]}</b>
            <span>{promises[id]}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

export type SubscribeProps = {
  frame: Frame;
  address: string;
  chosen: readonly NewsletterId[];
  /** What was wrong with the last attempt, and which field it is about. */
  fault: { field: 'email' | 'newsletters' | null; text: string } | null;
};

export function SubscribePage({ frame, address, chosen, fault }: SubscribeProps) {
  const faulty = (field: 'email' | 'newsletters') => fault?.field === field;
  return (
    <Layout
      frame={frame}
      head={{ title: 'النشرة البريدية', canonical: `${frame.publication.baseUrl}${mailPaths.subscribe}` }}
    >
      <Notice title="النشرة البريدية">
        <p>اختر ما تريد أن يصلك، واكتب عنوان بريدك. نرسل إليك رسالة فيها رابط تأكيد، ولا يبدأ الاشتراك قبل أن تفتحه.</p>
        {fault !== null && (
          <p class="fault" role="alert" id="fault">
            {fault.text}
          </p>
        )}
        <form class="stack" action="/newsletter/subscribe" method="post">
          <NewsletterChoices chosen={chosen} />
          <div class="field">
            <label for="email">عنوان بريدك الإلكتروني</label>
            <input
              id="email"
              type="email"
              name="email"
              dir="ltr"
              value={address}
              autocomplete="email"
              inputmode="email"
              required
              maxlength={254}
              aria-invalid={faulty('email') ? 'true' : undefined}
              aria-describedby={faulty('email') ? 'fault' : undefined}
            />
          </div>
          <input type="hidden" name="form" value="page" />
          <TrapField place="page" />
          <p class="consent">{consentWording(frame.publication.name, 'ar')}</p>
          <p>
            <button type="submit">اشترك</button>
          </p>
        </form>
      </Notice>
    </Layout>
  );
}

/** The same for an address that is new, known or had its share of letters: it tells nobody who subscribes. */
export function CheckMailPage({ frame }: { frame: Frame }) {
  return (
    <Letter frame={frame} title="افتح بريدك">
      <p>أرسلنا إليك رسالة فيها رابط تأكيد. افتحها واضغط الرابط ليبدأ اشتراكك. الرابط صالح ثلاثة أيام.</p>
      <p>إن لم تجدها خلال دقائق فابحث في مجلد الرسائل غير المرغوب فيها، أو تأكد من العنوان وأعد المحاولة لاحقًا.</p>
      <p>
        <a href="/">العودة إلى الصفحة الأولى</a>
      </p>
    </Letter>
  );
}

export function ConfirmPage({
  frame,
  token,
  address,
  newsletters,
}: {
  frame: Frame;
  token: string;
  address: string;
  newsletters: readonly NewsletterId[];
}) {
  return (
    <Letter frame={frame} title="تأكيد الاشتراك">
      <p>
        اضغط الزر ليبدأ اشتراك <bdi dir="ltr">{address}</bdi> في: {newsletters.map((id) => names[id]).join('، ')}.
      </p>
      <TokenForm action={mailPaths.confirm} token={token} button="أؤكد اشتراكي" />
      <p class="hint">إن لم تطلب الاشتراك فأغلق هذه الصفحة، ولن يصلك شيء.</p>
    </Letter>
  );
}

export function ConfirmedPage({
  frame,
  newsletters,
  already,
  preferencesPath,
}: {
  frame: Frame;
  newsletters: readonly NewsletterId[];
  already: boolean;
  preferencesPath: string;
}) {
  return (
    <Letter frame={frame} title={already ? 'اشتراكك مؤكد' : 'بدأ اشتراكك'}>
      <p>
        {already ? 'سبق أن أكدت اشتراكك في: ' : 'شكرًا لك. ستصلك من الآن: '}
        {newsletters.map((id) => names[id]).join('، ')}.
      </p>
      <p>
        <a href={preferencesPath}>غيّر ما يصلك</a>
      </p>
    </Letter>
  );
}

export type PreferencesProps = {
  frame: Frame;
  token: string;
  address: string;
  chosen: readonly NewsletterId[];
  language: LetterLanguage;
  unsubscribePath: string;
  state: 'asked' | 'saved' | 'left' | 'confirm';
};

export function PreferencesPage(props: PreferencesProps) {
  const { frame, state } = props;
  return (
    <Letter frame={frame} title="ما يصلك من النشرات">
      {state !== 'asked' && (
        <p class="done" role="status">
          {state === 'saved' && 'حُفظ ما اخترت.'}
          {state === 'left' && 'أُلغي اشتراكك، ولن يصلك شيء بعد الآن.'}
          {state === 'confirm' && 'أرسلنا إليك رسالة تأكيد: يبدأ اشتراكك من جديد حين تضغط الرابط الذي فيها.'}
        </p>
      )}
      <p>
        العنوان: <bdi dir="ltr">{props.address}</bdi>
      </p>
      <form class="stack" action={`${mailPaths.preferences}?t=${encodeURIComponent(props.token)}`} method="post">
        <NewsletterChoices chosen={props.chosen} />
        <fieldset>
          <legend>لغة الرسائل</legend>
          <div class="choice">
            <input id="language-ar" type="radio" name="language" value="ar" checked={props.language === 'ar'} />
            <label for="language-ar">العربية</label>
          </div>
          <div class="choice">
            <input id="language-en" type="radio" name="language" value="en" checked={props.language === 'en'} />
            <label for="language-en" lang="en">
              <bdi>English</bdi>
            </label>
          </div>
        </fieldset>
        <p>
          <button type="submit">احفظ</button>
        </p>
      </form>
      {props.chosen.length > 0 && (
        <p>
          <a href={props.unsubscribePath}>إلغاء الاشتراك في كل النشرات</a>
        </p>
      )}
    </Letter>
  );
}

export function UnsubscribePage({
  frame,
  token,
  address,
  newsletters,
}: {
  frame: Frame;
  token: string;
  address: string;
  newsletters: readonly NewsletterId[];
}) {
  return (
    <Letter frame={frame} title="إلغاء الاشتراك">
      {newsletters.length > 0 ? (
        <p>
          يصل إلى <bdi dir="ltr">{address}</bdi>: {newsletters.map((id) => names[id]).join('، ')}. اضغط الزر فلا يصلك
          شيء بعده.
        </p>
      ) : (
        <p>
          لا يصل شيء إلى <bdi dir="ltr">{address}</bdi>: الاشتراك ملغى.
        </p>
      )}
      {newsletters.length > 0 && <TokenForm action={mailPaths.unsubscribe} token={token} button="ألغِ اشتراكي" />}
    </Letter>
  );
}

export function UnsubscribedPage({
  frame,
  address,
  preferencesPath,
}: {
  frame: Frame;
  address: string;
  preferencesPath: string;
}) {
  return (
    <Letter frame={frame} title="أُلغي اشتراكك">
      <p>
        لن تصل نشرة بعد الآن إلى <bdi dir="ltr">{address}</bdi>.
      </p>
      <p>
        ضغطت خطأً؟ <a href={preferencesPath}>اختر نشراتك من جديد</a>
      </p>
    </Letter>
  );
}

/** A link that does not work: run out, damaged on its way, or made up. */
export function LinkFaultPage({ frame, title, text }: { frame: Frame; title: string; text: string }) {
  return (
    <Letter frame={frame} title={title}>
      <p>{text}</p>
      <p>
        <a href={mailPaths.subscribe}>اشترك من جديد أو اطلب رابطًا آخر</a>
      </p>
    </Letter>
  );
}

function TokenForm({ action, token, button }: { action: string; token: string; button: string }) {
  return (
    <form action={`${action}?t=${encodeURIComponent(token)}`} method="post">
      <button type="submit">{button}</button>
    </form>
  );
}
