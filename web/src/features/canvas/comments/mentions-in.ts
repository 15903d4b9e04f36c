export interface Mentionable {
  userId: string;
  name: string;
}

/** The people whose "@name" a text holds; of two whose names begin alike the longer is meant. */
export function mentionsIn(body: string, people: readonly Mentionable[]): string[] {
  const found = new Set<string>();
  let rest = body.toLowerCase();
  for (const { userId, name } of [...people].sort((a, b) => b.name.length - a.name.length)) {
    const mark = `@${name.toLowerCase()}`;
    if (!rest.includes(mark)) continue;
    found.add(userId);
    rest = rest.replaceAll(mark, '');
  }
  return [...found];
}

/** The name being typed after the last "@" before the caret; null when none is. */
export function mentionQuery(body: string, caret: number): string | null {
  return /(?:^|\s)@([\p{L}\p{N}._-]{0,40})$/u.exec(body.slice(0, caret))?.[1] ?? null;
}
