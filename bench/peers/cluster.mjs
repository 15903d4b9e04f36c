// A durable PostgreSQL of its own (fsync on), as another user where this one is root, on a free port of 127.0.0.1.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const binaries = process.env.PG_BIN ?? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map((v) => `/usr/lib/postgresql/${v}/bin`)[0];
const asOther = process.getuid() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];
const command = (program, args) => [...asOther, join(binaries, program), ...args];

export const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts it; `database(name)` makes an empty database and gives its address, `stop()` ends it. */
export async function startCluster() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pg-'));
  chmodSync(folder, 0o777);
  const port = await freePort();
  const init = command('initdb', ['-D', join(folder, 'data'), '-U', 'bench', '-A', 'trust', '--no-instructions']);
  execFileSync(init[0], init.slice(1), { stdio: 'ignore' });
  const start = command('postgres', ['-D', join(folder, 'data'), '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=200', '-c', 'shared_buffers=256MB']);
  const server = spawn(start[0], start.slice(1), { stdio: 'ignore' });
  const address = (name) => `postgresql://bench@127.0.0.1:${port}/${name}`;
  for (let tries = 0; ; tries++) {
    const client = new pg.Client(address('postgres'));
    try {
      await client.connect();
      await client.end();
      break;
    } catch (problem) {
      if (tries > 60) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  return {
    port,
    async database(name) {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database "${name}"`);
      await client.end();
      return address(name);
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
