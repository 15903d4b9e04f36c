// A calendar file from appointments: reads input.json, writes result.json and out/NAME.ics.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { calendar } from './ics.mjs';
import { Refusal, appointments } from './reading.mjs';

const { settings, inputs } = JSON.parse(readFileSync('input.json', 'utf8'));

function run() {
  if (settings.timezone !== '' && !Intl.supportedValuesOf('timeZone').includes(settings.timezone)) {
    throw new Refusal(`There is no time zone '${settings.timezone}'.`, 'Write it as Europe/Berlin, or leave it empty.');
  }
  const found = appointments(inputs.events ?? settings.events ?? '', settings);
  if (found.length === 0) throw new Refusal('There is no appointment.', 'Write one a line, or connect a table with a start and a title.');
  console.log(`::progress 0.5 ${found.length} appointments`);
  const file = `out/${settings.name.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'Calendar'}.ics`;
  mkdirSync('out', { recursive: true });
  writeFileSync(file, calendar(found, settings));
  const rows = found.map((event) => [event.start.text, event.end.text, event.title, event.place]);
  return { outputs: { file, table: { columns: ['start', 'end', 'title', 'place'], rows, rowCount: rows.length }, count: rows.length } };
}

function result() {
  try {
    return run();
  } catch (refusal) {
    if (refusal instanceof Refusal) return { error: { message: refusal.message, fix: refusal.fix } };
    throw refusal;
  }
}

writeFileSync('result.json', JSON.stringify(result()));
