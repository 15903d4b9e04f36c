// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProgramsPane } from './programs-pane';

const kill = vi.hoisted(() => vi.fn());
const role = vi.hoisted(() => ({ edits: true }));
vi.mock('@/lib/queries/use-kill-program', () => ({ useKillProgram: () => ({ mutate: kill }) }));
vi.mock('@/lib/queries/use-open-preview', () => ({ useOpenPreview: () => ({ mutate: vi.fn() }) }));
vi.mock('@/lib/queries/use-workspace', () => ({ useWorkspace: () => ({ may: () => role.edits }) }));

const SERVER = { id: 'p1', command: 'python3 -m http.server', cpuMs: 1500, memoryBytes: 1048576, ports: [8000] };

afterEach(cleanup);

describe('programs', () => {
  it('show what runs, its ports, and end it', async () => {
    render(<ProgramsPane sandboxId="s1" programs={[SERVER as never]} />);
    expect(screen.getByText('python3 -m http.server')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Port 8000/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'End' }));
    expect(kill.mock.calls[0]?.[0]).toBe('p1');
  });

  it('can only be looked at by viewers', () => {
    role.edits = false;
    render(<ProgramsPane sandboxId="s1" programs={[SERVER as never]} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('say what to do when nothing runs', () => {
    render(<ProgramsPane sandboxId="s1" programs={[]} />);
    expect(screen.getByText(/Nothing runs now/)).toBeTruthy();
  });
});
