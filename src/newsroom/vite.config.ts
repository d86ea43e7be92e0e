import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/newsroom/',
  plugins: [react()],
  build: { outDir: fileURLToPath(new URL('../../dist/newsroom', import.meta.url)), emptyOutDir: true },
});
