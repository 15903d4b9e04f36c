import { randomUUID } from 'node:crypto';
import { ago, none, now, ok, page, removeFrom } from './answers.mjs';

/** Models, the ledger and the budget. */
export const modelsRoutes = ({ state }) => [
  [
    'GET',
    '/models/providers',
    () =>
      ok(
        page(
          [
            ['anthropic', 'Anthropic', 'https://api.anthropic.com', false, 'console.anthropic.com'],
            ['openai', 'OpenAI', 'https://api.openai.com/v1', false, 'platform.openai.com'],
            ['gemini', 'Google Gemini', 'https://generativelanguage.googleapis.com', false, 'aistudio.google.com'],
            ['ollama', 'Ollama', 'http://127.0.0.1:11434/v1', true],
            ['openai-compatible', 'OpenAI-compatible', '', false],
          ].map(([kind, title, baseUrl, local, keyPage]) => ({ kind, title, baseUrl, local, keyPage })),
        ),
      ),
  ],
  ['GET', '/models', () => ok(page(state.models))],
  [
    'POST',
    '/models',
    ({ body }) => {
      const model = {
        id: randomUUID(),
        name: body.name ?? body.kind,
        kind: body.kind,
        baseUrl: body.baseUrl,
        model: body.model ?? 'default',
        models: [body.model ?? 'default'],
        isDefault: state.models.length === 0,
        local: false,
        createdAt: now(),
        hasKey: Boolean(body.apiKey),
      };
      state.models.push(model);
      return ok(model, 201);
    },
  ],
  [
    'PATCH',
    '/models/:id',
    ({ body }, [id]) => {
      for (const m of state.models) if (body.isDefault) m.isDefault = m.id === id;
      return none;
    },
  ],
  ['DELETE', '/models/:id', removeFrom(state, 'models')],
  [
    'POST',
    '/models/detect',
    () =>
      ok(
        page([
          {
            kind: 'ollama',
            title: 'Ollama',
            baseUrl: 'http://127.0.0.1:11434/v1',
            models: ['llama3.2', 'qwen2.5'],
            connected: true,
          },
        ]),
      ),
  ],
  [
    'GET',
    '/ledger',
    () =>
      ok(
        page(
          Array.from({ length: 8 }, (_, i) => ({
            id: `l${i}`,
            at: ago(i * 190),
            provider: i % 2 ? 'anthropic' : 'ollama',
            model: i % 2 ? 'claude-sonnet' : 'llama3.2',
            purpose: i % 3 ? 'block' : 'planning',
            tokensIn: 900 + i * 317,
            tokensOut: 220 + i * 41,
            cost: i % 2 ? 0.0124 : 0,
            latencyMs: 800 + i * 210,
            outcome: i === 5 ? 'failed' : 'ok',
          })),
        ),
      ),
  ],
  [
    'GET',
    '/ledger/summary',
    () =>
      ok({
        since: ago(43_200),
        cost: 4.318,
        calls: 184,
        tokensIn: 412_800,
        tokensOut: 96_120,
        priceVersion: '2026-11',
      }),
  ],
  ['GET', '/budget', () => ok(state.budget)],
  ['PUT', '/budget', ({ body }) => ok(Object.assign(state.budget, body))],
];
