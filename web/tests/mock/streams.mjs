const listeners = new Map();

function write(response, event) {
  if (event.seq !== undefined) response.write(`id: ${event.seq}\n`);
  response.write(`event: ${event.kind}\ndata: ${JSON.stringify(event.data ?? {})}\n\n`);
}

/** Tells everybody who listens to a stream. */
export function publish(stream, event) {
  for (const response of listeners.get(stream) ?? []) write(response, event);
}

/** Keeps a connection open for the events of a stream. */
export function openStream(request, response, stream) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
  const set = listeners.get(stream) ?? new Set();
  listeners.set(stream, set.add(response));
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  request.on('close', () => {
    clearInterval(beat);
    set.delete(response);
  });
}

/** A model's answer, word by word. */
export async function testModel(response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const word of 'Hello! I am ready to work with you.'.split(' ')) {
    response.write(`event: text\ndata: ${JSON.stringify({ text: `${word} ` })}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  response.end('event: done\ndata: {}\n\n');
}
