import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { makeCanvas, readCanvas } from './support/workshop';

let browser: Browser;
let ada: Person;
let grace: Person;
let canvas: string;

beforeAll(async () => {
  browser = await openBrowser();
  ada = await Person.owner(browser);
  grace = await Person.visit(browser);
  canvas = await makeCanvas(ada, 'Shared work', [
    { id: 'note1', type: 'content', title: 'From Ada', settings: { text: '# Hello' } },
  ]);
});

afterAll(async () => {
  await browser?.close();
  expect([...ada.broken, ...grace.broken]).toEqual([]);
});

const titlesOf = async (person: Person) => (await readCanvas(person, canvas)).blocks.map((b) => b.title).sort();

it('invites a second person, who joins by the link', async () => {
  const { page } = ada;
  await page.goto('/members');
  await page
    .getByRole('button', { name: /invite/i })
    .first()
    .click();
  await page.getByLabel('Email').fill('grace@example.com');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Secret').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();

  await grace.page.goto(link);
  await grace.page.getByText('grace@example.com').waitFor();
  await grace.page.getByLabel('Your name').fill('Grace Hopper');
  await grace.page.getByLabel('Password', { exact: true }).fill('another long phrase');
  await grace.page.getByRole('button', { name: 'Join' }).click();
  await grace.page.getByRole('heading', { name: 'What do you want to create?' }).waitFor();
  const { items } = await ada.call<{ items: { name: string; role: string }[] }>('GET', '/members');
  expect(items.find((m) => m.name === 'Grace Hopper')?.role).toBe('editor');

  const again = await Person.visit(browser);
  await again.page.goto(link);
  await again.page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor();
});

it('runs a canvas by a schedule that was made in the browser', async () => {
  const { page } = ada;
  await page.goto(`/triggers?canvas=${canvas}`);
  await page.getByRole('button', { name: 'New schedule' }).first().click();
  await page.getByLabel('Name').fill('Morning');
  await page.getByRole('button', { name: 'Cron', exact: true }).click();
  await page.getByLabel('Cron expression').fill('0 9 * * FOO');
  await page.getByRole('alert').getByText("'FOO' is no day of the week").waitFor();
  await page.getByLabel('Cron expression').fill('0 9 * * 1-5');
  await page.getByLabel('Next runs').getByText('Every weekday at 09:00').waitFor();
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await page.getByRole('button', { name: 'Run Morning now' }).click();
  await page.getByRole('link', { name: /by the schedule Morning, slot/ }).waitFor();
});

it('shows each the change of the other on the shared canvas', async () => {
  await Promise.all([ada.page.goto(`/canvases/${canvas}`), grace.page.goto(`/canvases/${canvas}`)]);
  const add = async (person: Person, type: string) => {
    const library = person.page.getByRole('complementary', { name: /library/i });
    await library
      .getByRole('button', { name: new RegExp(`^${type}`, 'i') })
      .first()
      .click();
  };
  const seen = (person: Person, title: string) => person.page.locator('.cv-card').filter({ hasText: title }).first();
  await Promise.all([seen(ada, 'From Ada').waitFor(), seen(grace, 'From Ada').waitFor()]);
  await add(ada, 'Diagram');
  await seen(grace, 'Diagram').waitFor();
  await add(grace, 'Condition');
  await seen(ada, 'Condition').waitFor();
  await expect.poll(() => titlesOf(ada)).toHaveLength(3);
  expect(await titlesOf(grace)).toEqual(await titlesOf(ada));
});

it('takes the pen away when the role changes while the canvas is open, and the canvas when the membership ends', async () => {
  const { items } = await ada.call<{ items: { name: string; userId: string }[] }>('GET', '/members');
  const { userId } = items.find((m) => m.name === 'Grace Hopper')!;
  const library = grace.page.getByRole('button', { name: 'Block library' });
  expect(await library.count()).toBe(1);
  await ada.call('PATCH', `/members/${userId}`, { role: 'viewer' });
  await grace.page.getByText('Your role here has changed.').waitFor();
  await grace.page.locator('.cv-card').first().waitFor();
  expect(await library.count()).toBe(0);
  await ada.call('DELETE', `/members/${userId}`);
  await grace.page.getByText('You may no longer open this canvas.').waitFor();
  expect(await grace.page.locator('.cv-card').count()).toBe(0);
});

it('says that a canvas was deleted while it was open', async () => {
  await ada.page.goto(`/canvases/${canvas}`);
  await ada.page.locator('.cv-card').first().waitFor();
  await ada.call('DELETE', `/canvases/${canvas}`);
  await ada.page.getByText('This canvas was deleted.').waitFor();
});
