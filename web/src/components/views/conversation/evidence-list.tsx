import { CircleAlert, CircleCheck } from 'lucide-react';
import { safeHref } from '../safe-href';
import type { Claim, EvidenceSource } from './conversation-value';

/** Statements of the answer and what each rests on. */
export function EvidenceList({ claims, sources }: { claims: readonly Claim[]; sources: readonly EvidenceSource[] }) {
  const open = claims.filter((claim) => !claim.supported).length;
  if (claims.length === 0 && sources.length === 0) return null;
  return (
    <details className="rounded-lg border border-line bg-surface" open={open > 0}>
      <summary className="flex cursor-pointer items-center gap-2 px-4 py-2.5 text-sm font-medium">
        {open > 0 ? (
          <CircleAlert size={15} aria-hidden="true" className="text-warning" />
        ) : (
          <CircleCheck size={15} aria-hidden="true" className="text-success" />
        )}
        Evidence
        <span className="font-normal text-muted">
          {claims.length === 0
            ? `${sources.length} results`
            : open === 0
              ? `all ${claims.length} statements rest on results`
              : `${open} of ${claims.length} statements rest on nothing`}
        </span>
      </summary>
      <div className="flex flex-col gap-4 border-t border-line p-4">
        {claims.length > 0 && (
          <ul className="flex flex-col gap-2 text-[13px]">
            {claims.map((claim, i) => (
              <li key={i} className="flex items-start gap-2">
                {claim.supported ? (
                  <CircleCheck size={14} aria-label="rests on a result" className="mt-0.5 shrink-0 text-success" />
                ) : (
                  <CircleAlert size={14} aria-label="rests on nothing" className="mt-0.5 shrink-0 text-warning" />
                )}
                <span className="min-w-0">
                  {claim.text}
                  {claim.why && <span className="text-warning"> – {claim.why}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <ul className="flex flex-col gap-1.5 text-[13px] text-muted">
          {sources.map((source) => (
            <Source key={source.number} source={source} />
          ))}
        </ul>
      </div>
    </details>
  );
}

function Source({ source }: { source: EvidenceSource }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="tabular-nums">[{source.number}]</span>
      <span className={source.failed ? 'text-danger' : 'font-medium text-text'}>{source.title}</span>
      {source.effect && <code className="text-xs">{source.effect}</code>}
      {(source.citations ?? []).slice(0, 6).map((citation, i) => {
        const href = citation.url
          ? safeHref(citation.url)
          : citation.source
            ? `/knowledge?source=${citation.source}`
            : null;
        return href ? (
          <a
            key={i}
            href={href}
            className="text-link hover:underline"
            {...(citation.url ? { target: '_blank', rel: 'noreferrer' } : {})}
          >
            {citation.title}
          </a>
        ) : (
          <span key={i}>{citation.title}</span>
        );
      })}
    </li>
  );
}
