// Takes the picture of each block type's page: its example, tried on a canvas from that page, with what came out of it.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node scripts/type-pictures.mjs [TYPE…]
// Needs ffmpeg for WebP. CADRE_SHOTS is the folder (public/block-pictures), CADRE_BROWSER the Chromium. Pages of the outside are played by a server of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const out = process.env.CADRE_SHOTS ?? fileURLToPath(new URL('../public/block-pictures', import.meta.url));
const owner = {
  email: process.env.CADRE_EMAIL ?? 'owner@example.com',
  password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk',
};
const headers = { 'Cadre-Csrf': '1', Origin: url };
const outside = createServer((request, response) => {
  const json = request.url.startsWith('/rates') || request.url.startsWith('/search');
  response.setHeader('Content-Type', json ? 'application/json' : 'text/html; charset=utf-8');
  response.end(
    request.url.startsWith('/rates') ? RATES : request.url.startsWith('/search') ? JSON.stringify(FOUND) : PAGE,
  );
});
const RATES = JSON.stringify({ base: 'KES', date: '2026-11-20', rates: { USD: 0.0077, EUR: 0.0071, UGX: 28.4 } });
const FOUND = {
  results: [
    {
      title: 'Off-grid solar market report 2026',
      url: 'https://example.org/report',
      content: 'Kenya bought 1.9 million lamps in 2025; prices fell by 8 percent.',
    },
    {
      title: 'What a solar lamp costs in Nairobi',
      url: 'https://example.org/prices',
      content: 'Basic lamps cost 900 to 1,500 shillings, those that charge a phone 2,400 and more.',
    },
  ],
};
const PAGE = `<!doctype html><title>Lamps of the lake</title><body style="font-family:system-ui;margin:0;background:#fff7ed"><header style="background:#c2410c;color:#fff;padding:40px 64px"><h1>Lamps of the lake</h1><p>Made in Kisumu since 2019</p></header><main style="padding:32px 64px;display:flex;gap:24px">${[
  'Reading lamp · $18.50',
  'House lamp · $32.00',
  'Spare battery · $6.50',
]
  .map(
    (name) =>
      `<div style="background:#fff;border-radius:12px;padding:24px;width:220px"><div style="height:110px;border-radius:8px;background:linear-gradient(135deg,#fbbf24,#f97316)"></div><h3>${name}</h3><p>Six hours of light after one day of sun, repaired in our shop.</p></div>`,
  )
  .join('')}</main></body>`;
await new Promise((ready) => outside.listen(0, '127.0.0.1', ready));
const site = `http://127.0.0.1:${outside.address().port}`;
/** Settings that lead to the outside's stand-in. */
const STAND_INS = {
  fetch: { url: `${site}/lamps` },
  http: { method: 'GET', url: `${site}/rates` },
  search: { query: 'solar lamp market Kenya prices 2026', provider: 'searxng', endpoint: site },
};

/** Types whose picture is where they stand between others. */
const FLOW = new Set(
  'approval condition input join loop mcp notification output parallel response subcanvas transform try wait webhook while'.split(
    ' ',
  ),
);
const VIEW = { width: 1180, height: 620 };

const browser = await chromium.launch({
  executablePath: process.env.CADRE_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const context = await browser.newContext({ viewport: VIEW, deviceScaleFactor: 1.5, colorScheme: 'light' });

async function call(method, path, data) {
  const response = await context.request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

/** Some types need what only a canvas can give: a game to play, a canvas to call. */
async function complete(type, canvas) {
  const box = { x: 80, y: 100, width: 320, height: 220 };
  if (STAND_INS[type]) {
    await call('POST', `/canvases/${canvas}/edits`, {
      ops: [{ op: 'setBlock', id: 'example', settings: STAND_INS[type] }],
    });
  }
  if (type === 'squad') {
    for (const template of ['technical-writer', 'qa-engineer'])
      await call('POST', '/agents', { template }).catch(() => undefined); // may be there
  }
  if (type === 'playtest') {
    const game = {
      id: 'game',
      type: 'game',
      version: 1,
      title: 'Game',
      settings: { engine: 'puzzle', levels: 1 },
      box,
    };
    await call('POST', `/canvases/${canvas}/edits`, {
      ops: [
        { op: 'moveBlock', id: 'example', box: { ...box, x: 510 } },
        { op: 'addBlock', block: game },
        {
          op: 'connect',
          connection: { id: 'c', from: 'game', fromPort: 'frame', to: 'example', toPort: 'game' },
        },
      ],
    });
  }
  if (type === 'subcanvas') {
    const { id } = await call('POST', '/canvases', { title: 'Prices of a city' });
    await call('POST', `/canvases/${id}/edits`, {
      ops: [
        { op: 'addBlock', block: { id: 'i', type: 'input', version: 1, title: 'City', settings: {}, box } },
        {
          op: 'addBlock',
          block: {
            id: 't',
            type: 'transform',
            version: 1,
            title: 'Price',
            settings: { expression: "{'city': input, 'price': 22.5}" },
            box,
          },
        },
        { op: 'addBlock', block: { id: 'o', type: 'output', version: 1, title: 'Answer', settings: {}, box } },
        { op: 'connect', connection: { id: 'a', from: 'i', fromPort: 'value', to: 't', toPort: 'input' } },
        { op: 'connect', connection: { id: 'b', from: 't', fromPort: 'value', to: 'o', toPort: 'value' } },
      ],
    });
    await call('POST', `/canvases/${canvas}/edits`, {
      ops: [{ op: 'setBlock', id: 'example', settings: { canvas: id } }],
    });
  }
}

async function runOf(canvasId, type) {
  const { runId } = await call('POST', '/runs', { canvasId, mode: 'all' });
  for (let i = 0; i < 400; i++) {
    const run = await call('GET', `/runs/${runId}`);
    if (!['queued', 'running'].includes(run.status) || run.steps.some((step) => step.status === 'waiting')) return run;
    await new Promise((later) => setTimeout(later, 500));
  }
  throw new Error(`The run of ${type} did not end.`);
}

/** The cards and their connections. */
async function shootCanvas(page, path) {
  if ((await page.getByRole('complementary', { name: 'Block library' }).count()) > 0) {
    await page
      .getByRole('button', { name: /library/i })
      .first()
      .click();
  }
  await page.mouse.click(900, 500);
  await page.keyboard.press('Shift+Digit1');
  await page.waitForTimeout(2000);
  const boxes = await page
    .locator('.cv-card')
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  const x = Math.max(Math.min(...boxes.map((box) => box.left)) - 28, 56);
  const y = Math.max(Math.min(...boxes.map((box) => box.top)) - 24, 54);
  const right = Math.min(Math.max(...boxes.map((box) => box.right)) + 28, VIEW.width);
  const bottom = Math.min(Math.max(...boxes.map((box) => box.bottom)) + 24, VIEW.height);
  await page.screenshot({ path, clip: { x, y, width: right - x, height: bottom - y } });
}

/** What came out, as the panel beside the canvas shows it. */
async function shootResult(page, type, path, title) {
  await page.locator('.cv-card').filter({ hasText: title }).first().click();
  await page.getByRole('tab', { name: type === 'browser' ? 'Settings' : 'Result' }).click(); // no page and no server of this machine is visited
  const start = page.getByRole('tabpanel').first().getByText('Start', { exact: true });
  if ((await start.count()) > 0) await start.first().click();
  await page.waitForTimeout(3500);
  const panel = await page.getByRole('tabpanel').first().boundingBox();
  await page.screenshot({ path, clip: { ...panel, y: panel.y + 2, height: Math.min(panel.height - 2, 470) } });
}

async function picture(page, type) {
  await page.goto(`${url}/blocks/${type}`);
  await page.getByRole('button', { name: 'Try it on a canvas' }).click();
  await page.waitForURL(/\/canvases\//);
  const canvas = page.url().split('/').pop();
  await complete(type, canvas);
  const run =
    type === 'mcp' ? { status: 'not run', title: 'Example: Calls the tool', steps: [] } : await runOf(canvas, type);
  for (const step of run.steps.filter((s) => s.error)) process.stdout.write(`  ${type}: ${step.error.message}\n`);
  await page.goto(`${url}/canvases/${canvas}`);
  await page.locator('.cv-card').first().waitFor();
  await page.addStyleTag({ content: '.cv-float { visibility: hidden }' });
  const png = join(out, `${type}.png`);
  if (FLOW.has(type)) await shootCanvas(page, png);
  else await shootResult(page, type, png, run.title.replace(/^Example: /, ''));
  const made = spawnSync('ffmpeg', [
    '-y',
    '-loglevel',
    'error',
    '-i',
    png,
    '-quality',
    '82',
    join(out, `${type}.webp`),
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  rmSync(png);
  process.stdout.write(`${type} ${run.status}\n`);
}

mkdirSync(out, { recursive: true });
try {
  await call('POST', '/sessions', owner);
  await call('POST', '/egress/grants', { host: '127.0.0.1', port: outside.address().port, reason: 'pictures' }).catch(
    (problem) => process.stdout.write(`${problem.message}\n`),
  );
  const page = await context.newPage();
  const all = (await call('GET', '/block-types')).items.filter((type) => !type.package).map((type) => type.type);
  for (const type of process.argv.length > 2 ? process.argv.slice(2) : all) await picture(page, type);
} finally {
  await browser.close();
  outside.close();
}
