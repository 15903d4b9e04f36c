import { randomUUID } from 'node:crypto';
import { did, find, now, ok, page, problem, removeFrom } from './answers.mjs';
import { blockTypes } from './block-types.mjs';

const withoutPlan = ({ plan: _, ...canvas }) => canvas;

/** Block types, canvases and their results. */
export const canvasesRoutes = ({ state }) => [
  ['GET', '/block-types', () => ok(page(blockTypes))],
  ['GET', '/canvases', () => ok(page(state.canvases.map(withoutPlan)))],
  [
    'POST',
    '/canvases',
    ({ body }) => {
      const canvas = { id: randomUUID(), title: body.title, createdAt: now(), updatedAt: now(), role: 'owner' };
      state.canvases.unshift(canvas);
      return ok(canvas, 201);
    },
  ],
  [
    'GET',
    '/canvases/:id',
    (_, [id]) => {
      const canvas = find(state.canvases, id);
      return canvas
        ? ok({
            ...withoutPlan(canvas),
            problems: {
              b1: [
                {
                  code: 'no_provider',
                  message: 'No web search is connected.',
                  fix: 'Given pages and knowledge are searched instead.',
                  warning: true,
                },
              ],
            },
          })
        : problem(404, 'There is no such canvas.', 'Check the id; it may have been deleted.', 'not_found');
    },
  ],
  ['PATCH', '/canvases/:id', ({ body }, [id]) => did(Object.assign(find(state.canvases, id), body))],
  ['DELETE', '/canvases/:id', removeFrom(state, 'canvases')],
  [
    'GET',
    '/canvases/:id/results',
    (_, [id]) =>
      ok(
        Object.fromEntries(
          state.runs
            .filter((r) => r.canvasId === id)
            .reverse()
            .flatMap((r) => r.steps.filter((s) => s.finishedAt).map((s) => [s.address, s])),
        ),
      ),
  ],
];
