export interface AnsiSpan {
  text: string;
  /** 0 to 7, or null for the default. */
  color: number | null;
  bold: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
const SEQUENCE = /\u001b\[([0-9;?]*)([A-Za-z])|\u001b\][^\u0007]*\u0007|[\u0000-\u0008\u000b\u000c\u000e-\u001a]/g;

/** Text with colours from terminal output; cursor movements and control characters are left out, \r overwrites its line. */
export function parseAnsi(raw: string): AnsiSpan[] {
  const text = raw.replace(/\r\n/g, '\n').replace(/[^\n]*\r(?!\n)/g, '');
  const spans: AnsiSpan[] = [];
  let color: number | null = null;
  let bold = false;
  let from = 0;
  const take = (to: number) => {
    if (to > from) spans.push({ text: text.slice(from, to), color, bold });
  };
  for (const match of text.matchAll(SEQUENCE)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[2] !== 'm') continue;
    for (const code of (match[1] || '0').split(';').map(Number)) {
      if (code === 0) [color, bold] = [null, false];
      else if (code === 1) bold = true;
      else if (code === 22) bold = false;
      else if (code === 39) color = null;
      else if (code >= 30 && code <= 37) color = code - 30;
      else if (code >= 90 && code <= 97) color = code - 90;
    }
  }
  take(text.length);
  return spans;
}
