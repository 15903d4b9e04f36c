// pg-boss: a queue in PostgreSQL. A run is a chain of jobs, each of which sends the next; the caller hears of the last one in process.
import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { measure } from './load.mjs';

const boss = new PgBoss({ connectionString: process.env.BENCH_DATABASE, max: 20 });
boss.on('error', console.error);
await boss.start();
await boss.createQueue('step');
const waiting = new Map();
for (let worker = 0; worker < 4; worker++) {
  await boss.work('step', { batchSize: 50, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    await Promise.all(jobs.map(async ({ data }) => {
      if (data.left > 1) await boss.send('step', { run: data.run, left: data.left - 1 });
      else waiting.get(data.run)?.();
    }));
  });
}
await measure('pg-boss 12.35', Number(process.env.SECONDS ?? 4), async (steps) => {
  const run = randomUUID();
  const done = new Promise((resolve) => waiting.set(run, resolve));
  await boss.send('step', { run, left: steps });
  await done;
  waiting.delete(run);
});
await boss.stop({ graceful: false });
process.exit(0);
