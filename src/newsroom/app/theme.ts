import {
  Anchor,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultCssVariablesResolver,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';

/** The site's accent from faint to full, so that the newsroom looks like the paper it makes. */
const ink: MantineColorsTuple = [
  '#eef6f7',
  '#dcebee',
  '#b8d7dd',
  '#86c7d1',
  '#5aa5b2',
  '#3a8b9a',
  '#237787',
  '#166473',
  '#0f5867',
  '#0b4f5d',
];

/** The site's dark tokens: text first, then the page itself at 7. */
const dark: MantineColorsTuple = [
  '#e6e3dc',
  '#d2cfc8',
  '#bcb9b2',
  '#94979b',
  '#565b61',
  '#34383d',
  '#23272b',
  '#15171a',
  '#101214',
  '#0b0c0e',
];

const SANS = '"Warraq Plex", "Segoe UI", "Geeza Pro", "Noto Sans Arabic", Tahoma, sans-serif';

export const theme = createTheme({
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 3 },
  autoContrast: true,
  fontFamily: SANS,
  headings: { fontFamily: SANS, fontWeight: '700' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    // A link inside a text is told by its line, not by colour alone.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // Locking the page's scroll puts a <style> into it, which the policy of /newsroom refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
  },
});

/** Mantine's variables with paper and greys that read at 4.5:1 and more. */
export const cssVariables: CSSVariablesResolver = (merged) => {
  const made = defaultCssVariablesResolver(merged);
  return {
    variables: { ...made.variables, '--naskh': '"Warraq Naskh", "Noto Naskh Arabic", "Geeza Pro", serif' },
    light: {
      ...made.light,
      '--mantine-color-body': '#fcfbf8',
      '--mantine-color-text': '#17191b',
      '--mantine-color-dimmed': '#595e63',
      '--mantine-color-placeholder': '#686d72',
      '--mantine-color-default-border': '#d3cec3',
      '--tint': '#f3f0e8',
      '--rule': '#ddd8cd',
      '--accent': '#0b4f5d',
      '--added': '#dcf0dd',
      '--removed': '#fbe0dc',
      '--warn': '#6b4e00',
      '--warn-tint': '#fbf3d9',
    },
    dark: {
      ...made.dark,
      '--mantine-color-dimmed': '#b0ada6',
      '--mantine-color-placeholder': '#989ba0',
      '--mantine-color-default-border': '#3d4247',
      '--tint': '#1e2125',
      '--rule': '#34383d',
      '--accent': '#86c7d1',
      '--added': '#1d3a26',
      '--removed': '#4a2320',
      '--warn': '#e3c979',
      '--warn-tint': '#262214',
    },
  };
};
