import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** `connection`: which one it came over, counted from 1 as they were made. */
export type CapturedLetter = { from: string; to: string; raw: Buffer; connection: number };

/** What the sink does with a letter to this address; `cut` takes the letter and ends the connection instead of answering. */
export type SinkFault = 'none' | 'refuse_later' | 'refuse' | 'refuse_data_later' | 'refuse_data' | 'cut';

export type SmtpSink = {
  /** For SMTP_URL. */
  url: string;
  /** Letters that were answered with 250, and those taken when the connection was cut. */
  letters: CapturedLetter[];
  /** Decides per letter; may change while the sink runs. */
  fault: (to: string, attempt: number) => SinkFault;
  /** Connections accepted so far. */
  connections: number;
  /** Waited for between taking a letter and answering that it was taken: a slow server. */
  pause: () => Promise<void>;
  close(): Promise<void>;
};

/** A real SMTP server on a free port of this machine that keeps what it is given. */
export async function smtpSink(
  options: { auth?: { user: string; pass: string }; port?: number } = {},
): Promise<SmtpSink> {
  const attempts = new Map<string, number>();
  const sink: SmtpSink = {
    url: '',
    letters: [],
    fault: () => 'none',
    connections: 0,
    pause: async () => undefined,
    close: async () => undefined,
  };
  const numbers = new Map<string, number>();
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
  const faults = new Map<string, SinkFault>();

  const server = new SMTPServer({
    disabledCommands: options.auth === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: options.auth === undefined,
    allowInsecureAuth: true,
    logger: false,
    onConnect(session, callback) {
      sink.connections += 1;
      numbers.set(session.id, sink.connections);
      callback();
    },
    onAuth(auth, _session, callback) {
      if (auth.username === options.auth?.user && auth.password === options.auth?.pass)
        callback(null, { user: auth.username });
      else callback(refusal(535, '5.7.8 wrong user or password'));
    },
    onRcptTo(address, session, callback) {
      const attempt = (attempts.get(address.address) ?? 0) + 1;
      attempts.set(address.address, attempt);
      const fault = sink.fault(address.address, attempt);
      faults.set(session.id, fault);
      if (fault === 'refuse_later') callback(refusal(450, '4.2.0 try again later'));
      else if (fault === 'refuse') callback(refusal(550, '5.1.1 no such user here'));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = faults.get(session.id) ?? 'none';
        if (fault === 'refuse_data_later') return callback(refusal(451, '4.3.0 try again later'));
        if (fault === 'refuse_data') return callback(refusal(554, '5.7.1 we do not want this'));
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const to = session.envelope.rcptTo[0]?.address ?? '';
        sink.letters.push({ from, to, raw: Buffer.concat(chunks), connection: numbers.get(session.id) ?? 0 });
        if (fault === 'cut') return cut(server, session.id);
        void sink.pause().then(() => callback());
      });
    },
  });
  // Cut connections are reported as errors here; they are what the tests ask for.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  sink.url = `smtp://${options.auth === undefined ? '' : `${encodeURIComponent(options.auth.user)}:${encodeURIComponent(options.auth.pass)}@`}127.0.0.1:${port}`;
  sink.close = () =>
    new Promise((resolve) => {
      for (const connection of liveConnections(server)) connection._socket?.destroy();
      server.close(() => resolve());
    });
  return sink;
}

type LiveConnection = { session?: { id: string }; _socket?: Socket };

function liveConnections(server: SMTPServer): Set<LiveConnection> {
  return (server as unknown as { connections: Set<LiveConnection> }).connections;
}

function cut(server: SMTPServer, sessionId: string): void {
  for (const connection of liveConnections(server)) {
    if (connection.session?.id === sessionId) connection._socket?.destroy();
  }
}
