import { useEffect, useRef } from 'react';
import { parseAnsi } from './parse-ansi';

const COLORS = ['#7d8b96', '#f47174', '#5dd28e', '#e3b341', '#6ea8fe', '#d28cf0', '#4cc9e6', '#e8edf1'];

/** Output of a program. Follows the end while it grows, unless the reader has scrolled up. */
export function TerminalView({ text, live = false }: { text: string; live?: boolean }) {
  const box = useRef<HTMLPreElement>(null);
  const following = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (live && element && following.current && text !== '') element.scrollTop = element.scrollHeight;
  }, [text, live]);
  return (
    <pre
      ref={box}
      tabIndex={0}
      role="log"
      aria-label="Output"
      onScroll={(event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
        following.current = scrollTop + clientHeight > scrollHeight - 24;
      }}
      className="max-h-100 min-h-16 overflow-auto rounded-lg bg-[#0d1216] p-3 font-mono text-[12.5px] leading-5 whitespace-pre-wrap text-[#d5dde3]"
    >
      {parseAnsi(text).map((span, i) => (
        <span
          key={i}
          style={{
            color: span.color === null ? undefined : COLORS[span.color],
            fontWeight: span.bold ? 600 : undefined,
          }}
        >
          {span.text}
        </span>
      ))}
      {live && <span aria-hidden="true" className="ml-0.5 inline-block h-3.5 w-1.5 animate-pulse bg-primary" />}
    </pre>
  );
}
