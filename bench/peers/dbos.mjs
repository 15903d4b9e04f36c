// DBOS Transact: a workflow whose steps are journaled in PostgreSQL by the library.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { measure } from './load.mjs';

async function chain(steps) {
  let value = 0;
  for (let step = 0; step < steps; step++) value = await DBOS.runStep(async () => value + 1, { name: `s${step}` });
  return value;
}
const workflow = DBOS.registerWorkflow(chain, { name: 'chain' });
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.env.BENCH_DATABASE, systemDatabasePoolSize: 20, logLevel: 'error', runAdminServer: false });
await DBOS.launch();
await measure('DBOS 5.3 (Node)', Number(process.env.SECONDS ?? 4), (steps) => workflow(steps));
await DBOS.shutdown();
process.exit(0);
