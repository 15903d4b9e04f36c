// Fails when the script that loads before a canvas is opened passes its budget. Run after `npm run build`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET = 300_000;
const out = fileURLToPath(new URL('../../src/Server/wwwroot', import.meta.url));
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
const sizeOf = (file) => gzipSync(readFileSync(join(out, file))).length;

/** A chunk and all that it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry && key.endsWith('index.html'));
const page = (name) => Object.keys(manifest).find((key) => key.endsWith(`${name}.tsx`));
const sum = (keys) => [...keys].reduce((total, key) => total + sizeOf(manifest[key].file), 0);
const shell = closure(entry);
let failed = false;
for (const name of [
  'home-page',
  'sign-in-page',
  'setup-page',
  'plan-page',
  'runs-page',
  'run-page',
  'models-page',
  'canvas-page',
]) {
  const bytes = sum(closure(page(name), new Set(shell)));
  const counts = name !== 'canvas-page';
  const over = counts && bytes > BUDGET;
  failed ||= over;
  process.stdout.write(
    `${name.padEnd(14)} ${(bytes / 1000).toFixed(1).padStart(7)} kB gzip${over ? '  OVER 300 kB' : ''}\n`,
  );
}
const total = readdirSync(join(out, 'assets'))
  .filter((f) => f.endsWith('.js'))
  .reduce((t, f) => t + sizeOf(`assets/${f}`), 0);
process.stdout.write(`all scripts    ${(total / 1000).toFixed(1).padStart(7)} kB gzip\n`);
process.exit(failed ? 1 : 0);
