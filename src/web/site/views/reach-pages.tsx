import type { Frame } from '../frame.ts';
import { Layout } from './layout.tsx';
import { Notice } from './pieces.tsx';
import { localeOf, MirrorList } from './reach-parts.tsx';

export function MirrorsPage({ frame }: { frame: Frame }) {
  const words = frame.words.reach.mirrors;
  return (
    <Layout frame={frame} head={{ title: words.title, canonical: `${frame.publication.baseUrl}/mirrors` }}>
      <Notice title={words.title}>
        <p>{words.lead}</p>
        <MirrorList frame={frame} />
        <p class="hint">
          {words.check} <a href="/.well-known/warraq-site-key">{words.key}</a>
        </p>
      </Notice>
    </Layout>
  );
}

/** What the reader saved and what the browser kept; both lists are filled in by the page's script. */
export function SavedPage({ frame }: { frame: Frame }) {
  const words = frame.words.reach;
  return (
    <Layout frame={frame} head={{ title: words.saved.title, index: false, scripts: [frame.assets.keptList] }}>
      <Notice title={words.saved.title}>
        <p>{words.saved.lead}</p>
        <noscript>
          <p class="hint">{words.saved.script}</p>
        </noscript>
        <KeptList frame={frame} of="saved" none={words.saved.none} />
        <section aria-labelledby="kept-read">
          <h2 id="kept-read" class="strip">
            {words.read.title}
          </h2>
          <p class="hint">{words.read.keeps}</p>
          <p class="kept-tools">
            <button class="keeping" type="button" data-on={words.read.stop} data-off={words.read.resume} hidden>
              {words.read.stop}
            </button>
            <button class="clear" type="button" hidden>
              {words.read.clear}
            </button>
          </p>
          <KeptList frame={frame} of="read" none={words.read.none} />
        </section>
      </Notice>
    </Layout>
  );
}

/** What the service worker answers with when neither the network nor a kept copy does. */
export function OfflinePage({ frame }: { frame: Frame }) {
  const words = frame.words.reach;
  return (
    <Layout frame={frame} head={{ title: words.offline.title, index: false, scripts: [frame.assets.keptList] }}>
      <Notice title={words.offline.title}>
        <p>{words.offline.lead}</p>
        <p class="kept-tools">
          <button class="again" type="button" hidden>
            {words.offline.again}
          </button>
        </p>
        <section aria-labelledby="kept-saved">
          <h2 id="kept-saved" class="strip">
            {words.saved.title}
          </h2>
          <KeptList frame={frame} of="saved" none={words.saved.none} />
        </section>
        <section aria-labelledby="kept-read">
          <h2 id="kept-read" class="strip">
            {words.read.title}
          </h2>
          <KeptList frame={frame} of="read" none={words.read.none} />
        </section>
      </Notice>
    </Layout>
  );
}

function KeptList({ frame, of, none }: { frame: Frame; of: 'read' | 'saved'; none: string }) {
  const { remove } = frame.words.reach.saved;
  return (
    <div class="kept" data-kept={of} data-locale={localeOf(frame.publication)} data-remove={remove}>
      <p class="empty" hidden>
        {none}
      </p>
      <ul></ul>
    </div>
  );
}

/** Stands in for search in a still copy. */
export function CopySearchPage({ frame }: { frame: Frame }) {
  const words = frame.words.reach.copySearch;
  const there = `${frame.publication.baseUrl}/search`;
  return (
    <Layout frame={frame} head={{ title: words.title, index: false }}>
      <Notice title={words.title}>
        <p>{words.lead}</p>
        <p>
          <a href={there} rel="external">
            {words.there}
          </a>
        </p>
      </Notice>
    </Layout>
  );
}
