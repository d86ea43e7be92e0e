import { AppError, type Id, type Instant, SECOND } from '../../base/index.ts';
import type { Signer } from './ports.ts';

/** What a link may do; a token made for one is refused by the others. */
const purposes = { confirm: 1, preferences: 2, unsubscribe: 3 } as const;
export type Purpose = keyof typeof purposes;

const FORMAT = 1;
/** Format, purpose, 16 bytes of UUID, 5 bytes of expiry in seconds (0: never), 16 of signature: 39 bytes, 52 characters, no spare bit. */
const BODY_BYTES = 23;
const TOKEN = /^[A-Za-z0-9_-]{52}$/;

/** A signed link's token: `subject` is the ask for a confirmation, else the subscriber. `expiresAt` null: never. */
export function makeToken(signer: Signer, purpose: Purpose, subject: Id, expiresAt: Instant | null): string {
  const body = Buffer.alloc(BODY_BYTES);
  body[0] = FORMAT;
  body[1] = purposes[purpose];
  body.write(subject.replaceAll('-', ''), 2, 'hex');
  body.writeUIntBE(expiresAt === null ? 0 : Math.ceil(expiresAt / SECOND), 18, 5);
  return Buffer.concat([body, signer.sign(body)]).toString('base64url');
}

/** The subject of a token. Throws `link_invalid` for anything we did not sign for this purpose, `link_expired` past its time. */
export function readToken(signer: Signer, purpose: Purpose, token: string, now: Instant): Id {
  // The shape is checked first: Buffer's decoder skips characters it does not know, so other spellings would pass.
  if (!TOKEN.test(token)) throw new AppError('link_invalid');
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, BODY_BYTES);
  if (!signer.verify(body, bytes.subarray(BODY_BYTES))) throw new AppError('link_invalid');
  if (body[0] !== FORMAT || body[1] !== purposes[purpose]) throw new AppError('link_invalid');
  const expiry = body.readUIntBE(18, 5) * SECOND;
  if (expiry !== 0 && now >= expiry) throw new AppError('link_expired');
  const hex = body.toString('hex', 2, 18);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
