// The load every engine gets: `clients` callers, each starting a run as soon as its last one ended.
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs per second and the time of a run in ms, after a warm-up of a quarter of the time. */
export async function load(clients, seconds, run) {
  const times = [];
  let recording = false;
  const started = performance.now();
  const end = started + seconds * 1250;
  let from = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (;;) {
        const begun = performance.now();
        if (begun >= end) return;
        if (!recording && begun - started > seconds * 250) [recording, from] = [true, begun];
        await run();
        if (recording && begun >= from) times.push(performance.now() - begun);
      }
    }),
  );
  const span = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / span, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** The two measurements of an engine: three steps at 64 clients, ten steps at 64 clients, one run of ten alone. */
export async function measure(name, seconds, chain) {
  const three = await load(64, seconds, () => chain(3));
  const ten = await load(64, seconds, () => chain(10));
  const alone = await load(1, seconds, () => chain(10));
  console.log(JSON.stringify({ name, three, ten, alone }));
}
