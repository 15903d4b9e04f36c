import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Builds the canvas demo as a site of its own, for the frame benchmark. Never part of the product's build. */
export default defineConfig({
  root: path('..'),
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': path('../src') } },
  build: {
    outDir: path('../dist/demo'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1600,
    rolldownOptions: { input: path('../canvas-demo.html') },
  },
  worker: { format: 'es' },
});
