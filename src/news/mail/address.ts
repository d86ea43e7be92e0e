import { domainToASCII } from 'node:url';
import { AppError } from '../../base/index.ts';

/** What people paste around an address: direction marks, zero-width characters, no-break and ordinary spaces. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/g;
/** RFC 5322's atom characters and any letter or mark (RFC 6531); no quoted local parts, which nobody types and lists use to smuggle. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

export type Address = {
  /** As typed, its domain in lower case and ASCII; what letters go to. */
  address: string;
  /** With the local part in lower case as well; one subscriber per key. */
  key: string;
};

/** Reads an address from a form. Throws `address_invalid`. Lengths by RFC 5321: 64 bytes before the @, 254 in all. */
export function parseAddress(input: string): Address {
  // 1,000: no address is longer even with everything invisible in it; keeps the patterns off long input.
  if (input.length > 1000) throw new AppError('address_invalid', { address: `${input.slice(0, 40)}…` });
  const text = input
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  const address = `${local}@${domain}`;
  const bytes = (value: string) => Buffer.byteLength(value);
  const fits = at > 0 && bytes(local) <= 64 && bytes(address) <= 254;
  if (!fits || !LOCAL.test(local) || !DOMAIN.test(domain) || /\.\d+$/.test(domain))
    throw new AppError('address_invalid', { address: text.slice(0, 254) });
  return { address, key: `${local.toLowerCase()}@${domain}` };
}

/** «s•••@example.org»: enough for its owner to know it, too little for whoever was forwarded the letter. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address.slice(0, at);
  return `${first}•••${address.slice(at)}`;
}
