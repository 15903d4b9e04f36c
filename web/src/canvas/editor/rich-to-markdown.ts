import type { RichNode } from './rich-markdown';

/** A rich text as Markdown. */
export function toMarkdown(doc: RichNode): string {
  return (doc.content ?? []).map(block).join('\n\n').trim();
}

function block(node: RichNode): string {
  const inner = node.content ?? [];
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(Number(node.attrs?.['level'] ?? 1))} ${inline(inner)}`;
    case 'codeBlock': {
      const text = inner.map((n) => n.text ?? '').join('');
      const fence = text.includes('```') ? '````' : '```';
      return `${fence}${node.attrs?.['language'] ?? ''}\n${text}\n${fence}`;
    }
    case 'blockquote':
      return prefixed(inner.map(block).join('\n\n'), '> ', '> ');
    case 'bulletList':
      return inner.map((item) => listItem(item, '- ')).join('\n');
    case 'orderedList':
      return inner.map((item, i) => listItem(item, `${Number(node.attrs?.['start'] ?? 1) + i}. `)).join('\n');
    case 'horizontalRule':
      return '---';
    default:
      return lineStart(inline(inner));
  }
}

function listItem(item: RichNode, mark: string): string {
  const parts = item.content ?? [];
  const tight = parts.every((part, i) => i === 0 || part.type === 'bulletList' || part.type === 'orderedList');
  return prefixed(parts.map(block).join(tight ? '\n' : '\n\n'), mark, ' '.repeat(mark.length));
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n');
}

const WRAPS: Record<string, string> = { bold: '**', italic: '*', strike: '~~' };

function inline(nodes: readonly RichNode[]): string {
  return nodes.map((node) => (node.type === 'hardBreak' ? '\\\n' : marked(node))).join('');
}

function marked({ text = '', marks = [] }: RichNode): string {
  if (marks.some((m) => m.type === 'code')) return wrapLink(codeSpan(text), marks);
  // Signs of emphasis must touch the words, so spaces at the ends stay outside of them.
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (core === '') return text;
  let out = escaped(core);
  for (const mark of marks) {
    const sign = WRAPS[mark.type];
    if (sign !== undefined) out = `${sign}${out}${sign}`;
  }
  return `${before}${wrapLink(out, marks)}${after}`;
}

function wrapLink(text: string, marks: NonNullable<RichNode['marks']>): string {
  const link = marks.find((m) => m.type === 'link');
  return link === undefined ? text : `[${text}](${String(link.attrs?.['href'] ?? '')})`;
}

function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

const escaped = (text: string) =>
  text.replace(/([\\`*[\]<])/g, '\\$1').replace(/(^|\W)_|_(?=\W|$)/g, (m) => m.replace('_', '\\_'));

/** What would begin a heading, quote or list at the start of a line. */
const lineStart = (text: string) =>
  text.replace(/^(\s*)(#{1,6}\s|>|[-+]\s|---)/, '$1\\$2').replace(/^(\s*\d+)([.)]\s)/, '$1\\$2');
