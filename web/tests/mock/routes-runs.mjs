import { did, find, ok, page, problem } from './answers.mjs';

const summary = ({ steps: _, events: __, ...run }) => run;

/** Runs and what they wait for. */
export const runsRoutes = ({ state, engine }) => [
  [
    'POST',
    '/runs',
    ({ body }) => {
      const canvas = find(state.canvases, body.canvasId);
      const blocks = (canvas.plan?.blocks ?? []).filter((b) => body.mode !== 'block' || b.id === body.blockId);
      return ok({ runId: engine.start(canvas.id, canvas.title, blocks, 1500).id, leftOut: [] }, 202);
    },
  ],
  [
    'GET',
    '/runs',
    ({ query }) =>
      ok(
        page(
          state.runs
            .filter(
              (r) =>
                (!query.get('status') || r.status === query.get('status')) &&
                (!query.get('canvasId') || r.canvasId === query.get('canvasId')),
            )
            .map(summary),
        ),
      ),
  ],
  [
    'GET',
    '/runs/:id',
    (_, [id]) => {
      const run = find(state.runs, id);
      return run
        ? ok({ ...run, events: undefined })
        : problem(404, 'There is no such run.', 'Check the id.', 'not_found');
    },
  ],
  ['GET', '/runs/:id/events', (_, [id]) => ok(page(find(state.runs, id).events))],
  ['POST', '/runs/:id/cancel', (_, [id]) => did(engine.cancel(find(state.runs, id)))],
  [
    'POST',
    '/runs/:id/replay',
    (_, [id]) => {
      const run = find(state.runs, id);
      return ok(
        {
          runId: engine.start(
            run.canvasId,
            run.title,
            run.steps.map((s) => ({ ...s, id: s.address })),
            300,
          ).id,
        },
        202,
      );
    },
  ],
  [
    'GET',
    '/approvals',
    () =>
      ok(
        page(
          state.runs.flatMap((r) =>
            r.steps
              .filter((s) => s.status === 'waiting')
              .map((s) => ({
                runId: r.id,
                runTitle: r.title,
                address: s.address,
                title: s.title,
                question: s.question,
                askedAt: s.startedAt,
                views: [],
              })),
          ),
        ),
      ),
  ],
  [
    'POST',
    '/runs/:id/answers',
    ({ body }, [id]) => did(engine.answer(find(state.runs, id), body.address, body.answer)),
  ],
];
