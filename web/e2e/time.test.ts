import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { makeCanvas, readCanvas, runWhen } from './support/workshop';

let browser: Browser;
let ada: Person;
let page: Page;
let canvas: string;

const text = async () => (await readCanvas(ada, canvas)).blocks.find(({ id }) => id === 'brief')!;
const write = (id: string, words: string) =>
  ada.call('POST', `/canvases/${id}/edits`, { ops: [{ op: 'setBlock', id: 'brief', settings: { text: words } }] });

const runEcho = async () => {
  const block = { canvasId: canvas, mode: 'block', blockId: 'echo' };
  await runWhen(ada, (await ada.call<{ runId: string }>('POST', '/runs', block)).runId, 'succeeded', 'failed');
};

beforeAll(async () => {
  browser = await openBrowser();
  ada = await Person.owner(browser);
  page = ada.page;
});

afterAll(async () => {
  expect(ada.broken).toEqual([]);
  await browser?.close();
});

it('keeps a result, compares it, and goes back to it', async () => {
  canvas = await makeCanvas(ada, 'Over time', [
    { id: 'brief', type: 'content', title: 'Brief', settings: { text: 'unused' } },
    { id: 'echo', type: 'transform', title: 'Echo', settings: { expression: '"first"' } },
  ]);
  await runEcho();
  await ada.call('POST', `/canvases/${canvas}/edits`, {
    ops: [{ op: 'setBlock', id: 'echo', settings: { expression: '"second"' } }],
  });
  await runEcho();
  await page.goto(`/canvases/${canvas}`);
  await page.locator('.cv-slot[data-block-id="echo"] .cv-title').click();
  await page.getByRole('tab', { name: 'Result' }).click();
  const panel = page.getByRole('complementary', { name: 'Properties' });
  await panel.getByText('Iteration 2').waitFor();
  await panel.getByText('second').first().waitFor();
  await page.getByRole('button', { name: 'Earlier result' }).click();
  await panel.getByText('first').first().waitFor();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByLabel('Name').fill('The plain one');
  await page.getByRole('button', { name: 'Keep result' }).click();
  await panel.getByText('The plain one').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  const both = page.getByRole('dialog');
  await both.getByText('first').first().waitFor();
  await both.getByText('second').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Use this one' }).click();
  await panel.getByText('In use').waitFor();
  await page.reload();
  await page.locator('.cv-slot[data-block-id="echo"]').getByText('first').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

it('shows a moment of the past with the results of then', async () => {
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'One change back' }).click();
  await page.getByText('Nothing here can be edited').waitFor();
  const past = page.locator('.z-25 .cv-slot[data-block-id="echo"]');
  await past.getByText('first').waitFor();
  await past.locator('.cv-title').click();
  await page.getByRole('complementary', { name: 'Properties' }).getByText('first').first().waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
});

it('lets an agent work within its scope, shows it, and takes back all it did', async () => {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('combobox').first().click();
  await page.getByRole('option', { name: /Is an agent/ }).click();
  await page.getByLabel('Name of the agent').fill('Scout');
  await page.getByLabel('Brief').check();
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  await page.keyboard.press('Escape');
  const edit = async (id: string) => {
    const answer = await fetch(`${inject('url')}/api/v1${new URL(link).pathname}/edits`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ops: [{ op: 'setBlock', id, title: 'By Scout' }] }),
    });
    return answer.status;
  };
  expect([await edit('brief'), await edit('echo')]).toEqual([200, 403]);
  await page.getByRole('button', { name: 'Follow Scout' }).waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Undo what Scout did' }).click();
  await page.getByRole('menuitem', { name: /Everything Scout/ }).click();
  await expect.poll(async () => (await text()).title).toBe('Brief');
});

it('merges texts line by line, and asks on the canvas where they collide', async () => {
  await write(canvas, 'one\ntwo words\nthree');
  const { canvasId: branch } = await ada.call<{ canvasId: string }>('POST', `/canvases/${canvas}/branches`, {
    title: 'Another way',
  });
  await write(canvas, 'one\ntwo here\nthree');
  await write(branch, 'one\ntwo there\nthree\nfour');
  await page.goto(`/canvases/${canvas}?merge=${branch}`);
  const review = page.getByRole('complementary', { name: 'Merge review' });
  await review.getByText('1 conflict').waitFor();
  await page.locator('.z-25 .cv-slot[data-block-id="brief"]').waitFor();
  await page.getByRole('button', { name: /^Both, one after the other holds: / }).click(); // on the card itself
  expect(await review.getByRole('radio', { name: 'Both, one after the other' }).isChecked()).toBe(true);
  expect(await seriousFaults(page)).toEqual([]);
  await review.getByRole('button', { name: 'Merge' }).click();
  await expect
    .poll(async () => ((await text()).settings as { text?: string }).text)
    .toBe('one\ntwo here\ntwo there\nthree\nfour');
});

it('lets a guest take back its own words only', async () => {
  const { link } = await ada.call<{ link: string }>('POST', `/canvases/${canvas}/shares`, { role: 'commenter' });
  await ada.call('POST', `/canvases/${canvas}/comments`, { body: 'From the owner', at: [0, 0] });
  const guest = await Person.visit(browser);
  await guest.page.goto(new URL(link, inject('url')).pathname);
  await guest.page.locator('.cv-slot[data-block-id="echo"] .cv-title').click();
  await guest.page.locator('.cv-root').focus();
  await guest.page.keyboard.press('Shift+c');
  await guest.page.getByRole('combobox', { name: 'Comment' }).fill('From a guest');
  await guest.page.keyboard.press('Enter');
  const panel = guest.page.getByRole('complementary', { name: 'Comments' });
  await panel.getByText('From a guest').waitFor();
  expect(await panel.getByRole('button', { name: 'Delete thread' }).count()).toBe(1);
  await panel.getByRole('button', { name: 'Delete thread' }).click();
  await expect.poll(() => panel.getByText('From a guest').count()).toBe(0);
  await panel.getByText('From the owner').waitFor();
  expect(guest.broken).toEqual([]);
});
