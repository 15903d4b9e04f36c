const WIDENINGS: Readonly<Record<string, readonly string[]>> = {
  markdown: ['text'],
  html: ['text'],
  text: ['markdown', 'json'],
  svg: ['image', 'file'],
  image: ['file'],
  audio: ['file'],
  video: ['file'],
  pdf: ['file'],
  table: ['file', 'json'],
  number: ['json'],
  boolean: ['json'],
};

/** Whether a value of type `from` may flow into a port of type `to`; the same table the server validates with. */
export function portsCompatible(from: string, to: string): boolean {
  // A port may take several types, written a·b or a|b.
  const sources = splitTypes(from);
  const targets = splitTypes(to);
  return sources.some((source) => targets.some((target) => typeFits(source, target)));
}

function typeFits(from: string, to: string): boolean {
  return from === to || from === 'any' || to === 'any' || (WIDENINGS[from]?.includes(to) ?? false);
}

export function splitTypes(type: string): string[] {
  return type.split(/[|·,]/).map((part) => part.trim());
}
