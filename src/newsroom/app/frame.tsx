import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconExternalLink, IconUserCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { copies } from '../article/kept-copies.ts';
import type { Tongue } from '../words/words.ts';
import { sentenceOf } from './ask.ts';
import { Fault } from './pieces.tsx';
import { deskPath, linkTo, readPlace, settingsPath, useAddress } from './route.ts';
import { useSession } from './session.ts';

type FrameProps = { speak: (tongue: Tongue) => void; signedOut: () => void; children: ReactNode };

/** What stands around every screen: the name, where one can go, and one's own account. */
export function Frame({ speak, signedOut, children }: FrameProps) {
  const { t, publication } = useSession();
  const { page } = readPlace(useAddress().pathname);
  return (
    <>
      <a className="skip" href="#main">
        {t.toContent}
      </a>
      {/* One landmark with the account in it: a window over the page brings a banner of its own. */}
      <nav className="frame-head" aria-label={t.frame.menu}>
        <a className="plate" {...linkTo(deskPath)}>
          <bdi>{publication.name}</bdi>
        </a>
        <div className="frame-links">
          <a {...linkTo(deskPath)} aria-current={page === 'desk' ? 'page' : undefined}>
            {t.frame.desk}
          </a>
          <a {...linkTo(settingsPath())} aria-current={page === 'settings' ? 'page' : undefined}>
            {t.frame.settings}
          </a>
          <a href="/" target="_blank" rel="noopener">
            {t.frame.site} <IconExternalLink size={14} aria-hidden />
          </a>
        </div>
        <AccountMenu speak={speak} signedOut={signedOut} />
      </nav>
      <main id="main" tabIndex={-1} className={`screen screen-${page}`}>
        {children}
      </main>
    </>
  );
}

function AccountMenu({ speak, signedOut }: Omit<FrameProps, 'children'>) {
  const { account, t, tongue, ask } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [fault, setFault] = useState('');
  const leave = async () => {
    const kept = await copies.count(account.id);
    if (kept > 0 && !confirm(t.frame.signOutUnsaved)) return;
    try {
      await copies.clear(account.id);
      await ask('/api/auth/sign-out', { json: {} });
      signedOut();
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <div className="frame-account">
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconUserCircle size={20} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`${t.frame.account}: ${account.name}`}
          >
            <bdi className="account-name">{account.name}</bdi>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <bdi>{account.name}</bdi> · {t.roles[account.role]}
          </Menu.Label>
          <Menu.Item component="a" {...linkTo(settingsPath('password'))}>
            {t.frame.password}
          </Menu.Item>
          <Menu.Item component="a" {...linkTo(settingsPath('tokens'))}>
            {t.frame.tokens}
          </Menu.Item>
          <Menu.Item lang={tongue === 'ar' ? 'en' : 'ar'} onClick={() => speak(tongue === 'ar' ? 'en' : 'ar')}>
            {t.frame.otherLanguage}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.frame.look}</Menu.Label>
          {(['light', 'dark', 'auto'] as const).map((one) => (
            <Menu.Item
              key={one}
              role="menuitemradio"
              aria-checked={colorScheme === one}
              className="menu-radio"
              onClick={() => setColorScheme(one)}
            >
              {t.frame.looks[one]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void leave()}>{t.frame.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {fault && <Fault fault={fault} t={t} />}
    </div>
  );
}
