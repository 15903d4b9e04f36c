import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { cameraRests } from './support/camera';
import { Fingers, type Spot } from './support/finger';
import { Person } from './support/person';
import { makeCanvas, readCanvas } from './support/workshop';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
let ada: Person;
let page: Page;
let hand: Fingers;
let canvas: string;

beforeAll(async () => {
  browser = await openBrowser();
  ada = await Person.owner(browser, PHONE);
  page = ada.page;
  canvas = await makeCanvas(ada, 'On a phone', [
    { id: 'a', type: 'content', title: 'Alpha', settings: { text: 'one' } },
    { id: 'b', type: 'content', title: 'Beta', settings: { text: 'two' } },
  ]);
  const place = (id: string, x: number, y: number) => ({ op: 'moveBlock', id, box: { x, y, width: 200, height: 140 } });
  await ada.call('POST', `/canvases/${canvas}/edits`, { ops: [place('a', 0, 0), place('b', 40, 260)] });
  hand = await Fingers.on(page);
  await page.goto(`/canvases/${canvas}`);
  await card('b').waitFor();
  await cameraRests(page);
});

afterAll(async () => {
  expect(ada.broken).toEqual([]);
  await browser?.close();
});

const card = (id: string) => page.locator(`.cv-slot[data-block-id="${id}"]`);
const boxOn = async (id: string) => (await card(id).locator('.cv-card').boundingBox())!;
const boxOf = async (id: string) => (await readCanvas(ada, canvas)).blocks.find((b) => b.id === id)!.box;
const middle = async (id: string): Promise<Spot> => {
  const { x, y, width, height } = await boxOn(id);
  return { x: x + width / 2, y: y + height / 2 };
};

it('pans with one finger and zooms with two', async () => {
  const before = await boxOn('a');
  const ground = { x: 30, y: 600 };
  await hand.move([ground, { x: ground.x + 60, y: ground.y + 40 }]);
  await expect.poll(async () => Math.round((await boxOn('a')).x - before.x)).toBeGreaterThan(45);
  await hand.move([
    { x: 30, y: 600 },
    { x: -30 + 60, y: 560 },
  ]);
  const { width } = await boxOn('a');
  await hand.move(
    [
      { x: 120, y: 640 },
      { x: 100, y: 640 },
    ],
    [
      { x: 200, y: 640 },
      { x: 260, y: 640 },
    ],
  );
  await expect.poll(async () => (await boxOn('a')).width / width).toBeGreaterThan(1.5);
  await hand.move(
    [
      { x: 60, y: 640 },
      { x: 120, y: 640 },
    ],
    [
      { x: 320, y: 640 },
      { x: 240, y: 640 },
    ],
  );
  await expect.poll(async () => (await boxOn('a')).width / width).toBeLessThan(1.3);
  await page
    .getByRole('button', { name: /Fit|Show everything|Zoom to fit/ })
    .first()
    .click();
  await cameraRests(page);
});

it('opens the menu of a block under a resting finger, which does not move it', async () => {
  const before = await boxOf('b');
  await hand.rest(await middle('b'), () => page.getByRole('menu', { name: 'Block' }).waitFor());
  await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  await page.getByRole('button', { name: 'Close the menu' }).tap({ position: { x: 5, y: 5 } });
  await expect.poll(() => page.getByRole('menu', { name: 'Block' }).count()).toBe(0);
  expect(await boxOf('b')).toEqual(before);
});

it('drags a block with a finger', async () => {
  const before = await boxOf('b');
  const from = await middle('b');
  await hand.move([from, { x: from.x + 30, y: from.y + 60 }]);
  await expect.poll(async () => (await boxOf('b')).y).toBeGreaterThan(before.y + 30);
  expect(await page.getByRole('complementary', { name: 'Properties' }).count()).toBe(0); // only a tap asks for them
});

it('connects blocks with a finger from port to port', async () => {
  const [a, b] = [await boxOn('a'), await boxOn('b')];
  const manifest = { outputs: 4, inputs: 1 };
  const out = { x: a.x + a.width, y: a.y + a.height / (manifest.outputs + 1) };
  const into = { x: b.x, y: b.y + b.height / (manifest.inputs + 1) };
  await hand.move([out, into]);
  await expect
    .poll(async () => (await readCanvas(ada, canvas)).connections.map(({ from, to }) => `${from}-${to}`))
    .toEqual(['a-b']);
});

it('brings up the properties with a tap, and the block above them', async () => {
  const at = await middle('b');
  await page.touchscreen.tap(at.x, at.y);
  const sheet = page.getByRole('complementary', { name: 'Properties' });
  await sheet.waitFor();
  const top = async () => (await sheet.boundingBox())!.y;
  await expect.poll(async () => (await middle('b')).y < (await top())).toBe(true);
  const half = await top();
  const grip = (await sheet.getByRole('slider', { name: 'Height of the sheet' }).boundingBox())!;
  const on = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
  await hand.move([on, { x: on.x, y: on.y + 150 }]);
  await expect.poll(async () => (await top()) - half).toBeGreaterThan(100);
});
