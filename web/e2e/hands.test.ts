import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { cameraRests } from './support/camera';
import { Person } from './support/person';
import { makeCanvas, readCanvas } from './support/workshop';

let browser: Browser;
let ada: Person;
let bo: Person;
let page: Page;
let canvas: string;

beforeAll(async () => {
  browser = await openBrowser();
  [ada, bo] = [await Person.owner(browser), await Person.owner(browser)];
  page = ada.page;
  canvas = await makeCanvas(ada, 'By hand', [
    { id: 'a', type: 'content', title: 'Alpha', settings: { text: 'one' } },
    {
      id: 'b',
      type: 'content',
      title: 'Beta',
      settings: { text: 'two' },
      from: { block: 'a', port: 'markdown', into: 'context' },
    },
    { id: 'c', type: 'code', title: 'Gamma', settings: { language: 'python', source: 'print(3)' } },
  ]);
  await page.goto(`/canvases/${canvas}`);
  await card('c').waitFor();
  await page.getByRole('button', { name: 'Block library' }).click();
  await cameraRests(page);
});

afterAll(async () => {
  expect([...ada.broken, ...bo.broken]).toEqual([]);
  await browser?.close();
});

const card = (id: string, on = page) => on.locator(`.cv-slot[data-block-id="${id}"]`);
const blocks = async () => new Map((await readCanvas(ada, canvas)).blocks.map((b) => [b.id, b]));
const boxOf = async (id: string) => (await blocks()).get(id)!.box;

/** Takes a block by its title and moves it by some pixels of the screen, in steps as a hand does. */
async function drag(id: string, dx: number, dy: number, before?: () => Promise<void>) {
  const box = (await card(id).locator('.cv-title').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 8 });
  await before?.();
  await page.mouse.up();
}

/** How many pixels of the layer above the blocks are painted: guides while dragging. */
const painted = () =>
  page.locator('canvas.cv-overlay').evaluate((layer: HTMLCanvasElement) => {
    const { data } = layer.getContext('2d')!.getImageData(0, 0, layer.width, layer.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++;
    return count;
  });

async function select(...ids: string[]) {
  await page.keyboard.press('Escape');
  for (const [i, id] of ids.entries()) {
    await card(id)
      .locator('.cv-title')
      .click(i === 0 ? {} : { modifiers: ['Shift'] });
  }
}

it('snaps a dragged block to its neighbours and shows the line it snaps to', async () => {
  await drag('b', 0, 60);
  await expect.poll(async () => (await boxOf('b')).y).toBeGreaterThan(150);
  const lowered = (await boxOf('b')).y;
  const { width } = (await card('b').locator('.cv-card').boundingBox())!;
  const scale = width / (await boxOf('b')).width;
  await drag('b', 0, (120 - lowered) * scale + 4, () => expect.poll(painted).toBeGreaterThan(20));
  await expect.poll(async () => (await boxOf('b')).y).toBe(120);
});

it('aligns, distributes, groups, frames and locks; undo takes it back', async () => {
  await ada.call('POST', `/canvases/${canvas}/edits`, {
    ops: [
      { op: 'moveBlock', id: 'b', box: { x: 380, y: 180, width: 260, height: 160 } },
      { op: 'moveBlock', id: 'c', box: { x: 800, y: 140, width: 260, height: 160 } },
    ],
  });
  await page.keyboard.press('Shift+Digit1');
  await cameraRests(page);
  await select('a', 'b', 'c');
  await page.getByRole('button', { name: 'Align top' }).click();
  await expect.poll(async () => [...(await blocks()).values()].map((b) => b.box.y)).toEqual([120, 120, 120]);
  await page.getByRole('button', { name: 'Distribute horizontally' }).click();
  await expect.poll(async () => (await boxOf('b')).x).toBe(440);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf('b')).x).toBe(380);
  await page.keyboard.press('Control+g');
  await expect.poll(async () => (await blocks()).get('a')?.parent ?? null).not.toBeNull();
  const group = (await blocks()).get('a')!.parent!;
  expect((await blocks()).get(group)!.type).toBe('group');
  await page.keyboard.press('Control+Shift+g');
  await expect.poll(async () => (await blocks()).has(group)).toBe(false);
  await select('c');
  await page.locator('.cv-root').focus();
  await page.keyboard.press('Control+Shift+l');
  await expect.poll(async () => (await blocks()).get('c')?.props).toMatchObject({ locked: true });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Shift+l');
  await expect.poll(async () => (await blocks()).get('c')?.props ?? {}).not.toMatchObject({ locked: true });
  expect((await boxOf('c')).x).toBe(800);
});

it('writes a sticky note and draws a frame around blocks, which then moves them along', async () => {
  await page.keyboard.press('Escape');
  await page.locator('.cv-root').focus();
  await page.keyboard.press('n');
  const below = (await card('a').boundingBox())!;
  await page.mouse.click(below.x + 40, below.y + below.height + 60);
  await page.locator('textarea:focus, input:focus, [contenteditable="true"]:focus').waitFor();
  await page.keyboard.type('Mind the gap');
  await page.keyboard.press('Escape');
  const note = async () => [...(await blocks()).values()].find((b) => b.type === 'note');
  await expect.poll(async () => (await note())?.props).toMatchObject({ text: 'Mind the gap' });
  await page.locator('.cv-root').focus();
  await page.keyboard.press('f');
  const box = (await card('c').locator('.cv-card').boundingBox())!;
  await page.mouse.move(box.x - 30, box.y - 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 30, box.y + box.height + 30, { steps: 6 });
  await page.mouse.up();
  const frame = async () => [...(await blocks()).values()].find((b) => b.type === 'frame');
  await expect.poll(async () => (await blocks()).get('c')?.parent).toBe((await frame())?.id ?? 'none');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const before = await boxOf('c');
  const id = (await frame())!.id;
  const area = (await card('c').locator('.cv-card').boundingBox())!;
  await page.mouse.click(area.x + area.width - 20, area.y - 36);
  await page.locator('.cv-root').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await boxOf('c')).y).toBe(before.y + 24);
  expect((await blocks()).get('c')!.parent).toBe(id);
});

it('exports to files that open, and imports the JSON again', async () => {
  const save = async (item: string) => {
    await page.getByRole('button', { name: 'More about this canvas' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return { name: file.suggestedFilename(), path: await file.path() };
  };
  const png = await save('Picture (PNG)');
  const bytes = await readFile(png.path);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const svg = await readFile((await save('Drawing (SVG)')).path, 'utf8');
  const sizes = await page.evaluate(
    async ([picture, drawing]) => {
      const open = async (address: string) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return image.naturalWidth * image.naturalHeight;
      };
      const parsed = new DOMParser().parseFromString(drawing!, 'image/svg+xml');
      return {
        png: await open(`data:image/png;base64,${picture}`),
        svg: await open(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing!)}`),
        broken: parsed.querySelector('parsererror') !== null,
        text: parsed.documentElement.textContent ?? '',
      };
    },
    [bytes.toString('base64'), svg],
  );
  expect(sizes.png).toBeGreaterThan(100_000);
  expect(sizes.svg).toBeGreaterThan(100_000);
  expect(sizes.broken).toBe(false);
  for (const word of ['Alpha', 'Beta', 'Gamma', 'Mind']) expect(sizes.text).toContain(word);
  const json = await save('Canvas file (JSON)');
  expect(json.name).toBe('By hand.cadre.json');
  await bo.page.goto('/canvases');
  await bo.page.getByLabel('Canvas files').setInputFiles({
    name: json.name,
    mimeType: 'application/json',
    buffer: await readFile(json.path),
  });
  await bo.page.waitForURL(/\/canvases\/[0-9a-f-]{36}$/);
  const copy = await readCanvas(ada, new URL(bo.page.url()).pathname.split('/').at(-1)!);
  const original = await readCanvas(ada, canvas);
  expect(copy.blocks.map((b) => b.title).sort()).toEqual(original.blocks.map((b) => b.title).sort());
  expect(copy.connections.length).toBe(original.connections.length);
});

it('follows a person: where they look, one looks too', async () => {
  await bo.page.goto(`/canvases/${canvas}`);
  await card('a', bo.page).waitFor();
  await page.getByRole('button', { name: /^Follow / }).click();
  const shown = () => page.getByRole('button', { name: /%/ }).first().textContent();
  const before = await shown();
  await bo.page.locator('.cv-root').focus();
  for (let i = 0; i < 4; i++) await bo.page.keyboard.press('-');
  await expect.poll(shown).not.toBe(before);
  await page.getByRole('button', { name: /^Follow / }).click();
});

it('tidies in a worker, into rows, without moving what is locked', async () => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.cv-root').focus();
  const before = await boxOf('b');
  await page.keyboard.press('Shift+T');
  await expect.poll(async () => JSON.stringify(await boxOf('b'))).not.toBe(JSON.stringify(before));
  expect(workers.some((url) => url.includes('elk'))).toBe(true);
  const [a, b] = [await boxOf('a'), await boxOf('b')];
  expect(b.x).toBeGreaterThan(a.x + a.width);
});

it('is worked by the keyboard alone: walk, connect, rename, duplicate, delete, list', async () => {
  await page.keyboard.press('Shift+Digit1');
  await page.keyboard.press('Escape');
  await page.locator('.cv-root').focus();
  const selected = () => page.locator('.cv-root [aria-live="polite"]').first().textContent();
  /** Until the canvas says something else, or the focus has left it; a key that changed nothing costs three seconds. */
  const spokenAfter = (said: string | null) =>
    page.evaluate(async (before) => {
      const root = document.querySelector('.cv-root')!;
      const speech = root.querySelector('[aria-live="polite"]')!;
      const end = performance.now() + 3_000;
      while (root.contains(document.activeElement) && speech.textContent === before && performance.now() < end)
        await new Promise((done) => requestAnimationFrame(done));
    }, said);
  /** Tab leaves the canvas at its last block: then back from there. */
  const walkTo = async (title: string) => {
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.locator('.cv-root').focus();
      for (let steps = 0; steps < 8; steps++) {
        const said = await selected();
        if (said?.includes(`${title},`)) return;
        await page.keyboard.press(key);
        await spokenAfter(said);
      }
    }
  };
  await walkTo('Beta');
  await page.keyboard.press('c');
  await expect.poll(selected).toContain('Choose a block with Tab');
  await walkTo('Gamma');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await readCanvas(ada, canvas)).connections.map(({ from, to }) => `${from}-${to}`))
    .toContain('b-c');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Third');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await blocks()).get('c')?.title).toBe('Third');
  await page.keyboard.press('Control+d');
  const copies = async () => [...(await blocks()).values()].filter((b) => b.title.startsWith('Third')).length;
  await expect.poll(copies).toBe(2);
  await page.keyboard.press('Delete');
  await expect.poll(copies).toBe(1);
  await page.keyboard.press('Control+Shift+O');
  const list = page.getByRole('list', { name: 'Blocks' });
  for (const title of ['Alpha', 'Beta', 'Third', 'Mind the gap']) await list.getByText(title).first().waitFor();
  await list.getByRole('button', { name: /Alpha/ }).first().press('Enter');
  await expect.poll(selected).toContain('Alpha');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close list' }).click();
  await page.locator('.cv-root').focus();
  await page.keyboard.press('?');
  await page.getByRole('region', { name: 'Keys' }).getByText('Connect to another block').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('region', { name: 'Keys' }).count()).toBe(0);
});

it('opens the verbs of what lies under the pointer', async () => {
  await page.locator('.cv-root').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Digit1');
  await cameraRests(page);
  const block = page.locator('.cv-slot[data-block-id="b"] .cv-title');
  await block.click({ button: 'right' });
  await page.getByRole('menu', { name: 'Block' }).getByRole('menuitem', { name: 'Lock in place' }).click();
  await block.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Unlock' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.cv-root').click({ button: 'right', position: { x: 12, y: 120 } });
  const menu = page.getByRole('menu', { name: 'Canvas' });
  await menu.getByRole('menuitem', { name: 'Add a block…' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter'); // the second: a sticky note
  await page.locator('.cv-note textarea').fill('From the menu');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () =>
      [...(await blocks()).values()].some((b) => JSON.stringify(b.props ?? null).includes('From the menu')),
    )
    .toBe(true);
  expect(await menu.count()).toBe(0);
});

it('shows what a canvas looks like before its document has come', async () => {
  const late = await page.context().newPage();
  let waiting = 0;
  await late.routeWebSocket(/\/sync/, () => {
    waiting++; // never answered
  });
  await late.goto(`/canvases/${canvas}`);
  await late.getByRole('status', { name: 'Opening the canvas' }).waitFor();
  const inked = () =>
    late.locator('canvas.cv-base').evaluate((layer: HTMLCanvasElement) => {
      const { data } = layer.getContext('2d')!.getImageData(0, 0, layer.width, layer.height);
      return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    });
  await expect.poll(inked).toBeGreaterThan(10_000);
  await expect.poll(() => waiting).toBe(1);
  expect(await late.locator('.cv-slot').count()).toBe(0);
  const place = () => late.locator('canvas.cv-base').evaluate((layer: HTMLCanvasElement) => layer.style.transform);
  const before = await place();
  await late.mouse.move(800, 400);
  await late.mouse.wheel(0, 60);
  await expect.poll(place).not.toBe(before);
  const { link } = await ada.call<{ link: string }>('POST', `/canvases/${canvas}/shares`, { role: 'viewer' });
  await late.goto(link);
  await expect.poll(inked).toBeGreaterThan(10_000);
  await expect.poll(() => waiting).toBe(2);
  await late.close();
});
