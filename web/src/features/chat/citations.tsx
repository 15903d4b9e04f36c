import { BookOpen, ExternalLink } from 'lucide-react';
import { Link } from 'react-router';
import type { EvidenceSource } from '@/components/views/conversation/conversation-value';
import { safeHref } from '@/components/views/safe-href';

/** The sources that an answer points at, to be opened. */
export function Citations({ text, sources }: { text: string; sources: readonly EvidenceSource[] }) {
  const cited = sources.filter((s) => new RegExp(`\\[(\\d+, *)*${s.number}(, *\\d+)*\\]`).test(text));
  if (cited.length === 0) return null;
  return (
    <ul aria-label="Sources" className="flex flex-wrap gap-2">
      {cited.flatMap((source) =>
        (source.citations?.length ? source.citations : [{ title: source.title }]).slice(0, 4).map((citation) => (
          <li key={`${source.number} ${citation.title}`}>
            <Citation number={source.number} {...citation} />
          </li>
        )),
      )}
    </ul>
  );
}

interface CitationProps {
  number: number;
  title: string;
  url?: string | null;
  source?: string | null;
}

const CHIP =
  'inline-flex max-w-72 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 py-1 text-xs text-muted';

function Citation({ number, title, url, source }: CitationProps) {
  const href = url ? safeHref(url) : null;
  const label = (
    <>
      <span className="font-medium tabular-nums">{number}</span>
      <span className="truncate">{title}</span>
    </>
  );
  if (href) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className={`${CHIP} hover:bg-hover hover:text-link`}>
        {label} <ExternalLink size={11} aria-hidden="true" className="shrink-0" />
      </a>
    );
  }
  if (source) {
    return (
      <Link to={`/knowledge?source=${source}`} className={`${CHIP} hover:bg-hover hover:text-link`}>
        {label} <BookOpen size={11} aria-hidden="true" className="shrink-0" />
      </Link>
    );
  }
  return <span className={CHIP}>{label}</span>;
}
