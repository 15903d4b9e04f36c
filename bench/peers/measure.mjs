// The same chains of no-op steps on each engine, one after the other, each on an empty database of the same PostgreSQL: `npm install && npm run measure [names…]`.
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { startCluster } from './cluster.mjs';

const peers = process.argv.length > 2 ? process.argv.slice(2) : ['dbos', 'pgboss', 'langgraph', 'restate'];
const cluster = await startCluster();
const round = (number) => (number >= 100 ? Math.round(number).toLocaleString('en') : number.toFixed(1));

function run(program, database) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program], { env: { ...process.env, BENCH_DATABASE: database }, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    const limit = setTimeout(() => child.kill('SIGKILL'), 180_000);
    child.on('exit', () => {
      clearTimeout(limit);
      resolve(said.split('\n').find((line) => line.startsWith('{"name"')));
    });
  });
}

console.log(`load average ${loadavg()[0].toFixed(1)}`);
console.log('| Engine | three steps, 64 clients: runs/s | p50 / p99 ms | ten steps, 64 clients: steps/s | ten steps alone: p50 / p99 ms |');
console.log('|---|---|---|---|---|');
try {
  for (const peer of peers) {
    const line = await run(`${peer}.mjs`, await cluster.database(`bench_${peer}`));
    if (!line) {
      console.log(`| ${peer} | did not finish | | | |`);
      continue;
    }
    const { name, three, ten, alone } = JSON.parse(line);
    console.log(`| ${name} | ${round(three.perSecond)} | ${round(three.p50)} / ${round(three.p99)} | ${round(ten.perSecond * 10)} | ${round(alone.p50)} / ${round(alone.p99)} |`);
  }
} finally {
  await cluster.stop();
}
