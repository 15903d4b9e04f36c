/** Text for an XML document; control characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

/** Breaks a text into at most `rows` lines of about `columns` characters. */
export function wrapText(text: string, columns: number, rows: number): string[] {
  if (columns < 4 || rows < 1) return [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(0, 2_000).split(/\s+/).filter(Boolean)) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length <= columns) {
      line = next;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word.length > columns ? `${word.slice(0, columns - 1)}…` : word;
    if (lines.length >= rows) break;
  }
  if (line !== '' && lines.length < rows) lines.push(line);
  else if (lines.length >= rows) lines[rows - 1] = `${lines[rows - 1]!.slice(0, columns - 1)}…`;
  return lines.slice(0, rows);
}
