// A webhook on DBOS Transact: each of the three steps is journaled before the next begins.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { isLarge, offer, order, serve } from './orders.mjs';

async function orders(body) {
  const value = await DBOS.runStep(async () => order(body), { name: 'order' });
  const large = await DBOS.runStep(async () => isLarge(value), { name: 'large' });
  return large ? await DBOS.runStep(async () => offer(value), { name: 'offer' }) : value;
}
const workflow = DBOS.registerWorkflow(orders, { name: 'orders' });
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.env.BENCH_DATABASE, systemDatabasePoolSize: 20, logLevel: 'error', runAdminServer: false });
await DBOS.launch();
serve((body) => workflow(body));
