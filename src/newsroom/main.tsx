import '@mantine/core/styles.css';
import './app/theme.css';
import './app/look.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Newsroom } from './app/newsroom.tsx';
import { theme } from './app/theme.ts';
import type { Tongue } from './words/words.ts';

const KEY = 'warraq.language';

function Root() {
  const [tongue, setTongue] = useState<Tongue>(localStorage.getItem(KEY) === 'en' ? 'en' : 'ar');
  const dir = tongue === 'ar' ? 'rtl' : 'ltr';
  document.documentElement.lang = tongue;
  document.documentElement.dir = dir;
  const speak = (next: Tongue) => {
    localStorage.setItem(KEY, next);
    setTongue(next);
  };
  return (
    <DirectionProvider key={dir} initialDirection={dir}>
      {/* No <style> elements: the theme is a style sheet of its own (vite.config.ts). */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <Newsroom tongue={tongue} speak={speak} />
      </MantineProvider>
    </DirectionProvider>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
