import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, buildUrl } from './client';
import { ApiProblem } from './problem';
import { chooseWorkspace } from './workspace-choice';

function answer(status: number, body: unknown) {
  const sent: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
  chooseWorkspace(null);
});

describe('buildUrl', () => {
  it('encodes what goes into the path and leaves out empty query values', () => {
    const url = buildUrl('/runs/{runId}', { path: { runId: 'a/../b?c' }, query: { status: undefined, cursor: 'x&y' } });
    expect(url).toBe('/api/v1/runs/a%2F..%2Fb%3Fc?cursor=x%26y');
  });

  it('names the value that is missing', () => {
    expect(() => buildUrl('/runs/{runId}')).toThrow('needs a value for runId');
  });
});

describe('api', () => {
  it('sends the CSRF header with mutations only, and the chosen workspace always', async () => {
    const sent = answer(200, {});
    chooseWorkspace('w1');
    await api.get('/me');
    await api.post('/runs', { body: { canvasId: 'c' }, idempotencyKey: 'k' });
    const [read, write] = sent.map((s) => s.init.headers as Record<string, string>);
    expect(read).toMatchObject({ 'Cadre-Workspace': 'w1' });
    expect(read).not.toHaveProperty('Cadre-Csrf');
    expect(write).toMatchObject({ 'Cadre-Csrf': '1', 'Idempotency-Key': 'k', 'Content-Type': 'application/json' });
  });

  it('turns a problem document into an error with its fix', async () => {
    answer(409, {
      title: 'The run is over.',
      detail: 'Start it again.',
      code: 'not_cancellable',
      fields: { id: 'no' },
    });
    const error = await api.post('/runs/{runId}/cancel', { path: { runId: '1' } }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 409, code: 'not_cancellable', fix: 'Start it again.', fields: { id: 'no' } });
  });

  it('answers nothing for 204', async () => {
    answer(204, null);
    expect(await api.delete('/models/{modelId}', { path: { modelId: '1' } })).toBeUndefined();
  });

  it('says that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed');
    });
    await expect(api.get('/me')).rejects.toMatchObject({ code: 'offline' });
  });
});
