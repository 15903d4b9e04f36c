import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Cadre } from './support/cadre';

let cadre: Cadre;
let browser: Browser;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  cadre = await Cadre.start();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => broken.push(String(error)));
});

afterAll(async () => {
  await browser?.close();
  await cadre?.stop();
});

it('makes the owner with the one-time token', async () => {
  await page.goto(`${cadre.url}/setup#token=${await cadre.setupToken()}`);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a long enough phrase');
  await page.getByRole('button', { name: /create/i }).click();
  await page.getByRole('heading', { name: 'What do you want to create?' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

it('turns an intent into a plan, and the plan into finished work on a canvas', async () => {
  await page.getByLabel('What do you want to create?').fill('I want to build a business selling solar lamps in Kenya');
  await page.keyboard.press('Control+Enter');
  const approve = page.getByRole('button', { name: 'Approve and run' });
  const skip = page.getByRole('button', { name: /skip|go on|continue without/i });
  await approve.or(skip).first().waitFor();
  if (await skip.first().isVisible()) await skip.first().click();
  await approve.waitFor();
  expect(await page.getByText(/Kenya/).count()).toBeGreaterThan(0);
  expect(await seriousFaults(page)).toEqual([]);

  await approve.click();
  await page.waitForURL(/\/canvases\//);
  const latest = () =>
    page.evaluate(async () => {
      const list = (await (await fetch('/api/v1/runs')).json()) as { items: { status: string }[] };
      return list.items[0]?.status;
    });
  await expect.poll(latest, { timeout: 120_000, interval: 500 }).toMatch(/succeeded|failed|cancelled/);
  expect(await latest()).toBe('succeeded');
});

it('shows the canvas again after the server was killed', async () => {
  const address = new URL(page.url()).pathname;
  const before = await page.evaluate(async (path) => {
    const canvas = (await (await fetch(`/api/v1${path}`)).json()) as { blocks: unknown[] };
    return canvas.blocks.length;
  }, address);
  await cadre.kill();
  await cadre.open();
  await page.goto(`${cadre.url}${address}`);
  await expect
    .poll(async () =>
      page.evaluate(
        async (path) => ((await (await fetch(`/api/v1${path}`)).json()) as { blocks: unknown[] }).blocks?.length,
        address,
      ),
    )
    .toBe(before);
});

it('says what is wrong with a wrong address, and stays usable at 390 px', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${cadre.url}/canvases/0190f5a0-0000-7000-8000-000000000000`);
  await page
    .getByText(/no such|not found|does not exist/i)
    .first()
    .waitFor();
  await page.goto(`${cadre.url}/`);
  await page.getByRole('heading', { name: 'What do you want to create?' }).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(broken).toEqual([]);
});
