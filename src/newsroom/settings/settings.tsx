import './settings.css';
import { Title } from '@mantine/core';
import { linkTo, settingsPath } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { Unknown } from '../app/unknown.tsx';
import { Accounts } from './accounts.tsx';
import { Contributors } from './contributors.tsx';
import { Password } from './password.tsx';
import { Publication } from './publication.tsx';
import { Sections } from './sections.tsx';
import { Tokens } from './tokens.tsx';

/** Each part and the permission it takes; null: one's own. */
const parts = [
  { name: 'publication', needs: 'settings.manage', screen: Publication },
  { name: 'sections', needs: 'section.manage', screen: Sections },
  { name: 'contributors', needs: 'contributor.manage', screen: Contributors },
  { name: 'accounts', needs: 'account.manage', screen: Accounts },
  { name: 'tokens', needs: 'token.manage', screen: Tokens },
  { name: 'password', needs: null, screen: Password },
] as const;

export function Settings({ part }: { part: string }) {
  const { t, may } = useSession();
  const allowed = parts.filter(({ needs }) => needs === null || may.includes(needs));
  const shown = part === '' ? allowed[0] : allowed.find(({ name }) => name === part);
  if (!shown) return <Unknown />;
  return (
    <div className="settings">
      <nav aria-label={t.settings.title}>
        {allowed.map(({ name }) => (
          <a key={name} {...linkTo(settingsPath(name))} aria-current={name === shown.name ? 'page' : undefined}>
            {t.settings.parts[name]}
          </a>
        ))}
      </nav>
      <section aria-labelledby="part">
        <Title order={1} size="h2" id="part" mb="lg">
          {t.settings.parts[shown.name]}
        </Title>
        <shown.screen key={shown.name} />
      </section>
    </div>
  );
}
