import { lexer, type Token, type Tokens } from 'marked';

/** A node or text of the rich editor, as ProseMirror writes it as JSON. */
export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
  content?: RichNode[];
}

type Mark = NonNullable<RichNode['marks']>[number];

/** What the rich editor has no form for; such a text is edited as source. */
const FOREIGN = new Set(['table', 'html', 'image', 'def']);
/** Formulas: their signs would be taken for emphasis. */
const FORMULA = /\$\$|\$[^$\n]*[*_\\^][^$\n]*\$/;

export function fromMarkdown(text: string): RichNode {
  const content = blocks(lexer(text));
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** Whether a Markdown text can be edited as rich text without losing anything of it. */
export function isRich(text: string): boolean {
  if (FORMULA.test(text) || hasForeign(lexer(text))) return false;
  return true;
}

function hasForeign(tokens: readonly Token[]): boolean {
  return tokens.some((token) => {
    if (FOREIGN.has(token.type) || (token.type === 'list_item' && (token as Tokens.ListItem).task)) return true;
    const inner = [...(('tokens' in token && token.tokens) || []), ...((token as Tokens.List).items ?? [])];
    return hasForeign(inner);
  });
}

function blocks(tokens: readonly Token[]): RichNode[] {
  return tokens.flatMap((token): RichNode[] => {
    switch (token.type) {
      case 'heading':
        return [{ type: 'heading', attrs: { level: (token as Tokens.Heading).depth }, ...withContent(inline(token)) }];
      case 'paragraph':
      case 'text':
        return [{ type: 'paragraph', ...withContent(inline(token)) }];
      case 'code': {
        const { text, lang } = token as Tokens.Code;
        return [{ type: 'codeBlock', attrs: { language: lang || null }, ...withContent(plain(text, [])) }];
      }
      case 'blockquote':
        return [{ type: 'blockquote', content: orEmpty(blocks((token as Tokens.Blockquote).tokens)) }];
      case 'list':
        return [list(token as Tokens.List)];
      case 'hr':
        return [{ type: 'horizontalRule' }];
      default:
        return [];
    }
  });
}

function list({ ordered, start, items }: Tokens.List): RichNode {
  return {
    type: ordered ? 'orderedList' : 'bulletList',
    ...(ordered ? { attrs: { start: Number(start) || 1 } } : {}),
    content: items.map((item) => ({ type: 'listItem', content: orEmpty(blocks(item.tokens)) })),
  };
}

const orEmpty = (nodes: RichNode[]): RichNode[] => (nodes.length === 0 ? [{ type: 'paragraph' }] : nodes);
const withContent = (content: RichNode[]) => (content.length === 0 ? {} : { content });

function inline(token: Token, marks: Mark[] = []): RichNode[] {
  const inner = ('tokens' in token && token.tokens) || [];
  if (inner.length === 0) return plain('text' in token ? String(token.text) : '', marks);
  return inner.flatMap((part) => span(part, marks));
}

function span(token: Token, marks: Mark[]): RichNode[] {
  switch (token.type) {
    case 'strong':
      return inline(token, [...marks, { type: 'bold' }]);
    case 'em':
      return inline(token, [...marks, { type: 'italic' }]);
    case 'del':
      return inline(token, [...marks, { type: 'strike' }]);
    case 'codespan':
      return plain((token as Tokens.Codespan).text, [...marks, { type: 'code' }]);
    case 'link':
      return inline(token, [...marks, { type: 'link', attrs: { href: (token as Tokens.Link).href } }]);
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'escape':
      return plain((token as Tokens.Escape).text, marks);
    default:
      return inline(token, marks);
  }
}

/** Line ends inside a paragraph are spaces, as everywhere in Markdown; in code blocks they stay. */
function plain(text: string, marks: Mark[]): RichNode[] {
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];
}
