import { Problem } from './problem';
import { type Env, Sandbox } from './sandbox';

export { Sandbox };

const probe = {
  name: 'cloudflare', tier: 'Hardened', exec: false, languages: ['JavaScript'], hardMemory: true, hardDisk: true, pty: false, snapshots: true,
  note: 'Cloudflare Workers run JavaScript in isolates; programs would need containers, which this deployment does not use.',
};

export default {
  async fetch(request, env): Promise<Response> {
    if (!(await authorized(request, env.TOKEN))) return new Problem(401, 'unauthenticated', 'The token is missing or wrong.', 'Set CADRE_SANDBOX_TOKEN.').toResponse();
    const { pathname } = new URL(request.url);
    if (pathname === '/v1/probe') return Response.json(probe);
    const name = /^\/v1\/sandboxes\/([a-z0-9_-]{1,120})(?:\/|$)/.exec(pathname)?.[1];
    if (!name) return new Problem(404, 'not_found', 'There is no such route.').toResponse();
    return env.SANDBOXES.get(env.SANDBOXES.idFromName(name)).fetch(request);
  },
} satisfies ExportedHandler<Env>;

/** Compares digests, so that time tells nothing about the token. */
async function authorized(request: Request, token: string): Promise<boolean> {
  if (!token) return false;
  const digest = async (text: string) => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const [given, wanted] = await Promise.all([digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${token}`)]);
  return given.reduce((difference, byte, index) => difference | (byte ^ (wanted[index] ?? 0)), 0) === 0;
}
