import { randomUUID } from 'node:crypto';
import { now, ok, page, removeFrom } from './answers.mjs';

/** Knowledge, and how the server is. */
export const serverRoutes = ({ state }) => [
  [
    'GET',
    '/knowledge/search',
    ({ query }) =>
      ok(
        page([
          {
            sourceId: 's1',
            title: 'Product handbook',
            text: `A passage about ${query.get('q')}. Lamps carry a warranty of two years.`,
            score: 0.8,
          },
        ]),
      ),
  ],
  ['GET', '/knowledge', () => ok(page(state.knowledge))],
  [
    'POST',
    '/knowledge',
    ({ body }) => {
      state.knowledge.push({ id: randomUUID(), characters: 1200, passages: 3, createdAt: now(), ...body });
      return ok(state.knowledge.at(-1), 201);
    },
  ],
  ['DELETE', '/knowledge/:id', removeFrom(state, 'knowledge')],
  [
    'GET',
    '/doctor',
    () =>
      ok({
        passed: true,
        checks: [
          { name: 'database', passed: true, detail: 'PostgreSQL 15.8', required: true },
          { name: 'bubblewrap', passed: true, detail: '0.8.0, user namespaces work', required: true },
          {
            name: 'espeak-ng',
            passed: false,
            detail: 'Not found; voice blocks cannot run.',
            fix: 'sudo apt install espeak-ng',
            required: false,
          },
          { name: 'row security', passed: true, detail: '0 tables without forced row security', required: true },
        ],
      }),
  ],
  ['GET', '/health', () => ok({ status: 'ok', version: '0.1.0' })],
];
