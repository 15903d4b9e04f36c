import type { TableFilter } from '@/lib/queries/use-table-rows';

const COMPARED = /^(<=|>=|!=|<|>|=)\s*(.+)$/;

/** What somebody types above a column: text that is contained, or =, !=, <, <=, >, >=, a..b, "empty", "not empty". Null while it makes no sense yet. */
export function readFilter(column: string, type: string, typed: string): TableFilter | null {
  const text = typed.trim();
  if (text === '') return null;
  if (/^empty$/i.test(text)) return { column, op: 'isNull' };
  if (/^not empty$/i.test(text)) return { column, op: 'notNull' };
  const compared = COMPARED.exec(text);
  if (compared !== null) return fits(type, compared[2]!) ? { column, op: compared[1]!, value: compared[2]! } : null;
  const range = text.split('..').map((part) => part.trim());
  if (type !== 'text' && range.length === 2 && range.every((part) => part !== '' && fits(type, part))) {
    return { column, op: 'between', values: range };
  }
  if (type === 'integer' || type === 'number' || type === 'boolean') {
    return fits(type, text) ? { column, op: '=', value: text } : null;
  }
  return { column, op: 'contains', value: text };
}

function fits(type: string, value: string): boolean {
  if (type === 'integer' || type === 'number') return Number.isFinite(Number(value));
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (type === 'date' || type === 'timestamp') return !Number.isNaN(Date.parse(value));
  return true;
}
