// A canvas with a past, for the pictures of its time machine: two results of one block, a comment, a branch that collides.
const TITLE = 'Launch of the lamp';
const text = (price, evenings, ships) =>
  `# The lamp\n\nA solar lamp for ${evenings} evenings.\n\nPrice: ${price} dollars.\n\nShips in ${ships}.`;

/** Makes the canvas when there is none yet; answers its id and that of its branch. */
export async function tellStory(call) {
  const { items } = await call('GET', '/canvases');
  const known = items.find(({ title }) => title === TITLE);
  if (known) {
    const branches = await call('GET', `/canvases/${known.id}/branches`);
    return { id: known.id, branch: branches.items[0]?.canvasId };
  }
  const { id } = await call('POST', '/canvases', { title: TITLE });
  const edit = (canvas, ...ops) => call('POST', `/canvases/${canvas}/edits`, { ops });
  const write = (canvas, ...words) =>
    edit(canvas, { op: 'setBlock', id: 'brief', settings: { text: text(...words), formats: ['html'] } });
  const block = (name, type, title, x, settings) => ({
    op: 'addBlock',
    block: { id: name, type, title, settings, version: 1, box: { x, y: 120, width: 280, height: 180 } },
  });
  const run = async () => {
    const { runId } = await call('POST', '/runs', { canvasId: id, mode: 'all' });
    for (let i = 0; i < 120; i++) {
      const { status } = await call('GET', `/runs/${runId}`);
      if (!['queued', 'running'].includes(status)) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  await edit(
    id,
    block('brief', 'content', 'Launch brief', 80, { text: text(18, 'three', 'May'), formats: ['html'] }),
    block('margin', 'code', 'Margin', 420, { language: 'python', source: 'print("margin", 18 - 7)\n' }),
    block('press', 'content', 'Press note', 760, { text: '# Press\n\nThe lamp is here.', formats: ['html'] }),
  );
  await run();
  await write(id, 16, 'four long', 'May');
  await run();
  await call('POST', `/canvases/${id}/versions`, { name: 'First draft' });
  await call('POST', `/canvases/${id}/comments`, { body: 'Is 16 dollars below our cost?', blockId: 'brief' });
  const { canvasId: branch } = await call('POST', `/canvases/${id}/branches`, { title: 'Launch, bolder' });
  await write(id, 15, 'four long', 'May');
  await write(branch, '21, with a stand,', 'four long', 'April');
  await edit(branch, { op: 'setBlock', id: 'margin', title: 'Margin per lamp' });
  await edit(branch, { op: 'moveBlock', id: 'press', box: { x: 760, y: 380, width: 280, height: 180 } });
  return { id, branch };
}

/** Presses a button of the canvas's bar, or finds it in the menu of a narrow screen. */
async function press(page, name) {
  const button = page.getByRole('button', { name }).first();
  if (await button.isVisible()) return button.click();
  await page.getByRole('button', { name: 'More about this canvas' }).click();
  return page.getByRole('menuitem', { name }).click();
}

const past = async (page) => {
  await press(page, /^History/);
  await page.getByRole('button', { name: 'One change back' }).click();
  await page.waitForTimeout(900);
};

/** The pictures: where each is, and what is done there first. */
export const storyPages = ({ id, branch }) => ({
  'canvas-iterations': {
    path: `/canvases/${id}`,
    act: async (page) => {
      await page.locator('.cv-slot[data-block-id="brief"] .cv-title').click();
      await page.getByRole('tab', { name: 'Result' }).click();
      await page.getByRole('button', { name: 'Earlier result' }).click();
    },
  },
  'canvas-history': { path: `/canvases/${id}`, act: past },
  'canvas-diff': {
    path: `/canvases/${id}`,
    act: async (page) => {
      await past(page);
      await page.getByRole('button', { name: 'Compare with now' }).click();
    },
  },
  'canvas-comments': { path: `/canvases/${id}`, act: (page) => press(page, /^Comments/) },
  'canvas-merge': {
    path: `/canvases/${id}?merge=${branch}`,
    act: (page) =>
      page
        .getByText(/conflict/)
        .first()
        .waitFor(),
  },
});
