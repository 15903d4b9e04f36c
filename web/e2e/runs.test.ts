import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './support/axe';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { type BlockSketch, latestRun, makeCanvas, runWhen, startRun } from './support/workshop';

const DECISION: BlockSketch[] = [
  { id: 'letter', type: 'content', settings: { text: '# A letter\n\nDear reader.' } },
  {
    id: 'gate',
    type: 'approval',
    title: 'May it go out?',
    settings: { message: 'Send the letter as it is?' },
    from: { block: 'letter', port: 'markdown', into: 'input' },
  },
  {
    id: 'sent',
    type: 'transform',
    title: 'Sent',
    settings: { expression: '"sent"', outputType: 'text' },
    from: { block: 'gate', port: 'approved', into: 'input' },
  },
  {
    id: 'kept',
    type: 'transform',
    title: 'Kept back',
    settings: { expression: '"kept"', outputType: 'text' },
    from: { block: 'gate', port: 'rejected', into: 'input' },
  },
];
/** Two steps in a row; the first one counts, four times a second. */
const slow = (count: number): BlockSketch[] => [
  {
    id: 'first',
    type: 'code',
    settings: { language: 'shell', source: `for i in $(seq ${count}); do echo $i; sleep 0.25; done` },
  },
  {
    id: 'second',
    type: 'code',
    settings: { language: 'shell', source: 'echo after' },
    from: { block: 'first', port: 'stdout', into: 'input' },
  },
];

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

const statusOf = (run: { steps: { address: string; status: string }[] }) =>
  Object.fromEntries(run.steps.map((s) => [s.address, s.status]));

it('lets a person approve on the canvas, and goes on down that way', async () => {
  const { page } = ada;
  const canvas = await makeCanvas(ada, 'A letter', DECISION);
  await page.goto(`/canvases/${canvas}`);
  await page.getByRole('button', { name: 'Run all' }).click();
  await page.getByRole('button', { name: 'Decide' }).click();
  const panel = page.getByRole('complementary', { name: 'Properties' });
  await panel.getByText('Send the letter as it is?').waitFor();
  await panel.getByRole('button', { name: 'Approve' }).click();
  const run = await runWhen(ada, await latestRun(ada, canvas), 'succeeded', 'failed');
  expect(statusOf(run)).toEqual({ letter: 'succeeded', gate: 'succeeded', sent: 'succeeded', kept: 'skipped' });
  await page.getByRole('button', { name: 'Decide' }).waitFor({ state: 'detached' });
});

it('lets a person reject on the page of approvals, and goes down the other way', async () => {
  const { page } = ada;
  const canvas = await makeCanvas(ada, 'Another letter', DECISION);
  const runId = await startRun(ada, canvas);
  await page.goto('/approvals');
  const card = page.getByRole('listitem').filter({ hasText: 'Another letter' });
  await card.getByText('Send the letter as it is?').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await card.getByRole('button', { name: 'Reject' }).click();
  const run = await runWhen(ada, runId, 'succeeded', 'failed');
  expect(statusOf(run)).toEqual({ letter: 'succeeded', gate: 'succeeded', sent: 'skipped', kept: 'succeeded' });
  await card.waitFor({ state: 'detached' });
});

/** Starts a run and pauses it from its page: one that had ended before is tried again with a longer one. */
async function pausedInTime(page: Page): Promise<string> {
  const [pause, ended] = [page.getByRole('button', { name: 'Pause' }), page.getByRole('button', { name: 'Run again' })];
  for (const count of [8, 60, 400]) {
    const runId = await startRun(ada, await makeCanvas(ada, `Two steps, the first of ${count}`, slow(count)));
    await page.goto(`/runs/${runId}`);
    await pause.or(ended).first().waitFor();
    const pressed = await pause.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    const run = await runWhen(ada, runId, 'paused', 'succeeded');
    if (run.status === 'succeeded') continue;
    expect(pressed).toBe(true);
    expect(statusOf(run)['second']).toBe('pending');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    return runId;
  }
  throw new Error('No run was slow enough to be paused.');
}

it('pauses, goes on, and replays a run from its page', async () => {
  const { page } = ada;
  const runId = await pausedInTime(page);
  await page.getByRole('button', { name: 'Resume' }).click();
  const run = await runWhen(ada, runId, 'succeeded', 'failed');
  expect(statusOf(run)).toEqual({ first: 'succeeded', second: 'succeeded' });

  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('menuitem', { name: 'Replay with the kept answers' }).click();
  await page.getByRole('link', { name: 'Replay of an earlier run' }).waitFor();
  const replay = await runWhen(ada, new URL(page.url()).pathname.split('/').at(-1)!, 'succeeded', 'failed');
  expect(replay.origin).toBe(runId);
  expect(replay.comparison).toEqual({ identical: true, different: [] });
  await page.getByText('free').first().waitFor();
  expect(await page.getByText('$0.00').count()).toBe(0);
});

it('stops a run from its page, and nothing of it goes on', async () => {
  const { page } = ada;
  const canvas = await makeCanvas(ada, 'Stopped', slow(1000));
  const runId = await startRun(ada, canvas);
  await page.goto(`/runs/${runId}`);
  await page.getByRole('button', { name: 'Stop' }).click();
  const run = await runWhen(ada, runId, 'cancelled', 'succeeded', 'failed');
  expect(run.status).toBe('cancelled');
  expect(statusOf(run)['second']).toBe('cancelled');
  await page.getByRole('button', { name: 'Run again' }).waitFor();
});
