// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { testCanvas } from '../core/testing/test-canvas';
import type { CanvasContextValue } from './canvas-context';
import { CanvasContext } from './canvas-context';
import { KeysPanel } from './keys-panel';

it('tells each key once, the arrows of a kind together', () => {
  const store = testCanvas();
  store.editor.setState({ panel: 'keys' });
  const context = { store, host: () => ({}) } as unknown as CanvasContextValue;
  render(
    <CanvasContext value={context}>
      <KeysPanel />
    </CanvasContext>,
  );
  const keysOf = (title: string) =>
    within(screen.getByText(title).parentElement!)
      .getAllByText(/.+/, { selector: 'kbd' })
      .map((key) => key.textContent);
  expect(keysOf('Redo')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keysOf('Zoom in')).toEqual(['+']);
  expect(keysOf('Nudge further')).toEqual(['Shift', '← ↑ → ↓']);
  expect(screen.queryByText('Nudge left')).toBeNull();
  screen.getByRole('button', { name: 'Close' }).click();
  expect(store.editor.getState().panel).toBe('none');
});
