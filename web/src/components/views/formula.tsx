import { useEffect, useRef, useState } from 'react';

/** A formula set as MathML; its source until the setter has come, and when it is wrong. */
export function Formula({ tex, display }: { tex: string; display: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    import('katex')
      .then(({ default: katex }) => {
        if (gone || !place.current) return;
        katex.render(tex, place.current, { displayMode: display, output: 'mathml', trust: false, maxExpand: 200 });
        setProblem(null);
      })
      .catch((wrong: unknown) => !gone && setProblem(wrong instanceof Error ? wrong.message : String(wrong)));
    return () => {
      gone = true;
    };
  }, [tex, display]);
  const source = display ? `$$${tex}$$` : `$${tex}$`;
  if (problem !== null) return <code title={problem}>{source}</code>;
  return (
    <span ref={place} className={display ? 'my-3 block overflow-x-auto text-center' : undefined}>
      {source}
    </span>
  );
}
