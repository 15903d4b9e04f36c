import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { runWhen } from './support/workshop';

let browser: Browser;
let ada: Person;
let shop: Server;
let run: string;
/** What the shop was asked, such as `POST /orders`. */
const asked: string[] = [];

beforeAll(async () => {
  shop = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id": 7}');
  });
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
  browser = await openBrowser();
  ada = await Person.owner(browser);
  const { port } = shop.address() as AddressInfo;
  await ada.call('POST', '/egress/grants', { host: '127.0.0.1', port, reason: 'The shop of the test' });
  run = await runOrders(`http://127.0.0.1:${port}`);
});

afterAll(async () => {
  await browser?.close();
  await new Promise((done) => shop.close(done));
  expect(ada.broken).toEqual([]);
});

/** Three orders in a loop, a greeting beside it, and one order at the shop that can be taken back. */
async function runOrders(address: string): Promise<string> {
  const { id } = await ada.call<{ id: string }>('POST', '/canvases', { title: 'Orders' });
  const block = (name: string, type: string, title: string, settings: object, x: number, y: number) => ({
    op: 'addBlock',
    block: { id: name, type, title, settings, version: 1, box: { x, y, width: 260, height: 160 } },
  });
  const connect = (from: string, to: string) => {
    const [[a, fromPort], [b, toPort]] = [from.split('.'), to.split('.')];
    return { op: 'connect', connection: { id: `${a}-${b}-${toPort}`, from: a, fromPort, to: b, toPort } };
  };
  await ada.call('POST', `/canvases/${id}/edits`, {
    ops: [
      block('list', 'transform', 'List', { expression: '["pen", "ink", "paper"]', outputType: 'json' }, 0, 0),
      block('each', 'loop', 'Each order', {}, 340, 0),
      block('line', 'transform', 'Line', { expression: '"1 x " + input[0]', outputType: 'text' }, 680, 0),
      block('greet', 'transform', 'Greeting', { expression: '"Dear customer"', outputType: 'text' }, 340, 240),
      block(
        'order',
        'http',
        'Order',
        { method: 'POST', url: `${address}/orders`, undo: { method: 'DELETE', url: `${address}/orders/7` } },
        1020,
        0,
      ),
      connect('list.value', 'each.items'),
      connect('each.item', 'line.input'),
      connect('line.value', 'each.collect'),
      connect('list.value', 'greet.input'),
      connect('each.results', 'order.body'),
    ],
  });
  const { runId } = await ada.call<{ runId: string }>('POST', '/runs', { canvasId: id, mode: 'all' });
  return runId;
}

it('shows the run at any moment, and any item of a loop', async () => {
  const { page } = ada;
  expect((await runWhen(ada, run, 'succeeded', 'failed')).status).toBe('succeeded');
  await page.goto(`/runs/${run}`);
  const graph = page.getByRole('region', { name: 'Graph' });
  await graph.getByRole('button', { name: 'Order, succeeded', exact: true }).waitFor();
  const slider = page.getByRole('slider', { name: 'Moment' });
  await slider.press('Home');
  await graph.getByRole('button', { name: 'Order, pending', exact: true }).waitFor();
  for (let i = 0; i < 60 && (await graph.getByRole('button', { name: 'Each order, running' }).count()) === 0; i++) {
    await slider.press('ArrowRight');
  }
  expect(await graph.getByRole('button', { name: 'List, succeeded' }).count()).toBe(1);
  await slider.press('End');
  await graph.getByRole('button', { name: 'Order, succeeded', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Open Each order' }).click();
  await page.getByRole('button', { name: 'Item 3, succeeded' }).click();
  const panel = page.getByRole('region', { name: 'Step Line' });
  await panel.getByText('1 x paper').first().waitFor();
  await panel.getByRole('tab', { name: 'Attempts 1' }).click();
  await panel.getByText('Succeeded').first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

it('replays without a call to the outside, and says so', async () => {
  const { page } = ada;
  const before = asked.length;
  await page.goto(`/runs/${run}`);
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('menuitem', { name: 'Replay with the kept answers' }).click();
  await page.getByRole('link', { name: 'Replay of an earlier run' }).waitFor();
  await page.getByText('Same results as the original').waitFor();
  await page.getByRole('tab', { name: 'Outside calls' }).click();
  await page.getByText('0 calls to the outside').waitFor();
  expect(asked.length).toBe(before);
});

it('forks with a changed setting, shares what comes before, and shows both side by side', async () => {
  const { page } = ada;
  await page.goto(`/runs/${run}?step=greet`);
  await page.getByRole('button', { name: 'Fork with changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fork with changes' });
  const expression = dialog.getByRole('textbox').first();
  await expression.fill('"Dear friend"');
  await dialog.getByText('1 step changed').waitFor();
  await dialog.getByRole('button', { name: 'Run the variant' }).click();
  await page.getByRole('link', { name: 'Variant of an earlier run' }).waitFor();
  const variant = new URL(page.url()).pathname.split('/').at(-1)!;
  await runWhen(ada, variant, 'succeeded', 'failed');
  await page.getByRole('tab', { name: 'Family' }).click();
  const family = page.getByRole('tabpanel', { name: 'Family' });
  await family.getByText('“Greeting”: expression').waitFor();
  await family.getByRole('checkbox', { name: /First run/ }).check();
  await family.getByRole('button', { name: 'Compare 2' }).click();
  await page.getByRole('heading', { name: 'Compare runs' }).waitFor();
  await page.getByLabel('Only steps that differ (1 of').waitFor();
  const greeting = page.getByRole('region', { name: 'Greeting' });
  expect(await greeting.locator('del').textContent()).toContain('customer');
  expect(await greeting.locator('ins').textContent()).toContain('friend');
  await page.getByRole('region', { name: 'Order', exact: true }).getByText('shared').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

it('tells what an undo would do, and does it', async () => {
  const { page } = ada;
  await page.goto(`/runs/${run}`);
  await page.getByRole('button', { name: 'Undo this run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo this run' });
  await dialog.getByRole('region', { name: 'Will be undone' }).getByText('order', { exact: true }).waitFor();
  expect(asked).not.toContain('DELETE /orders/7');
  await dialog.getByRole('button', { name: 'Undo 1 step' }).click();
  await page.getByRole('link', { name: 'Undo of an earlier run' }).waitFor();
  const undo = await runWhen(ada, new URL(page.url()).pathname.split('/').at(-1)!, 'succeeded', 'failed');
  expect(undo.status).toBe('succeeded');
  expect(asked.filter((call) => call === 'DELETE /orders/7')).toHaveLength(1);
});
