// Makes what the blocks can make without any key, opens it in a browser, and takes its picture: tables, analyses, games, a shop, a film.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node scripts/block-pictures.mjs
//   CADRE_URL=… CADRE_SETUP_TOKEN=… node scripts/block-pictures.mjs      (a new server: becomes its owner first)
// CADRE_SHOTS is the folder (docs/images), CADRE_ONLY a list such as games,shop, CADRE_BROWSER the Chromium. Ends with 1 when something did not work.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const out = process.env.CADRE_SHOTS ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
const owner = {
  email: process.env.CADRE_EMAIL ?? 'owner@example.com',
  password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk',
};
const CARS = readFileSync(new URL('../../tests/Workers.Data.Tests/Files/mtcars.csv', import.meta.url), 'utf8');
const ENGINES = ['platformer', 'shooter', 'corridor', 'puzzle', 'quiz', 'board'];
const browser = await chromium.launch({
  executablePath: process.env.CADRE_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
mkdirSync(out, { recursive: true });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const headers = { 'Cadre-Csrf': '1', Origin: url };
const wrong = [];

const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);

async function call(method, path, data) {
  const response = await context.request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
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

async function makeCanvas(title, blocks) {
  const { id } = await call('POST', '/canvases', { title });
  const ops = blocks.flatMap(({ id: block, type, title: name = block, settings = {}, from = [] }, i) => {
    const box = { x: 80 + (i % 3) * 360, y: 120 + Math.floor(i / 3) * 260, width: 280, height: 190 };
    const connect = ([source, fromPort, toPort], n) => ({
      op: 'connect',
      connection: { id: `c-${block}-${n}`, from: source, fromPort, to: block, toPort },
    });
    return [
      { op: 'addBlock', block: { id: block, type, title: name, settings, version: 1, box } },
      ...from.map(connect),
    ];
  });
  await call('POST', `/canvases/${id}/edits`, { ops });
  return id;
}

async function runCanvas(canvasId) {
  const { runId } = await call('POST', '/runs', { canvasId, mode: 'all' });
  for (let i = 0; i < 1200; i++) {
    const run = await call('GET', `/runs/${runId}`);
    if (!['queued', 'running'].includes(run.status)) {
      for (const step of run.steps.filter((s) => s.error)) wrong.push(`${step.address}: ${step.error.message}`);
      return new Map(run.steps.map((s) => [s.address, s]));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The run did not end within ten minutes.');
}

const value = (steps, block, port) => steps.get(block)?.outputs?.[port]?.value;
const fileOf = (step, kind) => step?.views.find((v) => v.kind === kind)?.artifact;
const framed = (file) => `${url}/api/v1/artifacts/${file.artifact}?frame=true`;

async function shot(page, name) {
  await page.screenshot({ path: join(out, `block-${name}.png`) });
  say(name);
}

async function openBlock(page, title, tab) {
  await page.locator('.cv-card').filter({ hasText: title }).first().click();
  await page.getByRole('tab', { name: tab }).click();
}

/** Orders and customers, joined and pivoted; a table of 120,000 rows; cars explained; passengers foretold. */
async function tables() {
  const orders = Array.from({ length: 600 }, (_, i) => [
    i,
    `c${i % 7}`,
    ['Jan', 'Feb', 'Mar', 'Apr'][i % 4],
    ((i * 37) % 211) + 10.5,
  ]);
  const customers = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Alan', 'Katherine'];
  const source = `import csv, math, random
random.seed(7)
with open('out/readings.csv', 'w', newline='') as f:
    w = csv.writer(f); w.writerow(['at', 'sensor', 'temperature', 'humidity', 'ok'])
    for i in range(120000):
        w.writerow([f'2026-{1 + i // 10000 % 12:02d}-{1 + i // 400 % 28:02d}T{i // 60 % 24:02d}:{i % 60:02d}:00', f'village {i % 17}', round(18 + 9 * math.sin(i / 1440) + random.random(), 2), random.randint(20, 95), i % 9 > 0])`;
  const canvas = await makeCanvas('What data blocks do', [
    {
      id: 'orders',
      type: 'data',
      title: 'Orders',
      settings: { inline: ['order,customer,month,amount', ...orders.map((row) => row.join(','))].join('\n') },
    },
    {
      id: 'customers',
      type: 'data',
      title: 'Customers',
      settings: {
        inline: ['customer,name,segment', ...customers.map((n, i) => `c${i},${n},${i % 2 ? 'Trade' : 'Private'}`)].join(
          '\n',
        ),
      },
    },
    {
      id: 'pivot',
      type: 'data',
      title: 'Sales by segment',
      settings: {
        join: { kind: 'inner', on: [{ left: 'customer' }] },
        pivot: { rows: ['segment'], columns: 'month', values: 'amount', function: 'sum', totals: true },
        formats: ['xlsx'],
      },
      from: [
        ['orders', 'table', 'source'],
        ['customers', 'table', 'second'],
      ],
    },
    { id: 'cars', type: 'data', title: 'Cars', settings: { inline: CARS } },
    {
      id: 'why',
      type: 'analysis',
      title: 'What drives mpg',
      settings: { target: 'mpg', question: 'What drives mpg?' },
      from: [['cars', 'table', 'table']],
    },
    { id: 'sensors', type: 'code', title: 'Sensors', settings: { language: 'python', source } },
    { id: 'readings', type: 'data', title: 'Temperatures', from: [['sensors', 'files', 'source']] },
  ]);
  await runCanvas(canvas);
  const page = await context.newPage();
  await page.goto(`${url}/canvases/${canvas}`);
  await openBlock(page, 'Sales by segment', 'Settings');
  await page.getByRole('region', { name: 'Live preview' }).getByText('Private').waitFor({ timeout: 60_000 });
  await page.getByRole('group', { name: 'Pivot' }).scrollIntoViewIfNeeded();
  await shot(page, 'data-settings');
  await openBlock(page, 'Temperatures', 'Result');
  await page.getByText('120,000 rows').last().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'temperature', exact: true }).click();
  await page.getByRole('textbox', { name: 'Filter sensor' }).fill('village 3');
  await page.getByText(/ of 120,000 rows/).waitFor({ timeout: 60_000 });
  await shot(page, 'data-grid');
  await openBlock(page, 'What drives mpg', 'Result');
  await page.getByText('95 % interval').first().waitFor();
  await page.getByText('95 % interval').first().scrollIntoViewIfNeeded();
  await shot(page, 'analysis');
  await page.close();
}

/** Each engine, played for a moment, and what its scripted player says. */
async function games() {
  const steps = await runCanvas(
    await makeCanvas('Six games', [
      ...ENGINES.map((engine) => ({ id: engine, type: 'game', settings: { engine, title: `Lamps: ${engine}` } })),
      ...ENGINES.map((engine) => ({ id: `${engine} test`, type: 'playtest', from: [[engine, 'frame', 'game']] })),
    ]),
  );
  for (const engine of ENGINES) {
    const figures = value(steps, `${engine} test`, 'figures');
    say(engine, JSON.stringify(figures));
    if (!figures?.finished || 1000 / figures.work < 50) wrong.push(`${engine}: ${JSON.stringify(figures)}`);
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`${engine}: ${error.message}`));
    await page.setViewportSize({ width: 960, height: 540 });
    await page.goto(framed(fileOf(steps.get(engine), 'frame')));
    const play = page.getByRole('button', { name: /^(Play|Start)/ });
    if ((await play.count()) > 0) await play.first().click();
    const way = engine === 'corridor' ? 'ArrowUp' : 'ArrowRight';
    await page.keyboard.down(way);
    await page.waitForTimeout(1200);
    await page.keyboard.up(way);
    await shot(page, `game-${engine}`);
    await page.close();
  }
}

/** From the shelf through the cart to the checkout, and an order that is placed. */
async function shop() {
  const brief =
    'Solar lamp – $24.90 – lights a room\nLantern – $39.00 – lights a yard\nStreet light – $180.00 – lights a lane';
  const settings = { brief, email: 'orders@example.com' };
  const steps = await runCanvas(
    await makeCanvas('A shop', [{ id: 'shop', type: 'product', title: 'Sun & Lamp', settings }]),
  );
  const page = await context.newPage();
  await page.goto(framed(fileOf(steps.get('shop'), 'frame')));
  await shot(page, 'shop');
  const site = page.frames().at(-1);
  await site
    .getByRole('button', { name: 'Add to cart' })
    .first()
    .or(site.locator('[data-add]').first())
    .first()
    .click();
  await site.getByRole('link', { name: /cart/i }).first().click();
  await page.waitForTimeout(500);
  await page
    .frames()
    .at(-1)
    .getByRole('link', { name: /check ?out/i })
    .first()
    .click();
  await page.waitForTimeout(500);
  await page.frames().at(-1).getByRole('button', { name: 'Place the order' }).waitFor();
  await shot(page, 'shop-checkout');
  await page.close();
}

/** A film with voice and captions, playing. */
async function film() {
  const scenes = [
    { title: 'Night', text: 'Nine million homes are dark at night.' },
    { title: 'Morning', text: 'A solar lamp changes that.' },
  ];
  const settings = { title: 'Light', scenes, width: 960, height: 540, burnCaptions: false, hls: true };
  const canvas = await makeCanvas('A film', [{ id: 'film', type: 'video', title: 'Light', settings }]);
  await runCanvas(canvas);
  const page = await context.newPage();
  await page.goto(`${url}/canvases/${canvas}`);
  await openBlock(page, 'Light', 'Result');
  const video = page.locator('video');
  await video.waitFor();
  const played = await video.evaluate(async (v) => {
    v.muted = true;
    for (const track of v.textTracks) track.mode = 'showing';
    v.currentTime = 4.5;
    await v.play();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    v.pause();
    return {
      at: v.currentTime,
      cues: v.textTracks[0]?.activeCues?.[0]?.text ?? '',
      sound: v.webkitAudioDecodedByteCount,
    };
  });
  say('film', JSON.stringify(played));
  if (!(played.at > 4.5) || played.cues === '' || !(played.sound > 0)) wrong.push(`film: ${JSON.stringify(played)}`);
  await shot(page, 'film');
  await page.close();
}

await signIn();
for (const part of [tables, games, shop, film]) {
  if (process.env.CADRE_ONLY && !process.env.CADRE_ONLY.split(',').includes(part.name)) continue;
  try {
    await part();
  } catch (error) {
    wrong.push(`${part.name}: ${error.message}`);
  }
}
await browser.close();
for (const line of wrong) say(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
