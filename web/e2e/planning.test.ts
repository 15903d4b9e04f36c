import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { readCanvas } from './support/workshop';

interface Planned {
  contract: { id: string; blocks: { id: string; type: string; title: string }[] };
}

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

it('asks what it must know, and plans with the answer', async () => {
  const { page } = ada;
  await page.goto('/');
  await page.getByLabel('What do you want to create?').fill('I want to build an app');
  await page.keyboard.press('Enter');
  const question = page.getByLabel(/What should the app do/);
  await question.waitFor();
  const go = page.getByRole('button', { name: '1 to answer' });
  expect(await go.isDisabled()).toBe(true);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Book appointments' }).click();
  expect(await question.inputValue()).toBe('Book appointments');
  await question.fill('Book appointments at a bicycle workshop');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.waitForURL(/\/plans\//);
  await page
    .getByText(/bicycle workshop/i)
    .first()
    .waitFor();
});

it('lets a person change the words, and asks again', async () => {
  const { page } = ada;
  await page.goto('/');
  await page.getByLabel('What do you want to create?').fill('I want to build an app');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.getByRole('button', { name: 'Change' }).click();
  expect(await page.getByLabel('What do you want to create?').inputValue()).toBe('I want to build an app');
});

it('takes the changes a person makes to a plan before it is approved', async () => {
  const { page } = ada;
  const text = 'I want to build a business selling solar lamps in Kenya';
  const { contract } = await ada.call<Planned>('POST', '/intents', { text, answers: {} });
  const search = contract.blocks.find((b) => b.type === 'search')!;
  const unwanted = contract.blocks.at(-1)!;
  await page.goto(`/plans/${contract.id}`);
  await page.getByLabel('Title of the plan').fill('Lamps of Kisumu');
  await page.getByLabel(`Title of block ${search.id}`, { exact: true }).fill('What is sold already');
  await page.getByRole('button', { name: 'Settings of What is sold already' }).click();
  const settings = page.locator(`#block-${search.id}`);
  await settings.getByRole('textbox', { name: 'Question' }).fill('solar lamps Kisumu prices');
  await page.getByRole('button', { name: `Remove ${unwanted.title}`, exact: true }).click();
  await page.getByText('Changed by you').waitFor();

  await page.getByRole('button', { name: 'Approve only' }).click();
  await page.waitForURL(/\/canvases\//);
  const canvas = await readCanvas(ada, new URL(page.url()).pathname.split('/').at(-1)!);
  const runnable = canvas.blocks.filter((b) => b.type !== 'frame' && b.type !== 'group');
  expect(canvas.title).toBe('Lamps of Kisumu');
  expect(runnable).toHaveLength(contract.blocks.length - 1);
  expect(runnable.find((b) => b.title === 'What is sold already')?.settings).toMatchObject({
    query: 'solar lamps Kisumu prices',
  });
  expect(runnable.some((b) => b.title === unwanted.title)).toBe(false);
});

it('shows a plan whole at every width', async () => {
  const { page } = ada;
  const text = 'I want to build a business selling solar lamps in Kenya';
  const { contract } = await ada.call<Planned>('POST', '/intents', { text, answers: {} });
  await page.goto(`/plans/${contract.id}`);
  const graph = page.getByRole('region', { name: 'Graph of the plan' });
  await graph.waitFor();
  expect(await graph.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 390, height: 844 });
  const main = page.locator('#main');
  await expect.poll(() => main.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
});
