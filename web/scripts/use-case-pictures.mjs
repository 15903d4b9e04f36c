// Carries the four use cases from the wish to the opened result on a running server, without a model, and takes their pictures.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node scripts/use-case-pictures.mjs
// CADRE_SHOTS is the folder (docs/images), CADRE_ONLY a list such as film,game, CADRE_BROWSER the Chromium. Ends with 1 when a run did not succeed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const out = process.env.CADRE_SHOTS ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
const owner = {
  email: process.env.CADRE_EMAIL ?? 'owner@example.com',
  password: process.env.CADRE_PASSWORD ?? 'three quiet lamps at dusk',
};
const WHALE = 'about a lighthouse keeper who befriends a whale';
const browser = await chromium.launch({
  executablePath: process.env.CADRE_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
mkdirSync(out, { recursive: true });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const wrong = [];

async function call(method, path, data) {
  const headers = { 'Cadre-Csrf': '1', Origin: url };
  const response = await context.request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

/** Plans, approves and runs a wish; gives the run when it has ended. */
async function make(text) {
  const { contract } = await call('POST', '/intents', { text, answers: {} });
  const { canvasId } = await call('POST', `/plans/${contract.id}/approve`, {});
  const { runId } = await call('POST', '/runs', { canvasId, mode: 'all' });
  for (let i = 0; i < 600; i++) {
    const run = await call('GET', `/runs/${runId}`);
    if (!['queued', 'running'].includes(run.status)) {
      if (run.status !== 'succeeded') wrong.push(`${text}: ${run.status}`);
      return runId;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The run did not end within five minutes: ${text}`);
}

/** Opens the result of a block on the run's page, lets it be brought into view, and takes the picture. */
async function picture(name, wish, block, look) {
  if (process.env.CADRE_ONLY && !process.env.CADRE_ONLY.split(',').includes(name)) return;
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
  try {
    await page.goto(`${url}/runs/${await make(wish)}`);
    await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: block }).click();
    await look(page);
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(out, `use-${name}.png`) });
    process.stdout.write(`${name}\n`);
  } catch (error) {
    wrong.push(`${name}: ${error.message}`);
  }
  await page.close();
}

async function start(page) {
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
  await page.locator('iframe').first().scrollIntoViewIfNeeded();
  return page.frameLocator('iframe').first();
}

await call('POST', '/sessions', owner);
await picture(
  'app',
  'I want to research an idea and build an app that tracks shared household chores',
  /^Preview of/,
  async (page) => {
    const app = await start(page);
    await app.getByLabel('Title').fill('Water the ferns');
    await app.getByRole('button', { name: 'Add chore' }).click();
    await app.getByText('Water the ferns').waitFor();
  },
);
await picture(
  'film',
  `I want to create a video like a movie director, as a rough cut, ${WHALE}`,
  /^Film:/,
  async (page) => {
    const video = page.locator('video');
    await video.waitFor();
    await video.evaluate(
      (v) =>
        new Promise((done) => {
          v.addEventListener('seeked', done);
          v.currentTime = 17;
        }),
    );
    await video.evaluate((v) => v.scrollIntoView({ block: 'center' }));
  },
);
await picture(
  'game',
  'I want to play a game I create with my characters: Momo the brave hedgehog against the shadow crows',
  /^Momo against/,
  async (page) => {
    const game = await start(page);
    await game.getByRole('button', { name: 'Play' }).click();
    await page.keyboard.down('ArrowRight');
    await page.waitForTimeout(900);
    await page.keyboard.up('ArrowRight');
  },
);
await picture('business', 'I want to build a business selling solar lamps in Kenya', /^Report:/, async (page) => {
  await page.locator('[aria-label="Page 3"]').first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
});
await browser.close();
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
