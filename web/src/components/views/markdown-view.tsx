import { useMemo } from 'react';
import { readMarkdown } from './formula-tokens';
import { renderBlocks } from './markdown-tokens';

/**
 * Markdown as React elements. Safe by construction: nothing is ever set as HTML, links are limited to harmless
 * schemes, and pictures from elsewhere become links, so that reading a text makes no request.
 */
export function MarkdownView({ text }: { text: string }) {
  const content = useMemo(() => renderBlocks(readMarkdown(text)), [text]);
  return <div className="prose">{content}</div>;
}
