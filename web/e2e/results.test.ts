import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { latestRun, makeCanvas, readCanvas, runWhen, startRun } from './support/workshop';

let browser: Browser;
let ada: Person;

beforeAll(async () => {
  browser = await openBrowser();
  ada = await Person.owner(browser);
});

afterAll(async () => {
  await browser?.close();
  expect(ada.broken).toEqual([]);
});

/** Motor Trend's cars of 1974: 32 rows, 5 columns. */
const CARS = readFileSync(join(import.meta.dirname, '../../tests/Workers.Data.Tests/Files/mtcars.csv'), 'utf8');

/** Lets a file fall onto an element, as a person's file manager would. */
async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], file!, { type: 'text/csv' }));
      return transfer;
    },
    [name, text],
  );
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!;
  const at = { dataTransfer: data, clientX: x + width / 2, clientY: y + height / 2 };
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, at);
}

it('takes a file that is dropped on the first page into the plan', async () => {
  const { page } = ada;
  await page.goto('/');
  await page.getByLabel('What do you want to create?').fill('Analyse this CSV and tell me what stands out');
  await drop(page, 'form:has(textarea)', 'mtcars.csv', CARS);
  await page.getByRole('list', { name: 'Attached files' }).getByText('mtcars.csv').waitFor();
  const plan = page.getByRole('button', { name: 'Plan it' });
  await expect.poll(() => plan.isEnabled()).toBe(true);
  await plan.click();
  await page.waitForURL(/\/plans\//);
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const contract = await ada.call<{ blocks: { type: string; settings: { artifact?: { name: string } } }[] }>(
    'GET',
    `/plans/${id}`,
  );
  expect(contract.blocks.find((b) => b.type === 'data')?.settings.artifact?.name).toBe('mtcars.csv');
});

it('makes a block of a file that is dropped on a canvas, and a table of the block', async () => {
  const { page } = ada;
  const canvas = await makeCanvas(ada, 'Cars', []);
  await page.goto(`/canvases/${canvas}`);
  await page.locator('.cv-root').waitFor();
  await drop(page, '.cv-root', 'mtcars.csv', CARS);
  await page.locator('.cv-card').filter({ hasText: 'mtcars.csv' }).first().waitFor();
  await expect.poll(async () => (await readCanvas(ada, canvas)).blocks.length).toBe(1);
  await page.getByRole('button', { name: 'Run all' }).click();
  const run = await runWhen(ada, await latestRun(ada, canvas), 'succeeded', 'failed');
  expect(run.status).toBe('succeeded');
  await page.goto(`/runs/${run.id}`);
  await page.getByText('Mazda RX4').first().waitFor();
  await page
    .getByText(/32 rows/)
    .first()
    .waitFor();
});

it('looks into a long table page by page, sorted and filtered where it is kept', async () => {
  const { page } = ada;
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},${i % 3 === 0 ? 'north' : 'south'}`);
  const canvas = await makeCanvas(ada, 'Long', [
    { id: 'long', type: 'data', title: 'Long', settings: { inline: ['n,side', ...rows].join('\n') } },
  ]);
  expect((await runWhen(ada, await startRun(ada, canvas), 'succeeded', 'failed')).status).toBe('succeeded');
  await page.goto(`/canvases/${canvas}`);
  await page.locator('.cv-card').filter({ hasText: 'Long' }).first().click();
  await page.getByRole('tab', { name: 'Result' }).click();
  const properties = page.getByLabel('Properties');
  await properties.getByText('3,000 rows · 2 columns').waitFor();
  await properties.getByRole('button', { name: 'n', exact: true }).dblclick();
  await properties.getByText('2999').waitFor();
  await properties.getByRole('textbox', { name: 'Filter side' }).fill('north');
  await properties.getByText('1,000 of 3,000 rows · 2 columns').waitFor();
});

const PICTURES = `
import os, struct, zlib
os.makedirs('out', exist_ok=True)
def png(name, r, g, b):
    row = b'\\0' + bytes([r, g, b]) * 64
    def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    body = chunk(b'IHDR', struct.pack('>IIBBBBB', 64, 48, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(row * 48)) + chunk(b'IEND', b'')
    open('out/' + name, 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + body)
png('teal.png', 13, 148, 136); png('amber.png', 217, 119, 6); png('ink.png', 30, 41, 59)
`;

it('shows a PDF, pictures and a film in place', async () => {
  const { page } = ada;
  const canvas = await makeCanvas(ada, 'To look at', [
    {
      id: 'letter',
      type: 'content',
      title: 'Letter',
      settings: { text: `# Solar letter\n\n${'Dear reader, the lamp is on its way. '.repeat(400)}`, formats: ['pdf'] },
    },
    { id: 'pictures', type: 'code', title: 'Pictures', settings: { language: 'python', source: PICTURES } },
    {
      id: 'film',
      type: 'video',
      title: 'Film',
      settings: {
        scenes: [
          { title: 'One', text: 'Light.', seconds: 2 },
          { title: 'Two', text: 'Dark.', seconds: 2 },
        ],
        width: 320,
        height: 180,
        fps: 12,
      },
    },
  ]);
  const run = await runWhen(ada, await startRun(ada, canvas), 'succeeded', 'failed');
  expect(run.steps.filter((s) => s.status !== 'succeeded').map((s) => s.error)).toEqual([]);
  await page.goto(`/runs/${run.id}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });

  await timeline.getByRole('button', { name: /^Letter/ }).click();
  await page.locator('[aria-label="Page 1"][data-drawn]').waitFor();
  await page.getByLabel('Page 1').getByText('Solar letter').waitFor();
  const inked = await page.locator('[aria-label="Page 1"] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.some((v, i) => i % 4 === 0 && v < 128);
  });
  expect(inked).toBe(true);
  const sheet = (await page.getByLabel('Page 1').boundingBox())!;
  expect(sheet.height / sheet.width).toBeGreaterThan(1.3); // also where there are more pages than fit

  await timeline.getByRole('button', { name: /^Pictures/ }).click();
  await page.getByRole('button', { name: 'View amber.png' }).click();
  const box = page.getByRole('dialog');
  const shown = () => box.getByRole('img').evaluate((img: HTMLImageElement) => [img.alt, img.naturalWidth]);
  await expect.poll(shown).toEqual(['amber.png', 64]);
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).not.toEqual(['amber.png', 64]);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });

  await timeline.getByRole('button', { name: /^Film/ }).click();
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.duration > 3)).toBe(true);
  const landed = await video.evaluate(
    (v: HTMLVideoElement) =>
      new Promise((done) => {
        v.addEventListener('seeked', () => done(v.currentTime));
        v.currentTime = 2.5;
      }),
  );
  expect(landed).toBeCloseTo(2.5, 1);
});
