/**
 * Letters on their way out: MIME, DKIM, SMTP, or files when there is no server. Words: lane (one connection), refusal
 * (the server's 4xx or 5xx), begun (DATA was allowed and bytes are on their way), unknown (begun, and no answer came).
 */
export { composeMime, type DkimKey } from './compose-mime.ts';
export { createOutbox } from './outbox.ts';
export { readRefusal, type SendFault } from './read-refusal.ts';
export { createSmtpTransport, type SmtpOptions } from './smtp-transport.ts';
