// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DataGrid } from './data-grid';
import { FrameView } from './frame-view';
import { MarkdownView } from './markdown-view';
import { parseAnsi } from './parse-ansi';
import { localImage, safeHref } from './safe-href';
import { readTable, sortRows } from './table-value';

afterEach(cleanup);

describe('MarkdownView', () => {
  it('renders tables, lists and emphasis', () => {
    render(<MarkdownView text={'# Title\n\n| a | b |\n|---|--:|\n| 1 | **2** |\n\n- x'} />);
    expect(screen.getByRole('heading', { name: 'Title' })).toBeTruthy();
    expect(screen.getAllByRole('cell').map((c) => c.textContent)).toEqual(['1', '2']);
  });

  it('makes no element of hostile HTML and no request for remote pictures', () => {
    const { container } = render(
      <MarkdownView
        text={
          '<img src=x onerror=alert(1)>\n\n![p](https://evil.example/t.png) [j](javascript:alert(1)) a <script>1</script>'
        }
      />,
    );
    expect(container.querySelector('img, script, iframe')).toBeNull();
    expect([...container.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
      'https://evil.example/t.png',
    ]);
  });
});

describe('addresses', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', ' JaVaScript:x', 'vbscript:x', '/api/v1/me'])(
    'refuses %s',
    (href) => expect(safeHref(href)).toBeNull(),
  );

  it('shows pictures of our own only', () => {
    expect(localImage(`/api/v1/artifacts/${'a'.repeat(64)}?inline=true`)).not.toBeNull();
    expect(localImage('/api/v1/sessions/current')).toBeNull();
    expect(localImage('data:image/svg+xml;base64,AAAA')).toBeNull();
  });
});

describe('FrameView', () => {
  it('never gives a page the origin of Cadre', async () => {
    const { container } = render(<FrameView title="Game" html="<p>hi</p>" interactive />);
    expect(container.querySelector('iframe')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    const sandbox = container.querySelector('iframe')?.getAttribute('sandbox') ?? '';
    expect(sandbox).toContain('allow-scripts');
    expect(sandbox).not.toMatch(/allow-same-origin|allow-top-navigation|allow-popups|allow-forms/);
  });
});

describe('DataGrid', () => {
  it('holds only the rows in sight, and sorts by a click', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`r${i}`, (i * 7) % 5000]);
    const table = readTable({
      columns: [
        { name: 'id', type: 'text' },
        { name: 'n', type: 'integer' },
      ],
      rows,
      rowCount: 90_000,
    });
    render(<DataGrid table={table!} />);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    await userEvent.click(screen.getByRole('button', { name: 'n' }));
    await userEvent.click(screen.getByRole('button', { name: /^n/ }));
    expect(screen.getAllByRole('cell')[1]?.textContent).toBe('4999');
    expect(screen.getByText(/First 5,000 of 90,000 rows/)).toBeTruthy();
  });

  it('puts what is missing last', () => {
    expect(sortRows([[2], [null], [1]], 0, true)).toEqual([[2], [1], [null]]);
  });
});

describe('parseAnsi', () => {
  it('keeps colours, drops the rest, and lets a line be overwritten', () => {
    expect(parseAnsi('10%\r100%\n\u001b[1;31mbad\u001b[0m ok\u001b[2K')).toEqual([
      { text: '100%\n', color: null, bold: false },
      { text: 'bad', color: 1, bold: true },
      { text: ' ok', color: null, bold: false },
    ]);
  });
});
