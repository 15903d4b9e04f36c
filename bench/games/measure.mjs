// How smoothly the games of the Game block run: each engine is played by the Playtest block of a running server, and its report is printed as a table.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node bench/games/measure.mjs
//   CADRE_URL=… CADRE_SETUP_TOKEN=… node bench/games/measure.mjs      (a new server: becomes its owner first)
// CADRE_ROUNDS is how often (1), CADRE_ENGINES a list such as corridor,board, CADRE_SECONDS how long each is watched (4). Medians of the rounds are printed.
const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const owner = {
  email: process.env.CADRE_EMAIL ?? 'owner@example.com',
  password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk',
};
const rounds = Number(process.env.CADRE_ROUNDS ?? 1);
const engines = (process.env.CADRE_ENGINES ?? 'platformer,shooter,corridor,puzzle,quiz,board').split(',');
let cookie = '';

async function call(method, path, data) {
  const headers = { 'Cadre-Csrf': '1', Origin: url, Cookie: cookie, ...(data ? { 'Content-Type': 'application/json' } : {}) };
  const response = await fetch(`${url}/api/v1${path}`, { method, headers, body: data && JSON.stringify(data) });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  const given = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (given.length > 0) cookie = given.join('; ');
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

async function signIn() {
  const { needed } = await call('GET', '/setup');
  if (!needed) return call('POST', '/sessions', owner);
  const token = process.env.CADRE_SETUP_TOKEN;
  if (!token) throw new Error('The server has no owner yet: give its one-time token in CADRE_SETUP_TOKEN.');
  return call('POST', '/setup', { token, ...owner, name: 'Amina Otieno', workspaceName: 'Acme Labs' });
}

async function makeCanvas(engine) {
  const { id } = await call('POST', '/canvases', { title: `Frames of ${engine}` });
  const characters = [
    { name: 'Momo', role: 'hero', look: 'brave hedgehog' },
    { name: 'Crows', role: 'enemy', look: 'shadow crows' },
  ];
  const settings = { engine, title: "Momo's way home", level: 'forest at dusk', seed: 7, characters };
  const watched = { seconds: Number(process.env.CADRE_SECONDS ?? 4), smooth: 50 };
  const box = (x) => ({ x, y: 100, width: 260, height: 140 });
  await call('POST', `/canvases/${id}/edits`, {
    ops: [
      { op: 'addBlock', block: { id: 'game', type: 'game', title: engine, settings, version: 1, box: box(80) } },
      { op: 'addBlock', block: { id: 'playtest', type: 'playtest', title: 'Playtest', settings: watched, version: 1, box: box(420) } },
      { op: 'connect', connection: { id: 'c', from: 'game', fromPort: 'frame', to: 'playtest', toPort: 'game' } },
    ],
  });
  return id;
}

async function figuresOf(canvasId) {
  const { runId } = await call('POST', '/runs', { canvasId, mode: 'all' });
  for (;;) {
    const run = await call('GET', `/runs/${runId}`);
    if (!['queued', 'running'].includes(run.status)) {
      const failed = run.steps.find((step) => step.error);
      if (failed) throw new Error(failed.error.message);
      return run.steps.find((step) => step.address === 'playtest').outputs.figures.value;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

await signIn();
process.stdout.write('| Engine | Frames/s | Slowest hundredth, ms | Work a frame, ms | Goal reached |\n|---|---|---|---|---|\n');
for (const engine of engines) {
  const canvas = await makeCanvas(engine);
  const seen = [];
  for (let round = 0; round < rounds; round++) seen.push(await figuresOf(canvas));
  const of = (name, digits) => median(seen.map((figures) => figures[name])).toFixed(digits);
  const reached = seen.every((figures) => figures.finished) ? 'yes' : 'no';
  process.stdout.write(`| ${engine} | ${of('rate', 0)} | ${of('slowest', 0)} | ${of('work', 1)} | ${reached} |\n`);
}
