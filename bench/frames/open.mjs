// Measures how soon blocks are on the screen when a large canvas of a running Cadre is opened, and how soon it can be edited.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node open.mjs      (CADRE_SETUP_TOKEN=… on a new server)
// BLOCKS (10000), ROUNDS (5), ONLY (part of a way's name), UNLOADED=1 waits before each round until the server has let go of the document.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const owner = { email: process.env.CADRE_EMAIL ?? 'owner@example.com', password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk' };
const BLOCKS = Number(process.env.BLOCKS ?? 10_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const VIEW = { width: 1440, height: 900 };
/** Longer than the server keeps a document that nobody uses. */
const UNLOAD_MS = process.env.UNLOADED === '1' ? 66_000 : 0;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ viewport: VIEW });

async function call(method, path, data) {
  const headers = { 'Cadre-Csrf': '1', Origin: url };
  const answer = await context.request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function signIn() {
  const { needed } = await call('GET', '/setup');
  const token = process.env.CADRE_SETUP_TOKEN;
  await (needed ? call('POST', '/setup', { token, ...owner, name: 'Bench', workspaceName: 'Bench' }) : call('POST', '/sessions', owner));
}

const TYPES = ['content', 'code', 'transform'];
const PORTS = { content: ['markdown', 'context'], code: ['result', 'input'], transform: ['value', 'input'] };
const SETTINGS = {
  content: (i) => ({ brief: `Block ${i} for the first quarter, with sources and a short conclusion.` }),
  code: (i) => ({ language: 'python', source: `print(${i}, "the sum of what came before it")` }),
  transform: () => ({ expression: 'input' }),
};

/** A grid of blocks with 1.2 connections each, as the frame measurement has. */
async function makeCanvas(title) {
  const { items } = await call('GET', '/canvases');
  const known = items.find((canvas) => canvas.title === title);
  if (known) return known.id;
  const { id } = await call('POST', '/canvases', { title });
  const columns = Math.ceil(Math.sqrt(BLOCKS * 0.72));
  const connect = (name, from, to) => {
    const [source, target] = [TYPES[from % TYPES.length], TYPES[to % TYPES.length]];
    return { op: 'connect', connection: { id: name, from: `b${from}`, fromPort: PORTS[source][0], to: `b${to}`, toPort: PORTS[target][1] } };
  };
  for (let first = 0; first < BLOCKS; first += 2_000) {
    const ops = [];
    for (let i = first; i < Math.min(BLOCKS, first + 2_000); i++) {
      const column = i % columns;
      const box = { x: column * 364, y: Math.floor(i / columns) * 236 + (column % 2) * 28, width: 280, height: 148 };
      const type = TYPES[i % TYPES.length];
      ops.push({ op: 'addBlock', block: { id: `b${i}`, type, title: `Block ${i}`, settings: SETTINGS[type](i), version: 1, box } });
      if (column > 0) ops.push(connect(`e${i}`, i - 1, i));
      if (i % 5 === 0 && i >= columns) ops.push(connect(`f${i}`, i - columns, i));
    }
    await call('POST', `/canvases/${id}/edits`, { ops });
  }
  return id;
}

/**
 * Looks once per frame, in the page: at the first frame that begins with blocks painted on a canvas layer, which is after the frame that painted them was shown; at the first card; and
 * at the tool bar, with which the canvas can be edited.
 */
function watch() {
  window.opening = () => {
    const seen = {};
    const painted = () =>
      [...document.querySelectorAll('canvas.cv-base')].some((layer) => {
        if (layer.width === 0 || layer.height === 0) return false;
        const probe = new OffscreenCanvas(96, 60).getContext('2d', { willReadFrequently: true });
        probe.drawImage(layer, 0, 0, layer.width, layer.height, 0, 0, 96, 60);
        const { data } = probe.getImageData(0, 0, 96, 60);
        let inked = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked++;
        return inked > 500;
      });
    window.opened = new Promise((done) => {
      const look = (now) => {
        if (seen.paint === undefined && painted()) seen.paint = performance.now();
        if (seen.card === undefined && document.querySelector('.cv-slot') !== null) seen.card = now;
        if (seen.live === undefined && document.querySelector('.cv-slot') !== null && document.querySelector('[aria-label="Canvas tools"]') !== null) seen.live = performance.now();
        if (seen.paint !== undefined && seen.live !== undefined) done(seen);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  };
}

/** Another page of the open app, then the canvas by its link: from the click on. */
async function routeChange(id) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${url}/canvases`);
  const link = page.locator(`a[href="/canvases/${id}"]`).first();
  await link.waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    document.addEventListener('click', (event) => { window.clicked = event.timeStamp; }, { capture: true, once: true });
    window.opening();
  });
  await link.click();
  const seen = await page.evaluate(async () => ({ ...(await window.opened), from: window.clicked }));
  await page.close();
  return { paint: seen.paint - seen.from, live: seen.live - seen.from };
}

/** What Chromium itself takes, here and now: a page of its own server, without style sheet and data, that paints one rectangle. It ends as the others do, so that the same eye sees it. */
const bare = createServer((_, answer) => {
  answer.setHeader('Content-Type', 'text/html; charset=utf-8');
  answer.end(
    '<!doctype html><title>Bare</title><canvas class="cv-base" width="1440" height="900"></canvas><i class="cv-slot" aria-label="Canvas tools"></i>' +
      '<script>document.querySelector("canvas").getContext("2d").fillRect(0, 0, 1440, 900)</script>',
  );
});
await new Promise((done) => bare.listen(0, '127.0.0.1', done));

/** A rectangle in a new tab of a new browser context: the least that any page takes. */
async function barePage() {
  const home = await browser.newContext({ viewport: VIEW });
  const page = await home.newPage();
  await page.addInitScript(watch);
  await page.addInitScript(() => window.opening());
  await page.goto(`http://127.0.0.1:${bare.address().port}/`);
  const seen = await page.evaluate(() => window.opened);
  await home.close();
  return { paint: seen.paint, live: seen.live };
}

/** What a long task was: the phase of opening that it fell in, and its longest script, or else the layout. */
function describe({ start, duration }, { marks, scripts }) {
  const phase = marks.filter((mark) => mark.at <= start + 1).at(-1)?.name ?? 'page';
  const within = scripts.filter((script) => script.start >= start - 1 && script.start < start + duration).sort((a, b) => b.duration - a.duration);
  const what = within.length === 0 ? 'no script' : within.slice(0, 2).map((s) => `${s.what} ${s.duration.toFixed(0)} ms`).join(', ');
  return { phase, duration, what };
}

/** The address typed into a new tab: from the start of the navigation on. Cold: with nothing of the app in the browser's cache. */
async function pageLoad(id, { cold = false, pan = false } = {}) {
  const home = cold ? await browser.newContext({ viewport: VIEW, storageState: await context.storageState() }) : context;
  const page = await home.newPage();
  await page.addInitScript(watch);
  await page.addInitScript((panning) => {
    window.opening();
    window.tasks = [];
    window.scripts = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => ({ start: task.startTime, duration: task.duration })))).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const frame of list.getEntries()) {
        for (const script of frame.scripts) {
          const file = script.sourceURL.replace(/^.*\/|-[\w-]{8}\.js$/g, '');
          window.scripts.push({ start: script.startTime, duration: script.duration, what: `${script.invoker.replace(/^http.*\//, '')} ${file} ${script.sourceFunctionName}`.trim() });
        }
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
    // Pans the picture, and the canvas after it, by a wheel event in every frame; the time between frames is what the hand feels.
    window.frames = [];
    const wheel = (now) => {
      const under = document.querySelector('.cv-root') ?? document.querySelector('.cv-picture');
      if (under !== null) {
        window.frames.push(now);
        const way = Math.floor(window.frames.length / 60) % 2 === 0 ? 6 : -6;
        under.dispatchEvent(new WheelEvent('wheel', { deltaX: way, deltaY: way, clientX: 700, clientY: 450, bubbles: true, cancelable: true }));
      }
      requestAnimationFrame(wheel);
    };
    if (panning) requestAnimationFrame(wheel);
  }, pan);
  await page.goto(`${url}/canvases/${id}`);
  const seen = await page.evaluate(() => window.opened);
  await page.waitForTimeout(500);
  const { tasks, frames, ...work } = await page.evaluate(() => ({
    tasks: window.tasks,
    frames: window.frames,
    scripts: window.scripts,
    marks: performance.getEntriesByType('mark').flatMap(({ name, startTime }) => (name.startsWith('cadre:') ? [{ name: name.slice(6), at: startTime }] : [])),
  }));
  await (cold ? home.close() : page.close());
  const during = frames.filter((time) => time >= seen.paint && time <= seen.live);
  const gaps = during.slice(1).map((time, i) => time - during[i]).sort((a, b) => a - b);
  const after = tasks.filter(({ start }) => start >= seen.paint).map((task) => describe(task, work));
  const longest = Math.max(0, ...after.map(({ duration }) => duration));
  return { ...seen, longest, after, gap: gaps.at(-1) ?? 0, middle: gaps[Math.floor(gaps.length / 2)] ?? 0, frames: gaps.length };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

await signIn();
const id = await makeCanvas(`Opening of ${BLOCKS} blocks`);
const WAYS = [
  ['A bare page, for comparison', () => barePage()],
  ['Link within the open app', routeChange],
  ['Address in a new tab, warm HTTP cache', (canvas) => pageLoad(canvas)],
  ['Address in a new tab, cold HTTP cache', (canvas) => pageLoad(canvas, { cold: true })],
  ['Warm, panned from the first picture on', (canvas) => pageLoad(canvas, { pan: true })],
];
const rows = [];
const long = new Map();
for (const [name, open] of WAYS.filter(([way], i) => i === 0 || way.toLowerCase().includes((process.env.ONLY ?? '').toLowerCase()))) {
  const rounds = [];
  for (let i = UNLOAD_MS > 0 ? 1 : 0; i <= ROUNDS; i++) {
    if (UNLOAD_MS > 0) await new Promise((done) => setTimeout(done, UNLOAD_MS));
    const seen = await open(id);
    if (i > 0) rounds.push(seen); // the first round fills caches
    for (const task of i > 0 ? (seen.after ?? []) : []) if (task.duration > (long.get(task.phase)?.duration ?? 0)) long.set(task.phase, task);
    const rest = seen.longest === undefined ? '' : `, longest task after that ${seen.longest.toFixed(0)} ms`;
    const hand = seen.frames > 0 ? `, ${seen.frames} frames, ${seen.middle.toFixed(0)} ms apart in the middle, ${seen.gap.toFixed(0)} ms at most` : '';
    console.log(name, i === 0 ? '(not counted)' : '', `blocks after ${seen.paint.toFixed(0)} ms, live after ${seen.live.toFixed(0)} ms${rest}${hand}`);
  }
  const of = (what) => (rounds[0][what] === undefined ? null : median(rounds.map((round) => round[what])));
  rows.push({ name, paint: of('paint'), worst: Math.max(...rounds.map((r) => r.paint)), live: of('live'), longest: of('longest'), gap: of('frames') > 0 ? of('gap') : null, middle: of('middle') });
}
await browser.close();
bare.close();

const ms = (value) => (value === null ? '–' : `${value.toFixed(0)} ms`);
const lines = [
  `# Opening a canvas of ${BLOCKS.toLocaleString('en')} blocks`,
  '',
  `\`node open.mjs\` in bench/frames against a running Cadre. Headless Chromium without a GPU, ${VIEW.width} × ${VIEW.height}, ${cpus().length} cores shared by browser and server, ${ROUNDS} rounds`,
  `after one that is not counted${UNLOAD_MS > 0 ? '; the server had let go of the document before each' : '; the document is in the server’s memory'}. From the click or the start of the navigation until the first frame after the one that shows blocks.`,
  'The bare page is one rectangle in a new tab of the same browser in the same run, the least that any page takes. The longest task is that of the main thread between the first picture and half a second after the canvas can be edited. Panned: a wheel event in every frame, from the first picture until the canvas can be edited.',
  '',
  '| Way | Blocks on screen, median | times the bare page | worst | Can be edited, median | Longest task, median | Between frames, middle / longest |',
  '|---|---|---|---|---|---|---|',
  ...rows.map((row) => `| ${row.name} | ${ms(row.paint)} | ${(row.paint / rows[0].paint).toFixed(1)} | ${ms(row.worst)} | ${ms(row.live)} | ${ms(row.longest)} | ${row.gap === null ? '–' : `${ms(row.middle)} / ${ms(row.gap)}`} |`),
  '',
  'The longest task of each phase after the picture, over all rounds: `program` from its first line on, `document` while it is taken in, `mirror` while it is read for drawing, `editor` while that is drawn, `open` after that.',
  '',
  '| Phase | Longest task | What it was |',
  '|---|---|---|',
  ...[...long].map(([phase, task]) => `| ${phase} | ${ms(task.duration)} | ${task.what.replaceAll('|', '/')} |`),
];
console.log(lines.join('\n'));
if (process.env.KEEP === '1') {
  mkdirSync(join(fileURLToPath(new URL('.', import.meta.url)), '../results'), { recursive: true });
  writeFileSync(join(fileURLToPath(new URL('.', import.meta.url)), '../results/opening.md'), `${lines.join('\n')}\n`);
}
