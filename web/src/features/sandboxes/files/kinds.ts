const LANGUAGES: Record<string, string> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'javascript',
  json: 'json',
  md: 'markdown',
  sh: 'shell',
  sql: 'sql',
};

const PICTURES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

const endOf = (path: string) => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** The language of a file's text, as the editor calls it. */
export function languageOf(path: string): string {
  return LANGUAGES[endOf(path)] ?? 'text';
}

/** The media type of a picture; undefined for anything else. */
export function pictureType(path: string): string | undefined {
  return PICTURES[endOf(path)];
}

export function isPicture(path: string): boolean {
  return pictureType(path) !== undefined;
}
