// A webhook on pg-boss: each step a job that sends the next; the caller is answered when the last one is done.
import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { isLarge, offer, order, serve } from './orders.mjs';

const boss = new PgBoss({ connectionString: process.env.BENCH_DATABASE, max: 20 });
boss.on('error', console.error);
await boss.start();
await boss.createQueue('step');
const waiting = new Map();
const steps = { order: ({ value }) => ({ next: 'large', value: order(value) }), large: ({ value }) => ({ next: isLarge(value) ? 'offer' : null, value }), offer: ({ value }) => ({ next: null, value: offer(value) }) };
for (let worker = 0; worker < 4; worker++) {
  await boss.work('step', { batchSize: 50, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    await Promise.all(jobs.map(async ({ data }) => {
      const { next, value } = steps[data.step](data);
      if (next) await boss.send('step', { run: data.run, step: next, value });
      else waiting.get(data.run)?.(value);
    }));
  });
}
serve(async (value) => {
  const run = randomUUID();
  const done = new Promise((resolve) => waiting.set(run, resolve));
  await boss.send('step', { run, step: 'order', value });
  const answer = await done;
  waiting.delete(run);
  return answer;
});
