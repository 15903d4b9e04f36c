import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { ScriptedModel } from './support/scripted-model';

let browser: Browser;
let ada: Person;
let model: ScriptedModel;

beforeAll(async () => {
  model = await ScriptedModel.start();
  browser = await openBrowser();
  ada = await Person.owner(browser);
});

afterAll(async () => {
  await browser?.close();
  await model?.stop();
  expect(ada.broken).toEqual([]);
});

async function fill(key: string): Promise<void> {
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByLabel('API key').fill(key);
  await dialog.getByLabel('Address').fill(model.baseUrl);
  await dialog.getByRole('button', { name: 'Connect and test' }).click();
}

it('connects a model in the dialog and shows its first words as they come', async () => {
  const { page } = ada;
  model.key = 'sk-of-ada';
  await page.goto('/models');
  await page.getByRole('button', { name: /OpenAI-compatible/i }).click();
  await fill('sk-wrong');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.textContent()).toMatch(/key/i);
  expect(await dialog.textContent()).not.toContain('sk-wrong');
});

it('takes the right key after a wrong one', async () => {
  const { page } = ada;
  model.answer = () => 'Good morning, Ada. The engine turns.';
  await page.goto('/models');
  await page.getByRole('button', { name: /OpenAI-compatible/i }).click();
  await fill('sk-of-ada');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Good morning, Ada. The engine turns.').waitFor();
  await dialog.getByText(/Works, answered in/).waitFor();
  expect(model.requests.at(-1)).toMatchObject({ model: ScriptedModel.modelName, stream: true });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText(ScriptedModel.modelName).first().waitFor();
  expect(await page.content()).not.toContain('sk-of-ada');
});
