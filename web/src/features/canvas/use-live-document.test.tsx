// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { closeReason } from './close-reason';
import { useLiveDocument } from './use-live-document';
import { useNewRole } from './use-new-role';

/** What stands for the socket: tests say what the server does. */
class Line {
  static all: Line[] = [];
  readonly awareness = {};
  readonly messageHandlers = [vi.fn()];
  readonly doc: Y.Doc;
  destroyed = false;
  private readonly handlers = new Map<string, (event: never) => void>();

  constructor(_url: string, _room: string, doc: Y.Doc) {
    this.doc = doc;
    Line.all.push(this);
  }

  on(name: string, handler: (event: never) => void): void {
    this.handlers.set(name, handler);
  }

  say(name: string, event: unknown): void {
    act(() => this.handlers.get(name)?.(event as never));
  }

  destroy(): void {
    this.destroyed = true;
  }
}

vi.mock('y-websocket', () => ({
  get WebsocketProvider() {
    return Line;
  },
}));

beforeEach(() => {
  Line.all = [];
});

describe('useLiveDocument', () => {
  it('is synced when the server has sent its content, and tells of the line', () => {
    const { result } = renderHook(() => useLiveDocument('/canvases/c1/sync'));
    expect(result.current).toMatchObject({ synced: false, connection: 'connecting', closed: null });
    Line.all[0]?.say('status', { status: 'connected' });
    Line.all[0]?.say('sync', true);
    expect(result.current).toMatchObject({ synced: true, connection: 'connected' });
    Line.all[0]?.say('status', { status: 'disconnected' });
    expect(result.current).toMatchObject({ synced: true, connection: 'offline', closed: null });
  });

  it.each([
    [4403, 'no_access'],
    [4404, 'canvas_gone'],
    [4400, 'connection_refused'],
  ])('stays closed after %i, and says why', (code, reason) => {
    const { result } = renderHook(() => useLiveDocument('/canvases/c1/sync'));
    Line.all[0]?.say('closed', { code });
    expect(result.current?.closed?.code).toBe(reason);
    expect(result.current?.connection).toBe('offline');
    expect(Line.all).toHaveLength(1);
  });

  it('opens a new document after 4409, with a client id of its own, and tells once', () => {
    const onReset = vi.fn();
    const { result } = renderHook(() => useLiveDocument('/canvases/c1/sync', onReset));
    const before = result.current?.doc;
    Line.all[0]?.say('closed', { code: 4409 });
    expect(onReset).toHaveBeenCalledOnce();
    expect(Line.all.map((l) => l.destroyed)).toEqual([true, false]);
    expect(result.current?.closed).toBeNull();
    expect(result.current?.doc).not.toBe(before);
    expect(result.current?.doc.clientID).not.toBe(before?.clientID);
  });
});

describe('useNewRole', () => {
  const ended = (code: number) => ({ closed: closeReason(code) }) as ReturnType<typeof useLiveDocument>;

  it('lets a person in again who may still look', async () => {
    const onAllowed = vi.fn();
    const refetch = async () => ({ data: { role: 'viewer' }, error: null });
    renderHook(() => useNewRole(ended(4403), { refetch }, onAllowed));
    await vi.waitFor(() => expect(onAllowed).toHaveBeenCalledOnce());
  });

  it('leaves everybody else outside', async () => {
    const onAllowed = vi.fn();
    const refetch = vi.fn(async () => ({ error: new Error('gone') }));
    renderHook(() => useNewRole(ended(4403), { refetch }, onAllowed));
    renderHook(() => useNewRole(ended(4404), { refetch }, onAllowed));
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledOnce());
    expect(onAllowed).not.toHaveBeenCalled();
  });
});
