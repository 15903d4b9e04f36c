// A stateful stand-in for the server at the network boundary: for developing pages and for checking them in a browser.
// node tests/mock-server.mjs [--port 7777] [--static DIR] [--fresh]   (--fresh: nobody has set it up yet)
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { blockTypes } from './mock/block-types.mjs';
import { planFor } from './mock/plan.mjs';
import { createEngine } from './mock/run-engine.mjs';
import { artifacts, keep } from './mock/samples.mjs';
import { attachSync, writePlan } from './mock/sync.mjs';

const { values: flags } = parseArgs({
  options: {
    port: { type: 'string', default: '7777' },
    static: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
});
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
const now = () => new Date().toISOString();
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const page = (items) => ({ items, next: null });

const user = { id: 'u1', name: 'Amina Otieno', email: 'amina@example.com' };
const state = {
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
};

const listeners = new Map();
const publish = (stream, event) => {
  for (const response of listeners.get(stream) ?? []) write(response, event);
};
const write = (response, event) => {
  if (event.seq !== undefined) response.write(`id: ${event.seq}\n`);
  response.write(`event: ${event.kind}\ndata: ${JSON.stringify(event.data ?? {})}\n\n`);
};
const engine = createEngine(state, publish);

function approve(plan) {
  if (plan.canvasId) return plan.canvasId;
  plan.canvasId = randomUUID();
  state.canvases.unshift({
    id: plan.canvasId,
    title: plan.title,
    createdAt: now(),
    updatedAt: now(),
    role: 'owner',
    plan,
  });
  writePlan(plan.canvasId, plan);
  return plan.canvasId;
}

if (state.owner && !flags.empty) {
  for (const [i, title] of ['Solar lamps in Kenya', 'Habit tracker for shift workers', 'Ocean at night'].entries()) {
    const plan = planFor(`p${i}`, title);
    state.plans.set(plan.id, plan);
    approve(plan);
  }
  const run = engine.start(state.canvases[0].id, state.canvases[0].title, state.canvases[0].plan.blocks, 300);
  run.createdAt = ago(3);
}

const problem = (status, title, detail, code) => ({ status, body: { title, detail, code, status } });
const ok = (body, status = 200) => ({ status, body });
const none = { status: 204, body: undefined };
const did = (_) => none;
const session = () => {
  const id = randomUUID();
  state.sessions.add(id);
  return { status: 200, body: { user }, headers: { 'Set-Cookie': `mock=${id}; Path=/; HttpOnly; SameSite=Strict` } };
};
const becomeOwner = () => {
  state.owner = true;
  return session();
};
const find = (list, id) => list.find((x) => x.id === id);
const withoutPlan = ({ plan: _, ...canvas }) => canvas;
const summary = ({ steps: _, events: __, ...run }) => run;
const removeFrom =
  (name) =>
  (_, [id]) => {
    state[name] = state[name].filter((x) => x.id !== id && x.userId !== id);
    return none;
  };

const routes = [
  ['GET', '/setup', () => ok({ needed: !state.owner })],
  [
    'POST',
    '/setup',
    ({ body }) =>
      body.token === 'mock-token'
        ? becomeOwner()
        : problem(400, 'The setup token is not valid.', 'Use the one that ./run printed last.', 'setup_token_invalid'),
  ],
  [
    'POST',
    '/sessions',
    ({ body }) =>
      body.password === 'correct horse'
        ? session()
        : problem(
            401,
            'Email or password is wrong.',
            'Try again, or ask an administrator to reset it.',
            'credentials_wrong',
          ),
  ],
  ['DELETE', '/sessions/current', () => none],
  [
    'GET',
    '/me',
    () =>
      ok({
        user,
        workspaces: [
          { id: 'w1', name: 'Acme Labs', role: 'owner' },
          { id: 'w2', name: 'Side project', role: 'editor' },
        ],
      }),
  ],
  ['POST', '/workspaces', ({ body }) => ok({ id: randomUUID(), name: body.name, role: 'owner' }, 201)],
  ['PATCH', '/workspace', () => none],
  ['GET', '/members', () => ok(page(state.members))],
  [
    'PATCH',
    '/members/:id',
    ({ body }, [id]) =>
      did(
        Object.assign(
          state.members.find((m) => m.userId === id),
          body,
        ),
      ),
  ],
  ['DELETE', '/members/:id', removeFrom('members')],
  ['GET', '/invitations', () => ok(page(state.invitations))],
  [
    'POST',
    '/invitations',
    ({ body }) => {
      state.invitations.push({ id: randomUUID(), ...body, createdAt: now(), expiresAt: ago(-10_000) });
      return ok({ id: 'i9', link: `http://127.0.0.1:${flags.port}/invite#token=abc123`, expiresAt: ago(-10_000) }, 201);
    },
  ],
  ['DELETE', '/invitations/:id', removeFrom('invitations')],
  [
    'GET',
    '/invitations/open/:token',
    (_, [token]) =>
      token === 'abc123'
        ? ok({ email: 'li@example.com', role: 'editor', workspaceName: 'Acme Labs' })
        : problem(404, 'There is no such invitation.', 'Ask for a new one.', 'not_found'),
  ],
  ['POST', '/invitations/open/:token', () => session()],
  ['GET', '/api-keys', () => ok(page(state.keys))],
  [
    'POST',
    '/api-keys',
    ({ body }) => {
      const id = randomUUID();
      state.keys.push({ id, ...body, createdAt: now() });
      return ok({ id, key: `cadre_${'x'.repeat(40)}` }, 201);
    },
  ],
  ['DELETE', '/api-keys/:id', removeFrom('keys')],
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
  ['DELETE', '/canvases/:id', removeFrom('canvases')],
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
  ['DELETE', '/models/:id', removeFrom('models')],
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
  ['DELETE', '/knowledge/:id', removeFrom('knowledge')],
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
].map(([method, path, handle]) => ({ method, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`), handle }));

const OPEN = /^\/(setup|sessions|invitations\/open\/)/;

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reply(response, { status, body, headers = {} }) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function openStream(request, response, stream) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
  const set = listeners.get(stream) ?? new Set();
  listeners.set(stream, set.add(response));
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  request.on('close', () => {
    clearInterval(beat);
    set.delete(response);
  });
}

async function testModel(response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const word of 'Hello! I am ready to work with you.'.split(' ')) {
    response.write(`event: text\ndata: ${JSON.stringify({ text: `${word} ` })}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  response.end('event: done\ndata: {}\n\n');
}

async function handleApi(request, response, url) {
  const path = url.pathname.slice('/api/v1'.length);
  const cookie = /mock=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (!OPEN.test(path) && !state.sessions.has(cookie))
    return reply(response, problem(401, 'Sign in first.', 'Open /sign-in.', 'unauthenticated'));
  if (request.method !== 'GET' && request.headers['cadre-csrf'] !== '1')
    return reply(response, problem(403, 'The CSRF header is missing.', 'Send Cadre-Csrf: 1.', 'csrf'));
  const stream = /^\/streams\/(.+)$/.exec(path);
  if (stream) return openStream(request, response, decodeURIComponent(stream[1]));
  if (/^\/models\/([^/]+\/)?test$/.test(path)) return testModel(response);
  const artifact = /^\/artifacts\/(\w{64})$/.exec(path);
  if (artifact) {
    const kept = artifacts.get(artifact[1]);
    if (!kept) return reply(response, problem(404, 'There is no such artifact.', 'Check the hash.', 'not_found'));
    response.writeHead(200, { 'Content-Type': kept.mediaType, 'X-Content-Type-Options': 'nosniff' });
    return response.end(kept.bytes);
  }
  const bytes = await readBody(request);
  if (path === '/artifacts')
    return reply(
      response,
      ok(keep(url.searchParams.get('name') ?? 'file', request.headers['content-type'] ?? '', bytes), 201),
    );
  const body = bytes.length > 0 ? JSON.parse(bytes.toString()) : {};
  for (const { method, pattern, handle } of routes) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (match) return reply(response, handle({ body, query: url.searchParams }, match.slice(1)));
  }
  reply(response, problem(404, `The mock has no ${request.method} ${path}.`, undefined, 'not_found'));
}

function serveFile(response, pathname) {
  const wanted = join(flags.static, normalize(decodeURIComponent(pathname)));
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(flags.static, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname.startsWith('/api/v1/')) {
    handleApi(request, response, url).catch((error) => reply(response, problem(500, String(error), undefined, 'mock')));
  } else if (flags.static) serveFile(response, url.pathname);
  else reply(response, problem(404, 'Only the API is here.', 'Start vite beside it.', 'not_found'));
});
attachSync(server);
server.listen(Number(flags.port), '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${flags.port}\n`));
