// Restate's own server on free ports, with one service registered: `start(definition)` answers the address of its handlers.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as restate from '@restatedev/restate-sdk';
import { freePort } from './cluster.mjs';

const program = join(createRequire(import.meta.url).resolve('@restatedev/restate-server/package.json'), '..', 'lib', 'index.js');

export async function startRestate(definition) {
  const [service, ingress, admin, node] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  await restate.serve({ services: [restate.service(definition)], port: service });
  const server = spawn(process.execPath, [process.env.RESTATE_PROGRAM ?? program], {
    cwd: mkdtempSync(join(tmpdir(), 'bench-restate-')),
    stdio: 'ignore',
    env: { ...process.env, RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`, RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`, RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`, RESTATE_LOG_FILTER: 'error', RESTATE_NODE_NAME: 'bench' },
  });
  process.on('exit', () => server.kill('SIGKILL'));
  process.on('SIGTERM', () => process.exit(0));
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${admin}/deployments`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ uri: `http://127.0.0.1:${service}` }) }).then((answer) => answer.ok, () => false);
    if (ready) return `http://127.0.0.1:${ingress}/${definition.name}`;
    if (tries > 60 || server.exitCode !== null) throw new Error(`Restate does not start (exit code ${server.exitCode}).`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
