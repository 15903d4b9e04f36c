// A stateful stand-in for the server at the network boundary: for developing pages and for checking them in a browser.
// node tests/mock-server.mjs [--port 7777] [--static DIR] [--fresh]   (--fresh: nobody has set it up yet)
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { ago, now, ok, problem } from './mock/answers.mjs';
import { planFor } from './mock/plan.mjs';
import { canvasesRoutes } from './mock/routes-canvases.mjs';
import { modelsRoutes } from './mock/routes-models.mjs';
import { peopleRoutes } from './mock/routes-people.mjs';
import { planningRoutes } from './mock/routes-planning.mjs';
import { runsRoutes } from './mock/routes-runs.mjs';
import { serverRoutes } from './mock/routes-server.mjs';
import { createEngine } from './mock/run-engine.mjs';
import { artifacts, keep } from './mock/samples.mjs';
import { createState, user } from './mock/state.mjs';
import { openStream, publish, testModel } from './mock/streams.mjs';
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
const state = createState(flags);
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

const session = () => {
  const id = randomUUID();
  state.sessions.add(id);
  return { status: 200, body: { user }, headers: { 'Set-Cookie': `mock=${id}; Path=/; HttpOnly; SameSite=Strict` } };
};
const becomeOwner = () => {
  state.owner = true;
  return session();
};

const routes = [
  ...peopleRoutes({ state, session, becomeOwner, port: flags.port }),
  ...planningRoutes({ state, approve }),
  ...canvasesRoutes({ state }),
  ...runsRoutes({ state, engine }),
  ...modelsRoutes({ state }),
  ...serverRoutes({ state }),
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
