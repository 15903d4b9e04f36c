const COLORS: Record<string, string> = {
  text: '#64748b',
  markdown: '#64748b',
  html: '#64748b',
  json: '#7c5cd6',
  number: '#7c5cd6',
  boolean: '#7c5cd6',
  table: '#0d9488',
  file: '#c98a1b',
  pdf: '#c98a1b',
  image: '#d6498f',
  svg: '#d6498f',
  audio: '#4f6bed',
  video: '#4f6bed',
};

/** One colour per family of values, so that what fits together looks alike. */
export function portColor(type: string): string {
  return COLORS[type.split(/[|·]/)[0]!.trim()] ?? '#94a0aa';
}
