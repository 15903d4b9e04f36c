// Reads appointments from lines, tables and CSV files.
import { readFileSync } from 'node:fs';

export class Refusal extends Error {
  constructor(message, fix) {
    super(message);
    this.fix = fix;
  }
}

const NAMES = {
  title: ['title', 'event', 'name', 'subject', 'summary', 'task', 'what'],
  start: ['start', 'date', 'begin', 'from', 'when', 'day', 'due'],
  end: ['end', 'to', 'until', 'finish'],
  place: ['place', 'location', 'where', 'room'],
  notes: ['notes', 'description', 'details'],
};

export function appointments(given, settings) {
  const value = typeof given === 'object' && given !== null && typeof given.path === 'string' ? readFileSync(given.path, 'utf8') : given;
  if (typeof value !== 'string') return ofTable(columnsOf(value), rowsOf(value), settings);
  const first = value.trim().split('\n')[0] ?? '';
  if (!first.includes('|') && first.includes(',') && !/^\d{4}-/.test(first)) {
    const [head, ...rows] = csv(value);
    return ofTable(head, rows, settings);
  }
  return value.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, i) => ofLine(line, i + 1, settings));
}

function ofLine(line, number, settings) {
  const [when, title = '', place = '', notes = ''] = line.split('|').map((part) => part.trim());
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?(?:\s*(?:-|–|to)\s*(?:(\d{4}-\d{2}-\d{2})[ T]?)?(\d{1,2}:\d{2})?)?$/.exec(when);
  if (match === null || title === '') throw new Refusal(`Line ${number} cannot be read: ${line}`, 'Write it as 2026-06-01 09:00 - 10:30 | Title | Place.');
  const [, day, from, lastDay, to] = match;
  const end = to === undefined ? lastDay ?? '' : `${lastDay ?? day} ${to}`;
  return appointment({ start: from === undefined ? day : `${day} ${from}`, end, title, place, notes }, `Line ${number}`, settings);
}

function ofTable(head, rows, settings) {
  const at = Object.fromEntries(Object.entries(NAMES).map(([field, names]) => [field, head.findIndex((column) => names.includes(String(column).trim().toLowerCase()))]));
  if (at.title < 0 || at.start < 0) throw new Refusal(`The table has no column for the title and the start: ${head.join(', ')}.`, 'Name them title and start.');
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).map((row, i) => {
    const cell = (field) => (at[field] < 0 ? '' : String(row[at[field]] ?? '').trim());
    return appointment({ title: cell('title'), start: cell('start'), end: cell('end'), place: cell('place'), notes: cell('notes') }, `Row ${i + 1}`, settings);
  });
}

function columnsOf(value) {
  if (Array.isArray(value)) return [...new Set(value.flatMap((row) => Object.keys(row ?? {})))];
  if (Array.isArray(value?.columns)) return value.columns.map((column) => (typeof column === 'object' && column !== null ? column.name : column));
  throw new Refusal('The input is neither text, table nor list.', 'Connect a table with a start and a title.');
}

function rowsOf(value) {
  if (!Array.isArray(value)) return value.rows ?? [];
  const columns = columnsOf(value);
  return value.map((row) => columns.map((column) => row?.[column] ?? ''));
}

function csv(text) {
  const rows = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/gy;
  for (let match = cells.exec(text); match !== null && match.index < text.length; match = cells.exec(text)) {
    rows.at(-1).push(match[1] === undefined ? match[2].trim() : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((value) => value !== ''));
}

function appointment({ start, end, title, place, notes }, where, settings) {
  const from = moment(start, where);
  const to = end === '' ? after(from, settings.minutes) : moment(end, where, from.allDay ? 1 : 0);
  if (to.value <= from.value) throw new Refusal(`${where} ends before it begins: ${start} – ${end}.`, 'Correct the end.');
  return { start: from, end: to, title: title || 'Appointment', place, notes };
}

function moment(text, where, moreDays = 0) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text);
  const [year, month, day, hour, minute] = (match ?? []).slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const value = match === null ? Number.NaN : Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0);
  if (Number.isNaN(value) || new Date(value).getUTCDate() !== day || new Date(value).getUTCMonth() !== month - 1) {
    throw new Refusal(`${where}: '${text}' is no date.`, 'Write dates as 2026-06-01 or 2026-06-01 09:00.');
  }
  return shown(value + moreDays * 86_400_000, hour === undefined);
}

function after(from, minutes) {
  return shown(from.value + (from.allDay ? 86_400_000 : minutes * 60_000), from.allDay);
}

function shown(value, allDay) {
  const text = new Date(value).toISOString().slice(0, 16).replace('T', ' ');
  return { value, allDay, text: allDay ? text.slice(0, 10) : text };
}
