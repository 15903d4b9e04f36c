import { afterEach, expect, it, vi } from 'vitest';
import { loadPart } from './load-part';

afterEach(() => vi.unstubAllGlobals());

function line() {
  const online: (() => void)[] = [];
  const state = { up: false };
  vi.stubGlobal('addEventListener', (_: string, told: () => void) => online.push(told));
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('fetch', async () => {
    if (!state.up) throw new TypeError('Failed to fetch');
    return { ok: true };
  });
  return { state, online };
}

it('waits for the line and loads the part then', async () => {
  const { state, online } = line();
  const load = vi.fn(async () => {
    if (!state.up) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  });
  const part = loadPart(load);
  await vi.waitFor(() => expect(online.length).toBe(1));
  state.up = true;
  online[0]!();
  expect(await part).toBe('part');
  expect(load).toHaveBeenCalledTimes(2);
});

it('says at once that a part is gone while the server is there', async () => {
  const { state } = line();
  state.up = true;
  await expect(loadPart(() => Promise.reject(new TypeError('gone')))).rejects.toThrow('gone');
});
