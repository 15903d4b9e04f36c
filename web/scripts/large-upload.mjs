// Puts a CSV of 100 MB through a data block in the browser: chosen in the properties, uploaded with progress, run to a table.
//   CADRE_URL=http://127.0.0.1:7777 CADRE_EMAIL=… CADRE_PASSWORD=… node scripts/large-upload.mjs      (CADRE_MB another size, CADRE_SHOTS a folder for a picture)

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const url = (process.env.CADRE_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '');
const bytes = Number(process.env.CADRE_MB ?? 100) * 1_000_000;
const owner = { email: process.env.CADRE_EMAIL ?? 'owner@example.com', password: process.env.CADRE_PASSWORD ?? '' };
const folder = await mkdtemp(join(tmpdir(), 'cadre-large-'));
const file = join(folder, 'measurements.csv');
const began = performance.now();
const say = (text) =>
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

/** Rows of a weather station, so that types are found and figures differ. */
async function writeCsv() {
  const out = createWriteStream(file);
  let rows = 0;
  let size = out.write('station,day,temperature,rain,wind,remark\n') ? 40 : 40;
  while (size < bytes - 80) {
    let piece = '';
    for (let i = 0; i < 5000 && size + piece.length < bytes - 80; i++, rows++) {
      const day = new Date(Date.UTC(1990, 0, 1) + (rows % 12_000) * 86_400_000).toISOString().slice(0, 10);
      piece += `S${rows % 977},${day},${((rows * 7) % 450) / 10},${(rows * 13) % 60},${(rows * 3) % 33},row ${rows}\n`;
    }
    size += piece.length;
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return rows;
}

const rows = await writeCsv();
say(`${rows} rows in ${(bytes / 1_000_000).toFixed(0)} MB are written`);
const browser = await chromium.launch({
  executablePath: process.env.CADRE_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const call = async (method, path, data) => {
    const response = await context.request.fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'Cadre-Csrf': '1', Origin: url },
      ...(data ? { data } : {}),
    });
    if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
    return JSON.parse((await response.text()) || '{}');
  };
  await call('POST', '/sessions', owner);
  const { id } = await call('POST', '/canvases', { title: 'A large table' });
  const block = {
    id: 'table',
    type: 'data',
    title: 'Measurements',
    settings: {},
    version: 1,
    box: { x: 80, y: 120, width: 260, height: 160 },
  };
  await call('POST', `/canvases/${id}/edits`, { ops: [{ op: 'addBlock', block }] });

  const page = await context.newPage();
  await page.goto(`${url}/canvases/${id}`);
  await page
    .locator('.cv-card')
    .first()
    .click({ position: { x: 60, y: 20 } });
  const panel = page.getByRole('complementary', { name: 'Properties' });
  await panel.waitFor();
  await page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => {
      const bar = document.querySelector('progress[aria-label=Upload]');
      if (bar) window.seen.push(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await panel.locator('input[type=file]').first().setInputFiles(file);
  await panel.getByText('measurements.csv').first().waitFor({ timeout: 300_000 });
  const seen = [...new Set(await page.evaluate(() => window.seen))];
  say(
    `uploaded; the bar moved ${seen.length} times, from ${Math.round(100 * Math.min(...seen))} % to ${Math.round(100 * Math.max(...seen))} %`,
  );
  while (!(await call('GET', `/canvases/${id}`)).blocks[0].settings.artifact) await page.waitForTimeout(100);
  await page.getByRole('button', { name: 'Run all' }).click();
  const limit = performance.now() + 300_000;
  let run;
  do {
    if (performance.now() > limit) throw new Error('The run did not end within five minutes.');
    await page.waitForTimeout(300);
    run = (await call('GET', `/runs?canvasId=${id}`)).items[0];
  } while (run === undefined || !['succeeded', 'failed', 'cancelled'].includes(run.status));
  say(`run ${run.status}`);
  const step = (await call('GET', `/runs/${run.id}`)).steps[0];
  if (step.error) say(`${step.error.message} ${step.error.fix ?? ''}`);
  say(`the table has ${step.outputs?.table?.value?.rowCount} rows`);
  await page.goto(`${url}/runs/${run.id}`);
  await page.getByText(/rows/).first().waitFor();
  if (process.env.CADRE_SHOTS) await page.screenshot({ path: join(process.env.CADRE_SHOTS, 'large-upload.png') });
  process.exitCode = run.status === 'succeeded' && step.outputs.table.value.rowCount === rows ? 0 : 1;
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
