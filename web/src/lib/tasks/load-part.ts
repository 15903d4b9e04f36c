/** Milliseconds until the server is looked for again. */
const PAUSE_MS = 2_000;

/**
 * Loads a part of the program that is fetched when it is first needed. Without a line to the server it waits for one, so that what is on the screen stays; a part that the server does not have
 * (any more) is an error at once.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) throw error;
      await untilLater();
    }
  }
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store' })).ok;
  } catch {
    return false; // no line
  }
}

function untilLater(): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(over, PAUSE_MS);
    function over() {
      clearTimeout(timer);
      removeEventListener('online', over);
      done();
    }
    addEventListener('online', over);
  });
}
