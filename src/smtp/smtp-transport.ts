import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { AppError } from '../base/index.ts';
import type { Lane, Mail, Outcome, Transport } from '../news/mail/index.ts';
import { composeMime, type DkimKey } from './compose-mime.ts';
import { readRefusal, type SendFault } from './read-refusal.ts';

export type SmtpOptions = {
  /** `smtp://user:pass@host:587`, `smtps://…`; STARTTLS is used where offered, `?requireTLS=true` insists. */
  url: string;
  /** Connections at once; 4 is what most providers allow a new customer. */
  lanes?: number;
  /** The name given in EHLO; our own host's by default. */
  name?: string;
  dkim?: readonly DkimKey[];
  /** The longest one letter may take, in ms. */
  deadline?: number;
};

/** 10 min: what RFC 5321 §4.5.3.2.6 grants a server to answer the end of DATA. Giving up earlier makes doubles. */
const DEADLINE = 600_000;
const CONNECT_TIMEOUT = 30_000;
/** 10 s: the next batch follows within milliseconds; servers dislike connections that say nothing for longer. */
const IDLE = 10_000;

/** Letters over any SMTP server. Throws `setting_invalid` for an address that is none. */
export function createSmtpTransport(options: SmtpOptions): Transport {
  const settings = readUrl(options.url);
  const deadline = options.deadline ?? DEADLINE;
  /** Signed in and waiting for the next batch. */
  const idle = new Map<SMTPConnection, NodeJS.Timeout>();
  const quit = (connection: SMTPConnection) => {
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    connection.quit();
  };
  return {
    lanes: options.lanes ?? 4,
    lane: () => createLane(),
    close: async () => {
      for (const connection of idle.keys()) quit(connection);
    },
  };

  function takeIdle(): SMTPConnection | null {
    const [found] = idle;
    if (found === undefined) return null;
    clearTimeout(found[1]);
    idle.delete(found[0]);
    return found[0];
  }

  function createLane(): Lane {
    let connection: SMTPConnection | null = null;

    async function open(): Promise<SMTPConnection> {
      const { auth, ...where } = settings;
      const fresh = new SMTPConnection({
        ...where,
        name: options.name,
        connectionTimeout: CONNECT_TIMEOUT,
        greetingTimeout: CONNECT_TIMEOUT,
        socketTimeout: deadline,
      });
      await new Promise<void>((resolve, reject) => {
        fresh.on('error', reject);
        fresh.once('end', () => reject(new Error('Connection closed')));
        fresh.connect((error?: Error | null) => (error ? reject(error) : resolve()));
      });
      if (auth !== undefined) {
        await new Promise<void>((resolve, reject) => {
          fresh.on('error', reject);
          fresh.login(auth, (error) => (error ? reject(error) : resolve()));
        }).catch((error: unknown) => {
          fresh.close();
          throw error;
        });
      }
      // From here on a failure reaches the letter that waits for an answer; one that comes between letters shows at the next.
      fresh.on('error', () => undefined);
      fresh.once('end', () => {
        clearTimeout(idle.get(fresh));
        idle.delete(fresh);
        if (connection === fresh) connection = null;
      });
      return fresh;
    }

    function drop(): void {
      connection?.close();
      connection = null;
    }

    async function attempt(mail: Mail, message: Buffer): Promise<Outcome> {
      connection ??= takeIdle();
      const reused = connection !== null;
      try {
        connection ??= await open();
      } catch (error) {
        return { kind: 'unavailable', reply: asFault(error).response ?? asFault(error).message };
      }
      const result = await sendOver(connection, mail, message, deadline);
      if (result.fault === null) return { kind: 'accepted', reply: result.reply };
      const outcome = readRefusal(result.fault, result.begun);
      const refused =
        result.fault.responseCode !== undefined && result.fault.responseCode !== 421 && outcome.kind !== 'unavailable';
      // A refusal leaves the session's envelope half made; anything else leaves no session to speak of.
      if (refused && (await reset(connection))) return outcome;
      drop();
      // A server that closed an idle connection has refused nothing.
      const wasIdle =
        reused && !result.begun && result.fault.responseCode === undefined && outcome.kind === 'unavailable';
      return wasIdle ? attempt(mail, message) : outcome;
    }

    return {
      send: async (mail) => {
        try {
          return await attempt(mail, await composeMime(mail, options.dkim));
        } catch (error) {
          drop();
          return { kind: 'unavailable', reply: asFault(error).message };
        }
      },
      close: async () => {
        const spare = connection;
        connection = null;
        if (spare !== null)
          idle.set(
            spare,
            setTimeout(() => quit(spare), IDLE),
          );
      },
    };
  }
}

type Sent = { begun: boolean } & ({ fault: null; reply: string } | { fault: SendFault });

/** Sends one message. `begun` is set when the connection starts to read it, which it does only after the server's 354. */
function sendOver(connection: SMTPConnection, mail: Mail, message: Buffer, deadline: number): Promise<Sent> {
  return new Promise((resolve) => {
    let begun = false;
    const body = new Readable({
      read() {
        begun = true;
        this.push(message);
        this.push(null);
      },
    });
    const end = (sent: Sent) => {
      clearTimeout(timer);
      connection.off('error', onError);
      connection.off('end', onEnd);
      resolve(sent);
    };
    const onError = (error: Error) => end({ begun, fault: asFault(error) });
    const onEnd = () => end({ begun, fault: { message: 'Connection closed' } });
    const timer = setTimeout(() => end({ begun, fault: { message: 'Timeout' } }), deadline);
    connection.once('error', onError);
    connection.once('end', onEnd);
    connection.send({ from: mail.from.address, to: [mail.to], size: message.length }, body, (error, info) => {
      if (error) end({ begun, fault: asFault(error) });
      else end({ begun, fault: null, reply: info?.response ?? '' });
    });
  });
}

function reset(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (ready: boolean) => {
      connection.off('end', onEnd);
      resolve(ready);
    };
    const onEnd = () => end(false);
    connection.once('end', onEnd);
    connection.reset((error) => end(!error));
  });
}

function asFault(error: unknown): SendFault {
  return error instanceof Error ? error : { message: String(error) };
}

type Auth = Parameters<SMTPConnection['login']>[0];

const SETTING = { name: 'SMTP_URL', example: 'smtp://user:password@mail.example.org:587' };

function readUrl(url: string) {
  if (!/^smtps?:\/\/[^/\s]/i.test(url)) throw new AppError('setting_invalid', SETTING);
  let parsed: ReturnType<typeof parseConnectionUrl>;
  try {
    parsed = parseConnectionUrl(url);
  } catch (error) {
    throw new AppError('setting_invalid', SETTING, { cause: error });
  }
  const { auth, ...rest } = parsed as typeof parsed & { auth?: { user?: string; pass?: string } };
  const login: Auth | undefined =
    auth?.user === undefined ? undefined : { credentials: { user: auth.user, pass: auth.pass ?? '' } };
  return { ...rest, auth: login };
}
