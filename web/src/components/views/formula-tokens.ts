import { Marked, type Token, type TokenizerExtension } from 'marked';

/** A formula in TeX, between dollars. */
export interface FormulaToken {
  type: 'formula';
  raw: string;
  tex: string;
  /** On a line of its own. */
  display: boolean;
}

const BLOCK = /^\$\$\s*([^$]+?)\s*\$\$(?:\n+|$)/;
const INLINE = /^\$\$([^$\n]+)\$\$|^\$(?![\s$])((?:\\.|[^$\\\n])+?)(?<![\s\\])\$(?!\d)/;

/** `$$…$$` on lines of its own. */
const block: TokenizerExtension = {
  name: 'formula',
  level: 'block',
  start: (source) => source.match(/(?:^|\n)\$\$/)?.index,
  tokenizer(source) {
    const found = BLOCK.exec(source);
    return found ? { type: 'formula', raw: found[0], tex: found[1]!, display: true } : undefined;
  },
};

/** `$…$` within a line; as in Markdown elsewhere a price such as $5 is none. */
const inline: TokenizerExtension = {
  name: 'formula',
  level: 'inline',
  start: (source) => source.indexOf('$'),
  tokenizer(source) {
    const found = INLINE.exec(source);
    if (!found) return undefined;
    return { type: 'formula', raw: found[0], tex: (found[1] ?? found[2])!.trim(), display: found[1] !== undefined };
  },
};

const marked = new Marked({ gfm: true }, { extensions: [block, inline] });

/** Markdown with formulas, as tokens. */
export function readMarkdown(text: string): Token[] {
  return marked.lexer(text);
}
