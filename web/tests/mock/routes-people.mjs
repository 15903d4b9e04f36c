import { randomUUID } from 'node:crypto';
import { ago, did, none, now, ok, page, problem, removeFrom } from './answers.mjs';
import { user } from './state.mjs';

/** Setup, sessions, members, invitations and keys. */
export const peopleRoutes = ({ state, session, becomeOwner, port }) => [
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
  ['DELETE', '/members/:id', removeFrom(state, 'members')],
  ['GET', '/invitations', () => ok(page(state.invitations))],
  [
    'POST',
    '/invitations',
    ({ body }) => {
      state.invitations.push({ id: randomUUID(), ...body, createdAt: now(), expiresAt: ago(-10_000) });
      return ok({ id: 'i9', link: `http://127.0.0.1:${port}/invite#token=abc123`, expiresAt: ago(-10_000) }, 201);
    },
  ],
  ['DELETE', '/invitations/:id', removeFrom(state, 'invitations')],
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
  ['DELETE', '/api-keys/:id', removeFrom(state, 'keys')],
];
