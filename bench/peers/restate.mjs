// Restate: a server of its own with its own log; the handler's steps are journaled by it. Durable on its disk, not in PostgreSQL.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as restate from '@restatedev/restate-sdk';
import { measure } from './load.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bench-restate-'));
const service = restate.service({
  name: 'bench',
  handlers: {
    chain: async (context, steps) => {
      let value = 0;
      for (let step = 0; step < steps; step++) value = await context.run(`s${step}`, () => value + 1);
      return value;
    },
  },
});
await restate.serve({ services: [service], port: 19080 });
const require = createRequire(import.meta.url);
const program = join(require.resolve('@restatedev/restate-server/package.json'), '..', 'lib', 'index.js');
const server = spawn(process.execPath, [process.env.RESTATE_PROGRAM ?? program], {
  cwd: folder,
  stdio: 'ignore',
  env: { ...process.env, RESTATE_INGRESS__BIND_ADDRESS: '127.0.0.1:18080', RESTATE_ADMIN__BIND_ADDRESS: '127.0.0.1:19070', RESTATE_BIND_ADDRESS: '127.0.0.1:15122', RESTATE_LOG_FILTER: 'error', RESTATE_NODE_NAME: 'bench' },
});
try {
  for (let tries = 0; ; tries++) {
    const ready = await fetch('http://127.0.0.1:19070/deployments', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ uri: 'http://127.0.0.1:19080' }) }).then((a) => a.ok, () => false);
    if (ready) break;
    if (tries > 60) throw new Error('restate does not start');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await measure('Restate 1.7', Number(process.env.SECONDS ?? 4), (steps) => fetch('http://127.0.0.1:18080/bench/chain', { method: 'POST', headers: { 'content-type': 'application/json' }, body: String(steps) }).then((answer) => answer.text()));
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
