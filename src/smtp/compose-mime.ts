import { createHash } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import type { Mail } from '../news/mail/index.ts';

/** A key that signs outgoing letters (RFC 6376): `<selector>._domainkey.<domain>` holds its public half. PEM, RSA. */
export type DkimKey = { domain: string; selector: string; privateKey: string };

/** Both unsubscribe headers must be signed or Gmail ignores them (RFC 8058 §4); nodemailer's own list lacks the second. */
const SIGNED =
  'From:Sender:Reply-To:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:Content-Language:' +
  'List-Id:List-Unsubscribe:List-Unsubscribe-Post:Feedback-ID:Auto-Submitted';

/**
 * A letter as it goes over the wire (RFC 5322), CRLF, without dot-stuffing. The same letter gives the same bytes each time.
 * Bodies are base64: Arabic in quoted-printable takes more than twice as much.
 */
export async function composeMime(mail: Mail, dkim: readonly DkimKey[] = []): Promise<Buffer> {
  const headers: { key: string; value: string | { prepared: boolean; value: string } }[] = [
    { key: 'Content-Language', value: mail.language },
    // Exchange answers lists with absences unless told not to.
    { key: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
  ];
  if (mail.list === null) headers.push({ key: 'Auto-Submitted', value: 'auto-generated' });
  else {
    headers.push(
      { key: 'List-Id', value: { prepared: true, value: `${encodedName(mail.list.name)} <${mail.list.id}>` } },
      { key: 'List-Unsubscribe', value: { prepared: true, value: `<${mail.list.unsubscribe}>` } },
      { key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { key: 'Feedback-ID', value: { prepared: true, value: mail.list.feedbackId } },
    );
  }
  const composer = new MailComposer({
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.date),
    text: crlf(mail.text),
    html: crlf(mail.html),
    headers,
    textEncoding: 'B',
    encoding: 'base64',
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const built = await composer.compile().build();
  return dkim.length === 0 ? built : signed(built, dkim);
}

async function signed(message: Buffer, keys: readonly DkimKey[]): Promise<Buffer> {
  const signer = new DKIM({
    keys: keys.map((key) => ({ domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey })),
    headerFieldNames: SIGNED,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(message)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function encodedName(name: string): string {
  // 52: encoded words may have 75 characters, of which `=?UTF-8?B?…?=` takes 12; each is cut between letters.
  return /^[\x20-\x7e]*$/.test(name)
    ? `"${name.replace(/["\\]/g, '')}"`
    : encodeWord(name, 'B', 52).replace(/ /g, '\r\n ');
}

/** Text in MIME ends its lines with CRLF, inside base64 too (RFC 2046 §4.1.1). */
function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}
