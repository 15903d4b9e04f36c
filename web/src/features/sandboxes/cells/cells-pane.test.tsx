// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/lib/api/problem';
import { CellsPane } from './cells-pane';

const calls = vi.hoisted(() => ({ post: vi.fn(), delete: vi.fn() }));
vi.mock('@/lib/api/client', () => ({ api: calls }));

const CONTEXTS = '/sandboxes/{sandboxId}/contexts';
const CELLS = '/sandboxes/{sandboxId}/contexts/{contextId}/cells';
const NOTHING = { stdout: '', stderr: '', value: null, error: null };

beforeEach(() => {
  let made = 0;
  calls.delete.mockResolvedValue(undefined);
  calls.post.mockImplementation(async (path: string, { body }: { body: { source?: string } }) => {
    if (path === CONTEXTS) return { id: `context-${++made}` };
    if (body.source === 'gone')
      throw new ApiProblem({ status: 409, title: 'The interpreter has ended.', code: 'code_context_ended' });
    return body.source === 'x + 1'
      ? { ...NOTHING, stdout: 'hi\n', value: '21' }
      : { ...NOTHING, error: body.source === '1/0' ? 'ZeroDivisionError' : null };
  });
});

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

async function run(source: string) {
  await userEvent.type(screen.getByRole('textbox', { name: 'Cell' }), `${source}{Shift>}{Enter}{/Shift}`);
  await waitFor(() => expect(screen.queryByText('running…')).toBeNull());
}

const started = () => calls.post.mock.calls.filter(([path]) => path === CONTEXTS).length;

describe('cells', () => {
  it('run one after another in one interpreter and show what they gave', async () => {
    render(<CellsPane sandboxId="s1" />);
    await run('x = 20');
    await run('x + 1');
    expect(screen.getByText('21')).toBeTruthy();
    expect(screen.getByText('hi')).toBeTruthy();
    expect(started()).toBe(1);
    const ran = calls.post.mock.calls.filter(([path]) => path === CELLS);
    expect(ran.map(([, options]) => options.path.contextId)).toEqual(['context-1', 'context-1']);
  });

  it('show errors as such, and go on', async () => {
    render(<CellsPane sandboxId="s1" />);
    await run('1/0');
    expect(screen.getByRole('alert').textContent).toContain('ZeroDivisionError');
    await run('x + 1');
    expect(started()).toBe(1);
  });

  it('start a new interpreter when theirs has ended', async () => {
    render(<CellsPane sandboxId="s1" />);
    await run('gone');
    expect(screen.getByRole('alert').textContent).toContain('The interpreter has ended.');
    await run('x + 1');
    expect(started()).toBe(2);
  });

  it('end their interpreter with the page and with another language', async () => {
    const { unmount } = render(<CellsPane sandboxId="s1" />);
    await run('x = 20');
    await userEvent.click(screen.getByRole('button', { name: 'JavaScript' }));
    expect(calls.delete).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('list', { name: 'Cells' })).toBeNull();
    await run('x + 1');
    unmount();
    expect(calls.delete).toHaveBeenCalledTimes(2);
  });
});
