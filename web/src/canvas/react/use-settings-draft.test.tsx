// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAt, testCanvas } from '../core/testing/test-canvas';
import { useSettingsDraft } from './use-settings-draft';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function draftOf() {
  const store = testCanvas();
  const id = addAt(store, 'source', 0, 0);
  const stored = () => store.scene.blocks.get(id)?.props.settings ?? {};
  const hook = renderHook(() => useSettingsDraft(store, id, stored()));
  return { hook, stored, store, id };
}

describe('useSettingsDraft', () => {
  it('shows typing at once and writes it once, after a pause', () => {
    const { hook, stored, store } = draftOf();
    const writes = vi.fn();
    store.document.doc.on('update', writes);
    for (const text of ['a', 'ab', 'abc']) act(() => hook.result.current[1]({ text }));
    expect(hook.result.current[0]).toEqual({ text: 'abc' });
    expect(writes).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(400));
    expect(writes).toHaveBeenCalledTimes(1);
    expect(stored()).toEqual({ text: 'abc' });
  });

  it('loses nothing when the form closes at once', () => {
    const { hook, stored } = draftOf();
    act(() => hook.result.current[1]({ text: 'last word' }));
    hook.unmount();
    expect(stored()).toEqual({ text: 'last word' });
  });

  it('keeps what others change in other settings while a draft is open', () => {
    const { hook, stored, store, id } = draftOf();
    act(() => hook.result.current[1]({ ...hook.result.current[0], text: 'mine' }));
    store.commands.setSettings(id, { ...stored(), limit: 7 });
    act(() => vi.advanceTimersByTime(400));
    expect(stored()).toMatchObject({ text: 'mine', limit: 7 });
  });
});
