// Runs the worker in the local workerd, for tests and for trying it out. Prints its port. Argument: the token.
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

const bundle = await build({ entryPoints: ['src/index.ts'], bundle: true, format: 'esm', write: false, external: ['cloudflare:*', 'node:*'], logLevel: 'error' });
const miniflare = new Miniflare({
  modules: [{ type: 'ESModule', path: 'index.js', contents: bundle.outputFiles[0].text }],
  compatibilityDate: '2026-04-01',
  compatibilityFlags: ['nodejs_compat'],
  host: '127.0.0.1',
  port: 0,
  durableObjects: { SANDBOXES: { className: 'Sandbox', useSQLite: true } },
  workerLoaders: { LOADER: {} },
  bindings: { TOKEN: process.argv[2] },
});
console.log((await miniflare.ready).port);
process.stdin.resume().on('end', () => miniflare.dispose().then(() => process.exit(0)));
