// The work of a webhook that every engine is given: set, condition, set; and the server that hands requests to it.
import { createServer } from 'node:http';

export const order = (body) => ({ total: body.total, customer: body.customer });
export const isLarge = (value) => value.total > 100;
export const offer = (value) => ({ total: value.total, discount: value.total / 10 });

/** Answers each POST with what `run` makes of its JSON; says its port. */
export function serve(run) {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (text += chunk));
    request.on('end', async () => {
      try {
        const answer = JSON.stringify(await run(JSON.parse(text)));
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
      } catch (problem) {
        response.writeHead(500).end(String(problem));
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
}
