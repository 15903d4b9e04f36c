import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
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
  await forget(); // the files after this one have no model
  await browser?.close();
  await model?.stop();
  expect(ada.broken).toEqual([]);
});

async function forget(): Promise<void> {
  for (const kind of ['models', 'agents']) {
    const { items } = await ada.call<{ items: { id: string }[] }>('GET', `/${kind}`);
    for (const { id } of items) await ada.call('DELETE', `/${kind}/${id}`);
  }
}

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

it('makes an agent of a template, talks to it, and sees it answer again after a reload', async () => {
  const { page } = ada;
  await page.goto('/agents');
  await page.getByRole('button', { name: 'New agent' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Executor/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Executor' }).waitFor();
  model.answer = ({ messages }) =>
    JSON.stringify(messages[0]).includes('You are Executor') ? 'The lamps are **lit**.' : 'Nobody asked me.';
  await page.goto('/chat');
  await page.getByRole('button', { name: 'Executor', pressed: false }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('Light the lamps.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('strong', { hasText: 'lit' }).first().waitFor();
  expect(
    model.requests
      .at(-1)!
      .messages.map((m) => String(m.content))
      .join('\n'),
  ).toContain('Light the lamps.');
  await page.reload();
  await page.locator('strong', { hasText: 'lit' }).first().waitFor();
  model.answer = ({ messages }) =>
    JSON.stringify(messages).includes('Light the lamps.') ? 'I still know of the lamps.' : 'I have forgotten.';
  await page.getByRole('textbox', { name: 'Message' }).fill('And now?');
  await page.keyboard.press('Enter');
  await page.getByText('I still know of the lamps.').first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});
