// Takes every page at 1440 and 390 px, light and dark, from a running server.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node scripts/screenshots.mjs
//   CADRE_URL=… CADRE_SETUP_TOKEN=… node scripts/screenshots.mjs      (a new server: becomes its owner first)
// CADRE_SHOTS is the folder (docs/images), CADRE_RUN a run to show, CADRE_ONLY a comma-separated list of page names, CADRE_BROWSER the Chromium.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { meetAgents } from './agents-story.mjs';
import { storyPages, tellStory } from './canvas-story.mjs';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const out = process.env.CADRE_SHOTS ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
const only = process.env.CADRE_ONLY?.split(',');
const owner = {
  email: process.env.CADRE_EMAIL ?? 'owner@example.com',
  password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk',
};
const INTENT = 'I want to build a business selling solar lamps in Kenya';
const SIZES = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
];

const browser = await chromium.launch({
  executablePath: process.env.CADRE_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
mkdirSync(out, { recursive: true });
const signedOut = await browser.newContext();
const context = await browser.newContext();
const request = context.request;
const headers = { 'Cadre-Csrf': '1', Origin: url };

async function call(method, path, data) {
  const response = await request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

async function signIn() {
  const { needed } = await call('GET', '/setup');
  if (!needed) return call('POST', '/sessions', owner);
  const token = process.env.CADRE_SETUP_TOKEN;
  if (!token) throw new Error('The server has no owner yet: give its one-time token in CADRE_SETUP_TOKEN.');
  await shots(signedOut, { setup: `/setup#token=${encodeURIComponent(token)}` });
  return call('POST', '/setup', { token, ...owner, name: 'Amina Otieno', workspaceName: 'Acme Labs' });
}

/** A plan, its canvas and a run that is over or waits; made when there is none yet. */
async function material() {
  let { items: canvases } = await call('GET', '/canvases');
  let answer = await call('POST', '/intents', { text: INTENT });
  if (answer.status === 'questions') answer = await call('POST', '/intents', { text: INTENT, answers: {} });
  const plan = answer.contract?.id;
  if (canvases.length === 0) {
    const made = await call('POST', '/intents', { text: INTENT, answers: {} });
    const { canvasId } = await call('POST', `/plans/${made.contract.id}/approve`, {});
    await call('POST', '/runs', { canvasId, mode: 'all' });
    ({ items: canvases } = await call('GET', '/canvases'));
  }
  let { items: runs } = await call('GET', '/runs');
  for (let i = 0; i < 240 && ['queued', 'running'].includes(runs[0]?.status); i++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ items: runs } = await call('GET', '/runs'));
  }
  const shown =
    runs.find((r) => r.id === process.env.CADRE_RUN) ??
    runs.find((r) => r.status === 'succeeded' && r.title.startsWith('Business')) ??
    runs[0];
  return { plan, canvas: shown?.canvasId ?? canvases[0]?.id, run: shown?.id };
}

async function canBeUndone(run) {
  const { undoable } = await call('POST', `/runs/${run}/undo`, { preview: true });
  return undoable.length > 0;
}

/** A variant of a run in which its first block with a prompt or a brief is asked for something shorter. */
async function variant(run) {
  const { items } = await call('GET', `/runs/${run}/family`);
  const known = items.find((item) => item.run.kind === 'fork');
  if (known) return known.run.id;
  const { steps } = await call('GET', `/runs/${run}`);
  const step = steps.find((s) => s.type === 'content' && s.status === 'succeeded') ?? steps[0];
  const { settings } = await call('GET', `/runs/${run}/step?address=${encodeURIComponent(step.address)}`);
  const changes = [
    { address: step.address, settings: { brief: `${settings.brief ?? step.title}, in half as many words` } },
  ];
  const { runId } = await call('POST', `/runs/${run}/fork`, { changes });
  for (let i = 0; i < 240; i++) {
    const { status } = await call('GET', `/runs/${runId}`);
    if (!['queued', 'running'].includes(status)) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return runId;
}

/** What a guest sees who opens a link. */
async function share(canvas) {
  const { link } = await call('POST', `/canvases/${canvas}/shares`, { role: 'viewer' });
  return new URL(link).pathname;
}

async function shoot(page, name, theme, size) {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.querySelector('[role=status][aria-label^=Loading]') === null, null, {
    timeout: 15_000,
  });
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(out, `${name}-${size.name}-${theme}.png`) });
}

const wanted = (name) => !only || only.includes(name);

async function shots(where, pages) {
  for (const [name, what] of Object.entries(pages)) {
    if (!what || !wanted(name)) continue;
    const { path, act, ready = '.cv-root' } = typeof what === 'string' ? { path: what } : what;
    for (const theme of ['light', 'dark']) {
      for (const size of SIZES) {
        const page = await where.newPage();
        await page.addInitScript((choice) => localStorage.setItem('cadre.theme', choice), theme);
        await page.setViewportSize({ width: size.width, height: size.height });
        await page.goto(`${url}${path}`);
        if (name === 'canvas') {
          await page.waitForSelector('.cv-root', { timeout: 20_000 });
          await page.waitForTimeout(800);
          if (size.name === '1440') await openBlock(page);
        }
        if (act) {
          await page.waitForSelector(ready, { timeout: 20_000 });
          await page.waitForTimeout(800);
          await act(page);
        }
        if (name === 'undo') await page.getByRole('button', { name: 'Undo this run' }).click();
        await shoot(page, name, theme, size);
        await page.close();
      }
    }
    process.stdout.write(`${name}\n`);
  }
}

/** The files of the sandbox in the pictures. The chart is drawn without any library, so that nothing has to be installed. */
const SURVEY = {
  'README.md': '# Price survey\n\nWhat solar lamps cost in three towns of Kenya.\n',
  'data/prices.csv': 'town,price\nNairobi,21\nMombasa,19\nKisumu,18\n',
  'mean.py': `import csv

prices = [float(row["price"]) for row in csv.DictReader(open("data/prices.csv"))]

# The middle of what shops ask for a lamp.
print(round(sum(prices) / len(prices), 2))
`,
  'chart.py': `import struct, zlib

WIDTH, HEIGHT, BARS = 480, 220, [(60, 168), (190, 152), (320, 144)]


def pixel(x, y):
    bar = any(left <= x < left + 96 and HEIGHT - 24 - height <= y < HEIGHT - 24 for left, height in BARS)
    return (9, 145, 178) if bar else (90, 100, 110) if y == HEIGHT - 24 and 30 < x < WIDTH - 30 else (255, 255, 255)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\\0" + bytes(v for x in range(WIDTH) for v in pixel(x, y)) for y in range(HEIGHT))
head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
with open("chart.png", "wb") as file:
    file.write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
`,
};

const CELLS = [
  'prices = {"Nairobi": 21, "Mombasa": 19, "Kisumu": 18}\nsum(prices.values()) / len(prices)',
  'class Chart:\n    def _repr_png_(self):\n        return open("chart.png", "rb").read()\n\nChart()',
];

/** A sandbox with something in it, and calls of it that were refused. */
async function sandboxPages() {
  let sandbox = (await call('GET', '/sandboxes')).items.find(({ name }) => name === 'Price survey');
  if (!sandbox) {
    sandbox = await call('POST', '/sandboxes', { name: 'Price survey' });
    // The answer is the program's output as it comes, to its end.
    const exec = (...argv) =>
      request.fetch(`${url}/api/v1/sandboxes/${sandbox.id}/exec`, { method: 'POST', headers, data: { argv } });
    const write = (path, text) =>
      request.fetch(`${url}/api/v1/sandboxes/${sandbox.id}/files/content?path=${path}`, {
        method: 'PUT',
        headers: { ...headers, 'Content-Type': 'application/octet-stream' },
        data: Buffer.from(text),
      });
    for (const [path, text] of Object.entries(SURVEY)) await write(path, text);
    await exec('python3', 'chart.py');
    await exec(
      'sh',
      '-c',
      'python3 mean.py; curl -sS https://prices.example.org/lamps; curl -sS https://example.com; true',
    );
    const server = { argv: ['python3', '-m', 'http.server', '8000'], keep: true, timeoutSeconds: 1800 };
    // Its output never ends: it is left, and the program goes on.
    await request
      .fetch(`${url}/api/v1/sandboxes/${sandbox.id}/exec`, { method: 'POST', headers, data: server, timeout: 1500 })
      .catch(() => undefined);
  }
  const tab = (name, then) => ({
    path: `/sandboxes/${sandbox.id}`,
    ready: '[role=tab]',
    act: async (page) => {
      await page.getByRole('tab', { name }).click();
      await then?.(page);
    },
  });
  const run = async (page) => {
    await page.locator('.xterm textarea').focus();
    await page.keyboard.type('ls -la --color=auto && python3 mean.py\n');
    await page.waitForTimeout(1500);
  };
  const look = (page) => page.getByText('mean.py').first().click();
  const cells = async (page) => {
    const cell = page.getByRole('textbox', { name: 'Cell' });
    for (const source of CELLS) {
      await cell.fill(source);
      await cell.press('Shift+Enter');
      await page.getByText('running…').waitFor({ state: 'detached' });
    }
  };
  const wait = (page) => page.waitForTimeout(2500);
  return {
    sandbox: tab('Terminal', run),
    'sandbox-files': tab('Files', look),
    'sandbox-cells': tab('Cells', cells),
    'sandbox-ports': tab('Programs and ports', wait),
    'sandbox-calls': tab('Outside calls', wait),
  };
}

/** Selects a block, so that the properties are in the picture. */
async function openBlock(page) {
  const card = page.locator('.cv-card').first();
  if ((await card.count()) === 0) return;
  const box = await card.boundingBox();
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + 20);
}

try {
  await signIn();
  await shots(signedOut, { 'sign-in': '/sign-in' });
  const { plan, canvas, run } = await material();
  await shots(context, {
    home: '/',
    plan: plan && `/plans/${plan}`,
    canvases: '/canvases',
    canvas: canvas && `/canvases/${canvas}`,
    runs: '/runs',
    run: run && `/runs/${run}`,
    undo: run && wanted('undo') && (await canBeUndone(run)) ? `/runs/${run}` : undefined,
    compare: run && wanted('compare') && `/runs/compare?ids=${run},${await variant(run)}`,
    triggers: '/triggers',
    approvals: '/approvals',
    notices: '/notices',
    knowledge: '/knowledge',
    models: '/models',
    members: '/members',
    'api-keys': '/api-keys',
    sandboxes: '/sandboxes',
    'outside-calls': '/egress',
    credentials: '/credentials',
    nodes: '/nodes',
    settings: '/settings',
    health: '/about',
  });
  if (!only || only.some((name) => name.startsWith('sandbox'))) await shots(context, await sandboxPages());
  if (['agents', 'chat', 'mcp-servers'].some(wanted)) await shots(context, await meetAgents(call));
  if (!only || only.some((name) => name.startsWith('canvas-'))) await shots(context, storyPages(await tellStory(call)));
  if (canvas && wanted('shared')) await shots(signedOut, { shared: await share(canvas) });
} finally {
  await browser.close();
}
