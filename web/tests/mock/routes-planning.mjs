import { randomUUID } from 'node:crypto';
import { ok, problem } from './answers.mjs';
import { planFor } from './plan.mjs';

/** Intents and plans. */
export const planningRoutes = ({ state, approve }) => [
  [
    'POST',
    '/intents',
    ({ body }) => {
      if (/^\W*$/.test(body.text))
        return ok({
          intentId: 'i',
          status: 'declined',
          message: 'That says nothing that could be planned.',
          planner: { kind: 'built-in' },
        });
      if (/analyse|business/i.test(body.text) && body.answers === undefined) {
        const questions = /analyse/i.test(body.text)
          ? [
              {
                id: 'file',
                text: 'Which file should be analysed?',
                kind: 'file',
                required: true,
                why: 'No file is attached yet.',
              },
            ]
          : [
              {
                id: 'who',
                text: 'Who should buy it?',
                kind: 'choice',
                options: ['Households', 'Shops', 'Wholesalers'],
                required: false,
                why: 'It decides the price and the channel.',
              },
              {
                id: 'money',
                text: 'How much can you spend to start, in US dollars?',
                kind: 'number',
                required: false,
                why: 'The plan stays within it.',
              },
              { id: 'town', text: 'Where do you want to start?', kind: 'text', required: false },
            ];
        return ok({ intentId: 'i', status: 'questions', questions, planner: { kind: 'built-in' } });
      }
      const plan = planFor(randomUUID(), body.text);
      state.plans.set(plan.id, plan);
      return ok({ intentId: 'i', status: 'planned', questions: [], contract: plan, planner: { kind: 'built-in' } });
    },
  ],
  [
    'GET',
    '/plans/:id',
    (_, [id]) =>
      state.plans.has(id)
        ? ok(state.plans.get(id))
        : problem(404, 'There is no such plan.', 'Check the id.', 'not_found'),
  ],
  ['PATCH', '/plans/:id', ({ body }, [id]) => ok(Object.assign(state.plans.get(id), body))],
  ['POST', '/plans/:id/approve', (_, [id]) => ok({ canvasId: approve(state.plans.get(id)) })],
];
