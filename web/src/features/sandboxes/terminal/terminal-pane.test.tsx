// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TerminalPane } from './terminal-pane';

const ended = vi.hoisted(() => ({ value: null as string | null }));
const live = vi.hoisted(() => new Set<object>());
vi.mock('./use-terminal', async () => {
  const { useEffect } = await import('react');
  return {
    useTerminal: () => {
      useEffect(() => {
        const session = {};
        live.add(session);
        return () => void live.delete(session);
      }, []);
      return { parent: { current: null }, ended: ended.value };
    },
  };
});

afterEach(() => {
  cleanup();
  ended.value = null;
});

const names = () => screen.getAllByRole('tab').map((tab) => tab.textContent);

describe('terminals', () => {
  it('stand side by side, and stay while another is shown', async () => {
    render(<TerminalPane sandboxId="s1" />);
    await userEvent.click(screen.getByRole('button', { name: 'New shell' }));
    expect(names()).toEqual(['Shell 1', 'Shell 2']);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Shell 2');
    expect(live.size).toBe(2);
    await userEvent.click(screen.getByRole('button', { name: 'Close shell 2' }));
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Shell 1');
    expect(live.size).toBe(1);
  });

  it('can all be closed, and opened again', async () => {
    render(<TerminalPane sandboxId="s1" />);
    await userEvent.click(screen.getByRole('button', { name: 'Close shell 1' }));
    expect(live.size).toBe(0);
    await userEvent.click(screen.getAllByRole('button', { name: 'New shell' }).at(-1)!);
    expect(live.size).toBe(1);
  });

  it('say why one has ended, and open another in its place', async () => {
    ended.value = 'the disk is full';
    render(<TerminalPane sandboxId="s1" />);
    expect(screen.getByRole('status').textContent).toContain('the disk is full');
    await userEvent.click(screen.getByRole('button', { name: 'Open another' }));
    expect(names()).toEqual(['Shell 2']);
    expect(live.size).toBe(1);
  });
});
