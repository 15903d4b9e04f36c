import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';
import { Formula } from './formula';
import type { FormulaToken } from './formula-tokens';
import { localImage, safeHref } from './safe-href';

type Align = 'left' | 'right' | 'center' | null;

/** Marked escapes a few characters; React escapes all by itself. */
function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

export function renderBlocks(tokens: Token[]): ReactNode[] {
  return tokens.map((token, i) => {
    return <Block key={i} token={token} />;
  });
}

function renderInline(tokens: Token[] | undefined): ReactNode[] {
  return (tokens ?? []).map((token, i) => <Inline key={i} token={token} />);
}

function Heading({ token }: { token: Tokens.Heading }) {
  const content = renderInline(token.tokens);
  if (token.depth === 1) return <h2 className="text-2xl!">{content}</h2>;
  if (token.depth === 2) return <h3 className="text-[19px]!">{content}</h3>;
  return <h4>{content}</h4>;
}

function List({ token }: { token: Tokens.List }) {
  const items = token.items.map((item, i) => (
    <li key={i} className={item.task ? 'list-none' : undefined}>
      {item.task && (
        <input type="checkbox" checked={item.checked ?? false} readOnly disabled aria-label="Task" className="mr-2" />
      )}
      {renderBlocks(item.tokens.filter((t) => (t.type as string) !== 'checkbox'))}
    </li>
  ));
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function MarkdownTable({ token }: { token: Tokens.Table }) {
  const style = (align: Align) => (align === null ? undefined : { textAlign: align });
  return (
    <table tabIndex={0}>
      <thead>
        <tr>
          {token.header.map((cell, i) => (
            <th key={i} style={style(cell.align)}>
              {renderInline(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, r) => (
          <tr key={r}>
            {row.map((cell, i) => (
              <td key={i} style={style(cell.align)}>
                {renderInline(cell.tokens)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Block({ token }: { token: Token }): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <Heading token={token as Tokens.Heading} />;
    case 'paragraph':
      return <p>{renderInline(token.tokens)}</p>;
    case 'text':
      return token.tokens ? renderInline(token.tokens) : plain(token.text);
    case 'list':
      return <List token={token as Tokens.List} />;
    case 'blockquote':
      return <blockquote>{renderBlocks(token.tokens ?? [])}</blockquote>;
    case 'table':
      return <MarkdownTable token={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'html':
      return <p>{token.text}</p>;
    default:
      return <Inline token={token} />;
  }
}

function Inline({ token }: { token: Token }): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{renderInline(token.tokens)}</strong>;
    case 'em':
      return <em>{renderInline(token.tokens)}</em>;
    case 'del':
      return <del>{renderInline(token.tokens)}</del>;
    case 'codespan':
      return <code>{plain(token.text)}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <SafeLink href={token.href}>{renderInline(token.tokens)}</SafeLink>;
    case 'image':
      return <Picture src={token.href} alt={token.text} />;
    case 'escape':
      return token.text;
    case 'formula':
      return <Formula key={token.raw} tex={(token as FormulaToken).tex} display={(token as FormulaToken).display} />;
    default:
      return 'tokens' in token && token.tokens ? renderInline(token.tokens) : plain('text' in token ? token.text : '');
  }
}

function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  const safe = safeHref(href);
  if (safe === null) return children;
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function Picture({ src, alt }: { src: string; alt: string }) {
  const local = localImage(src);
  if (local !== null) return <img src={local} alt={alt} />;
  return <SafeLink href={src}>{`Picture: ${alt || src}`}</SafeLink>;
}
