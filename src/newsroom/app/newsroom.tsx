import { Modal, Text } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { PublicationOut, SessionOut } from '../../wire/index.ts';
import { Desk } from '../desk/desk.tsx';
import { type Tongue, words } from '../words/words.ts';
import { createAsk, sentenceOf } from './ask.ts';
import { Frame } from './frame.tsx';
import { Fault, Loading } from './pieces.tsx';
import { readPlace, useAddress } from './route.ts';
import { SessionProvider, sessionOf } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { Unknown } from './unknown.tsx';

// Loaded when somebody opens an article: the editor is larger than everything else together.
const ArticlePage = lazy(() => import('../article/article-page.tsx').then((m) => ({ default: m.ArticlePage })));
const Settings = lazy(() => import('../settings/settings.tsx').then((m) => ({ default: m.Settings })));

type Known = { session: SessionOut; publication: PublicationOut | null };

/** Who is here, in what language, and the screen at this address. */
export function Newsroom({ tongue, speak }: { tongue: Tongue; speak: (tongue: Tongue) => void }) {
  const t = words[tongue];
  const [known, setKnown] = useState<Known | null>(null);
  const [ended, setEnded] = useState(false);
  const [fault, setFault] = useState('');
  const ask = useMemo(() => createAsk(tongue, t.offline, () => setEnded(true)), [tongue, t.offline]);

  const look = useCallback(async () => {
    setFault('');
    try {
      const { data: session } = await ask<SessionOut>('/api/session');
      const publication = session.account ? (await ask<PublicationOut>('/api/settings')).data : null;
      setKnown({ session, publication });
      setEnded(false);
    } catch (error) {
      setFault(sentenceOf(error));
    }
  }, [ask]);
  useEffect(() => void look(), [look]);
  useEffect(() => {
    document.title = known?.publication ? `${t.newsroom} · ${known.publication.name}` : t.newsroom;
  }, [known, t.newsroom]);

  const session = useMemo(() => {
    if (!known?.session.account || !known.publication) return null;
    const { account, may } = known.session;
    return sessionOf({
      account,
      may,
      tongue,
      publication: known.publication,
      ask,
      refresh: () => void look(),
    });
  }, [known, tongue, ask, look]);

  if (fault !== '') return <Fault fault={fault} t={t} retry={() => void look()} page />;
  if (!known) return <Loading t={t} page />;
  if (!session) return <SignIn t={t} tongue={tongue} ask={ask} onDone={() => void look()} speak={speak} page />;
  return (
    <SessionProvider value={session}>
      <Frame speak={speak} signedOut={() => void look()}>
        <Suspense fallback={<Loading t={t} page />}>
          <Screen />
        </Suspense>
      </Frame>
      {/* Over the screen, so that what is being written stays where it is. */}
      <Modal opened={ended} onClose={() => undefined} withCloseButton={false} title={t.signIn.again} zIndex={1000}>
        <Text mb="md">{t.signIn.againLead}</Text>
        <SignIn t={t} tongue={tongue} ask={ask} onDone={() => void look()} speak={speak} />
      </Modal>
    </SessionProvider>
  );
}

function Screen() {
  const place = readPlace(useAddress().pathname);
  switch (place.page) {
    case 'desk':
      return <Desk />;
    case 'article':
      return <ArticlePage key={place.id} id={place.id} />;
    case 'settings':
      return <Settings part={place.part} />;
    case 'unknown':
      return <Unknown />;
  }
}
