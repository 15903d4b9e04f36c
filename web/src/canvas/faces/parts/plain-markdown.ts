/** Markdown without its marks: a card has room for words only. A heading ends like a sentence, so that it does not run into what follows. */
export function plainMarkdown(markdown: string): string {
  return markdown
    .slice(0, 600)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*#+\s*(.*?[^\s.:!?…])\s*$/gm, '$1:')
    .replace(/^\s*[#>*+-]+\s+/gm, '')
    .replace(/[*_`~|]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/:$/, '')
    .trim();
}
