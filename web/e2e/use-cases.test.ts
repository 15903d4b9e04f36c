import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser';
import { Person } from './support/person';
import { latestRun, runWhen } from './support/workshop';

// What people come for beside a business plan (main-job.test.ts): an app, a film, a game, from the wish to the opened result, without a model.
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

/** Types a wish, approves its plan, waits for the end, and opens the run. */
async function make(wish: string): Promise<void> {
  const { page } = ada;
  await page.goto('/');
  await page.getByLabel('What do you want to create?').fill(wish);
  await page.keyboard.press('Control+Enter');
  const approve = page.getByRole('button', { name: 'Approve and run' });
  await approve.waitFor();
  await approve.click();
  await page.waitForURL(/\/canvases\//);
  const id = await latestRun(ada, new URL(page.url()).pathname.split('/').at(-1)!);
  const run = await runWhen(ada, id, 'succeeded', 'failed', 'cancelled');
  expect(run.steps.filter((s) => s.status !== 'succeeded').map((s) => [s.address, s.error])).toEqual([]);
  await page.goto(`/runs/${id}`);
}

/** Opens the result of a block on the run's page. */
function open(title: RegExp): Promise<void> {
  return ada.page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: title }).click();
}

/** Opens a result that is a page, and starts it. */
async function start(title: RegExp): Promise<FrameLocator> {
  await open(title);
  await ada.page.getByRole('button', { name: 'Start', exact: true }).first().click();
  return ada.page.frameLocator('iframe').first();
}

it('makes an app whose tests pass and whose page works', async () => {
  await make('I want to research an idea and build an app that tracks shared household chores');
  const { page } = ada;
  await open(/^Tests of/);
  await page.getByText('12 tests ran, 0 failed').first().waitFor();
  await page.getByText('project.zip').first().waitFor();
  const app = await start(/^Preview of/);
  await app.getByLabel('Title').fill('Water the ferns');
  await app.getByLabel('Person').selectOption('Amina');
  await app.getByRole('button', { name: 'Add chore' }).click();
  const added = app.getByRole('listitem').filter({ hasText: 'Water the ferns' });
  await added.getByRole('button', { name: 'open' }).click();
  await added.getByRole('button', { name: 'doing' }).waitFor();
  await app.getByRole('searchbox', { name: 'Find' }).fill('ferns');
  expect(await app.getByRole('listitem').count()).toBe(1);
  await added.getByRole('button', { name: 'Remove' }).click();
  await app.getByRole('button', { name: 'Undo' }).click();
  await added.waitFor();
});

it('makes a film that plays with picture, voice and captions', async () => {
  await make(
    'I want to create a stunning 10-second video like a movie director, as a rough cut, about a lighthouse keeper who befriends a whale',
  );
  await open(/^Film:/);
  const video = ada.page.locator('video');
  await video.waitFor();
  const seen = await video.evaluate(async (v: HTMLVideoElement) => {
    const decoded = v as unknown as { webkitAudioDecodedByteCount: number; webkitVideoDecodedByteCount: number };
    v.muted = true;
    for (const track of v.textTracks) track.mode = 'showing';
    await new Promise((done) => {
      v.addEventListener('timeupdate', () => v.currentTime > 6.3 && done(0));
      v.currentTime = 6;
      void v.play();
    });
    v.pause();
    return {
      seconds: v.duration,
      picture: decoded.webkitVideoDecodedByteCount,
      sound: decoded.webkitAudioDecodedByteCount,
      caption: (v.textTracks[0]?.activeCues?.[0] as VTTCue | undefined)?.text,
    };
  });
  expect(seen.seconds).toBeGreaterThan(15);
  expect(seen.picture).toBeGreaterThan(1000);
  expect(seen.sound).toBeGreaterThan(1000);
  expect(seen.caption).toContain('Dawn over the lighthouse');
});

it('makes a game that is played by keys and can be won', async () => {
  await make('I want to play a game I create with my characters: Momo the brave hedgehog against the shadow crows');
  const { page } = ada;
  const playtest = await ada.call<{ items: { id: string }[] }>('GET', '/runs');
  const run = await ada.call<{ steps: { type: string; outputs: Record<string, { value: { finished?: boolean } }> }[] }>(
    'GET',
    `/runs/${playtest.items[0]!.id}`,
  );
  expect(run.steps.find((s) => s.type === 'playtest')?.outputs.figures?.value.finished).toBe(true);
  const game = await start(/^Momo against the shadow crows/);
  await game.getByRole('button', { name: 'Play' }).click();
  await page.keyboard.down('ArrowRight');
  const place = () =>
    page
      .frames()
      .at(-1)!
      .evaluate(() => (window as unknown as { cadreGame: { state(): { x: number } } }).cadreGame.state().x);
  const before = await place();
  await expect.poll(place).toBeGreaterThan(before + 60);
  await page.keyboard.up('ArrowRight');
});
