// A webhook on Restate: its ingress takes the request, its log has each of the three steps. Durable on its own disk, not in PostgreSQL.
import { isLarge, offer, order } from './orders.mjs';
import { startRestate } from './restate-server.mjs';

const address = await startRestate({
  name: 'orders',
  handlers: {
    take: async (context, body) => {
      const value = await context.run('order', () => order(body));
      const large = await context.run('large', () => isLarge(value));
      return large ? await context.run('offer', () => offer(value)) : value;
    },
  },
});
console.log(`address ${address}/take`);
