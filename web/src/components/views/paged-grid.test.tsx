// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { scrollTo } from './long-scroll';
import { PagedGrid } from './paged-grid';
import { readFilter } from './read-filter';

const file = { artifact: 'a'.repeat(64), name: 'big.parquet', mediaType: 'application/vnd.apache.parquet', size: 1 };
const ROWS = 2_600_000;
configure({ asyncUtilTimeout: 10_000 }); // a busy machine is no failure

function answer(url: string) {
  const query = new URL(url, 'http://cadre.test').searchParams;
  const offset = Number(query.get('offset'));
  const filtered = query.get('filters') !== null;
  const rows = Array.from({ length: Number(query.get('rows')) }, (_, i) => [offset + i, `row ${offset + i}`, null]);
  const columns = [
    { name: 'n', type: 'integer' },
    { name: 'name', type: 'text' },
    { name: 'gap', type: 'number' },
  ];
  return { columns, rows, offset, rowCount: filtered ? 12 : ROWS, tableRows: ROWS };
}

it('reads only the pages in sight, and asks the server to sort and filter', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(answer(url)), { headers: { 'Content-Type': 'application/json' } });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PagedGrid file={file} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText('row 0')).toBeTruthy();
  expect(screen.getByText('2,600,000 rows · 3 columns')).toBeTruthy();
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
  expect(asked).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'n' }));
  await waitFor(() => expect(asked.at(-1)).toContain('sort=n'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Filter n' }), '>5');
  await waitFor(() => expect(screen.getByText('12 of 2,600,000 rows · 3 columns')).toBeTruthy());
  expect(decodeURIComponent(asked.at(-1)!)).toContain('"op":">","value":"5"');
  vi.unstubAllGlobals();
});

it('reaches every row of a list that is taller than a page can be', () => {
  const total = ROWS * 32;
  const step = scrollTo({ top: 1000, position: 1000 }, 1096, total, 400);
  expect(step.position).toBe(1096);
  expect(scrollTo(step, 6_000_000 - 200, total, 400).position / total).toBeCloseTo(0.5, 2);
  expect(scrollTo(step, 12_000_000 - 400, total, 400).position).toBe(total - 400);
  expect(scrollTo({ top: 5000, position: 90_000 }, 0, total, 400).position).toBe(0);
  expect(scrollTo({ top: 0, position: 0 }, 640, 3200, 400)).toEqual({ top: 640, position: 640 });
});

it('reads filters as people type them', () => {
  expect(readFilter('a', 'text', 'north')).toEqual({ column: 'a', op: 'contains', value: 'north' });
  expect(readFilter('a', 'number', '>= 2.5')).toEqual({ column: 'a', op: '>=', value: '2.5' });
  expect(readFilter('a', 'date', '2024-01-01..2024-02-01')?.op).toBe('between');
  expect(readFilter('a', 'text', 'Empty')).toEqual({ column: 'a', op: 'isNull' });
  expect(readFilter('a', 'integer', 'x')).toBeNull();
  expect(readFilter('a', 'integer', '>')).toBeNull();
});
