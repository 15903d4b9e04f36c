// Restate: a server of its own with its own log; the handler's steps are journaled by it. Durable on its disk, not in PostgreSQL.
import { measure } from './load.mjs';
import { startRestate } from './restate-server.mjs';

const address = await startRestate({
  name: 'bench',
  handlers: {
    chain: async (context, steps) => {
      let value = 0;
      for (let step = 0; step < steps; step++) value = await context.run(`s${step}`, () => value + 1);
      return value;
    },
  },
});
await measure('Restate 1.7', Number(process.env.SECONDS ?? 4), (steps) => fetch(`${address}/chain`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: String(steps) }).then((answer) => answer.text()));
process.exit(0);
