// Writes appointments as iCalendar (RFC 5545).
import { createHash } from 'node:crypto';

export function calendar(events, { name, timezone, reminder }) {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cadre//Calendar block//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`];
  if (timezone !== '') lines.push(`X-WR-TIMEZONE:${timezone}`);
  for (const event of events) lines.push(...entry(event, timezone, reminder));
  lines.push('END:VCALENDAR');
  return lines.map(folded).join('\r\n') + '\r\n';
}

function entry(event, timezone, reminder) {
  const uid = createHash('sha256').update(`${event.start.text}|${event.title}|${event.place}`).digest('hex').slice(0, 32);
  const lines = ['BEGIN:VEVENT', `UID:${uid}@calendar.cadre`, `DTSTAMP:${utc(event.start.value)}`, `DTSTART${time(event.start, timezone)}`, `DTEND${time(event.end, timezone)}`, `SUMMARY:${escaped(event.title)}`];
  if (event.place !== '') lines.push(`LOCATION:${escaped(event.place)}`);
  if (event.notes !== '') lines.push(`DESCRIPTION:${escaped(event.notes)}`);
  if (reminder > 0) lines.push('BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(event.title)}`, `TRIGGER:-PT${reminder}M`, 'END:VALARM');
  return [...lines, 'END:VEVENT'];
}

// Times in a zone are written as moments in UTC: so no time zone rules travel with the file, and every program shows the right hour.
function time({ value, allDay }, timezone) {
  if (allDay) return `;VALUE=DATE:${utc(value).slice(0, 8)}`;
  return `:${utc(timezone === '' ? value : value - offset(value, timezone))}`;
}

function offset(value, timezone) {
  const at = (moment) => {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en', { timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(moment).map((p) => [p.type, Number(p.value)]));
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - moment;
  };
  return at(value - at(value)); // a second look, for hours beside a change of the clock
}

function utc(value) {
  return new Date(value).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escaped(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

// At most 75 bytes a line; what follows begins with a space.
function folded(line) {
  const pieces = [];
  let piece = '';
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n ');
}
