import type { Outcome } from '../news/mail/index.ts';

/** What nodemailer's connection reports when a letter did not go through. */
export type SendFault = {
  message: string;
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
};

/** Replies that are about us and not about the letter: sign-in or encryption wanted, too many of us, shutting down. */
const OURS = new Set([421, 454, 523, 524, 525, 530, 534, 535, 538]);

/**
 * What a failed attempt means. `begun`: the server had said 354 and bytes of the letter were on their way, so without an
 * answer nobody can know whether it was taken (RFC 1047); SMTP allows no exactly-once.
 */
export function readRefusal(fault: SendFault, begun: boolean): Outcome {
  const reply = fault.response ?? fault.message;
  const { responseCode: code, command } = fault;
  if (code === undefined || code < 400) {
    if (begun) return { kind: 'unknown', reply };
    // nodemailer's own refusals: an address it cannot write, or a letter larger than the server announced.
    if (fault.code === 'EENVELOPE') return { kind: 'permanent', stage: 'recipient', code: 0, enhanced: '5.6.7', reply };
    if (fault.code === 'EMESSAGE') return { kind: 'permanent', stage: 'message', code: 0, enhanced: '5.3.4', reply };
    return { kind: 'unavailable', reply };
  }
  // A reply after DATA is the server's last word on this letter: not taken, for now or for good.
  if (OURS.has(code) && !begun) return { kind: 'unavailable', reply };
  if (code < 500) return { kind: 'temporary', reply };
  if (command === 'RCPT TO') return { kind: 'permanent', stage: 'recipient', code, enhanced: enhancedOf(reply), reply };
  // Whoever refuses our sender refuses every letter; none of them is at fault.
  if (command === 'DATA' || begun)
    return { kind: 'permanent', stage: 'message', code, enhanced: enhancedOf(reply), reply };
  return { kind: 'unavailable', reply };
}

/** `5.1.1` of «550 5.1.1 no such user» (RFC 3463), or ''. */
function enhancedOf(reply: string): string {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? '';
}
