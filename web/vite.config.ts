import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedTwins } from './scripts/compressed-twins';
import { earlyOpening } from './scripts/early-opening';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react(), tailwindcss(), earlyOpening(), compressedTwins()],
  resolve: { alias: { '@': path('./src') } },
  build: {
    outDir: path('../src/Server/wwwroot'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The content security policy of the server allows no inlined script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rollupOptions: { input: { index: path('./index.html'), opening: path('./src/app/opening.ts') } },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/api': { target: 'http://127.0.0.1:7777', changeOrigin: false, ws: true },
      '/health': { target: 'http://127.0.0.1:7777', changeOrigin: false },
    },
  },
});
