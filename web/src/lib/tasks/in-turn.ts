/** How long work may hold the page before hands and frames get their turn, in ms. */
const TURN_MS = 8;

/** Ends in a task of its own, after input and frames that are due; also in a page that nobody looks at. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Does the steps of a work in short turns; ends early when it is told that nobody waits any more. */
export async function inTurn(work: Iterator<unknown>, wanted: () => boolean = () => true): Promise<void> {
  while (wanted()) {
    const until = performance.now() + TURN_MS;
    do {
      if (work.next().done) return;
    } while (performance.now() < until);
    await nextTask();
  }
}
