import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Line } from './support/line';
import { Person } from './support/person';
import { makeCanvas, readCanvas } from './support/workshop';

let browser: Browser;
let ada: Person;
let bo: Person;
let boLine: Line;
let canvas: string;

beforeAll(async () => {
  browser = await openBrowser();
  [ada, bo] = [await Person.owner(browser), await Person.owner(browser)];
  boLine = await Line.of(bo.page);
  canvas = await makeCanvas(ada, 'Written together', [
    { id: 'letter', type: 'content', title: 'Letter', settings: { text: '# Dear all\n\nThe **middle** stays.' } },
    { id: 'sum', type: 'code', title: 'Sum', settings: { language: 'python', source: 'print(1)\n' } },
  ]);
  await Promise.all([ada, bo].map((person) => person.page.goto(`/canvases/${canvas}`)));
});

afterAll(async () => {
  await browser?.close();
});

/** Selects a block and puts the caret into its long text. */
async function write(page: Page, block: string, label: string) {
  await page.locator(`.cv-slot[data-block-id="${block}"] .cv-title`).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page
    .getByRole('complementary', { name: 'Properties' })
    .getByRole('button', { name: label, exact: true })
    .click();
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.waitFor();
  return field;
}

const setting = async (block: string, name: string) => {
  const { blocks } = await readCanvas(ada, canvas);
  const found = blocks.find((b) => b.id === block);
  return (found?.settings as Record<string, unknown> | undefined)?.[name];
};

it('keeps what two people write into one rich text, also across a broken line', async () => {
  const [hers, his] = await Promise.all([write(ada.page, 'letter', 'Text'), write(bo.page, 'letter', 'Text')]);
  await hers.press('Control+End');
  await hers.pressSequentially(' Ada was here.');
  await expect.poll(() => his.textContent()).toContain('Ada was here.');
  await boLine.cut();
  await his.press('Control+Home');
  await his.pressSequentially('Offline: ');
  await hers.press('Control+End');
  await hers.pressSequentially(' Twice.');
  boLine.mend();
  const expected = '# Offline: Dear all\n\nThe **middle** stays. Ada was here. Twice.';
  await expect.poll(() => his.textContent()).toContain('Ada was here. Twice.');
  await expect.poll(() => hers.locator('h1').textContent()).toContain('Offline: ');
  // What runs is the plain text in the settings.
  await expect.poll(() => setting('letter', 'text')).toBe(expected);
});

it('keeps what two people write into one code, and undo takes back only one’s own', async () => {
  const [hers, his] = await Promise.all([write(ada.page, 'sum', 'Source'), write(bo.page, 'sum', 'Source')]);
  await hers.press('Control+End');
  await hers.pressSequentially('print(2)');
  await expect.poll(() => his.textContent()).toContain('print(2)');
  await boLine.cut();
  await his.press('Control+Home');
  await his.pressSequentially('# from Bo');
  await his.press('Enter');
  boLine.mend();
  await expect.poll(() => hers.textContent()).toContain('# from Bo');
  await hers.press('Control+z');
  await expect.poll(() => hers.textContent()).not.toContain('print(2)');
  await expect.poll(() => setting('sum', 'source')).toBe('# from Bo\nprint(1)\n');
});

it('shows a comment to the other at once, on the block and in the list', async () => {
  await ada.page.locator('.cv-root').focus();
  await ada.page.keyboard.press('Shift+c');
  await ada.page.getByRole('combobox', { name: 'Comment' }).fill('Is this right, @ada lovelace?');
  await ada.page.keyboard.press('Enter');
  const pin = bo.page.getByRole('button', { name: /^Comment by Ada Lovelace/ });
  await pin.click();
  await bo.page.getByRole('combobox', { name: 'Reply' }).fill('It is.');
  await bo.page.keyboard.press('Enter');
  await ada.page.getByRole('complementary', { name: 'Comments' }).getByText('It is.').waitFor();
  expect(await seriousFaults(ada.page)).toEqual([]);
  await bo.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect.poll(() => ada.page.getByRole('button', { name: /^Comment by/ }).count()).toBe(0);
  await ada.page.getByRole('button', { name: 'Close the comments' }).click();
});

it('keeps what was moved while the line was cut', async () => {
  const place = async () => (await readCanvas(ada, canvas)).blocks.find(({ id }) => id === 'sum')?.box.y;
  const before = (await place()) ?? 0;
  await boLine.cut();
  await bo.page.locator('.cv-slot[data-block-id="sum"] .cv-title').click();
  await bo.page.locator('.cv-root').focus();
  await bo.page.keyboard.press('Shift+ArrowDown');
  expect(await place()).toBe(before);
  boLine.mend();
  await expect.poll(place).toBe(before + 24);
});

it('lets a guest in by a link, and shuts the door when it is revoked', async () => {
  const share = await ada.call<{ id: string; link: string }>('POST', `/canvases/${canvas}/shares`, {
    role: 'commenter',
  });
  const guest = await Person.visit(browser);
  await guest.page.goto(new URL(share.link, inject('url')).pathname);
  await guest.page.locator('.cv-slot[data-block-id="letter"]').waitFor();
  await guest.page.getByText('You can comment').waitFor();
  expect(await seriousFaults(guest.page)).toEqual([]);
  await ada.call('DELETE', `/canvases/${canvas}/shares/${share.id}`);
  await guest.page.getByText('This link no longer works.').waitFor();
  await guest.page.reload();
  await guest.page.getByRole('alert').waitFor();
  expect(guest.broken).toEqual([]);
});

it('goes back in time, and forward again', async () => {
  await ada.call('POST', `/canvases/${canvas}/edits`, { ops: [{ op: 'removeBlock', id: 'sum' }] });
  await expect.poll(() => ada.page.locator('.cv-slot[data-block-id="sum"]').count()).toBe(0);
  await ada.page.getByRole('button', { name: 'History' }).click();
  await ada.page.getByRole('button', { name: 'One change back' }).click();
  await ada.page.getByText('Nothing here can be edited').waitFor();
  await ada.page.locator('.cv-slot[data-block-id="sum"]').waitFor();
  expect(await seriousFaults(ada.page)).toEqual([]);
  await ada.page.getByRole('button', { name: 'Restore' }).click();
  const names = async () => (await readCanvas(ada, canvas)).blocks.map(({ id }) => id);
  await expect.poll(names).toContain('sum');
  await ada.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).not.toContain('sum');
  expect([...ada.broken, ...bo.broken]).toEqual([]);
});
