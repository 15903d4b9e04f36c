import { ago } from './answers.mjs';

export const user = { id: 'u1', name: 'Amina Otieno', email: 'amina@example.com' };

/** What the mock knows when it starts. */
export const createState = (flags) => ({
  owner: !flags.fresh,
  sessions: new Set(),
  plans: new Map(),
  canvases: [],
  runs: [],
  models: flags.empty
    ? []
    : [
        {
          id: 'm1',
          name: 'Ollama',
          kind: 'ollama',
          baseUrl: 'http://127.0.0.1:11434/v1',
          model: 'llama3.2',
          models: ['llama3.2', 'qwen2.5'],
          isDefault: true,
          local: true,
          createdAt: ago(400),
          hasKey: false,
        },
      ],
  members: [
    { userId: 'u1', ...user, role: 'owner', since: ago(90_000) },
    { userId: 'u2', name: 'Jonas Weber', email: 'jonas@example.com', role: 'editor', since: ago(4000) },
    { userId: 'u3', name: 'สมชาย ใจดี', email: 'somchai@example.com', role: 'viewer', since: ago(600) },
  ],
  invitations: [{ id: 'i1', email: 'li@example.com', role: 'operator', createdAt: ago(60), expiresAt: ago(-6000) }],
  keys: [{ id: 'k1', name: 'Build server', role: 'operator', createdAt: ago(9000), expiresAt: ago(-90_000) }],
  knowledge: [
    { id: 's1', title: 'Product handbook', characters: 48_210, passages: 42, createdAt: ago(3000) },
    {
      id: 's2',
      title: 'Import rules',
      characters: 9120,
      passages: 8,
      createdAt: ago(200),
    },
  ],
  budget: { cap: 25, spent: 4.318, reserved: 0.02 },
});
