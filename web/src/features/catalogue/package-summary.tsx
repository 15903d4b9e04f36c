import { CircleAlert, Info, ShieldCheck } from 'lucide-react';
import { BlockIcon } from '@/canvas/react/block-icon';
import type { PackageReport } from '@/lib/api/types/block-package';
import { grantWords } from './grant-words';

/** What a package is, what it wants, and what is wrong with it. */
export function PackageSummary({ report }: { report: PackageReport }) {
  const { type } = report;
  return (
    <div className="flex flex-col gap-4">
      {type && (
        <div className="flex gap-3">
          <span
            className="flex size-10 shrink-0 items-center justify-center rounded-md text-white"
            style={{ background: type.color }}
          >
            <BlockIcon name={type.icon} size={20} />
          </span>
          <div className="min-w-0">
            <p className="text-[15px] font-semibold">
              {type.title} <span className="font-normal text-faint">{report.version}</span>
            </p>
            <p className="text-sm text-muted">{type.description}</p>
            <p className="mt-1 text-xs text-faint">
              {type.package?.publisher ? `Says it is by ${type.package.publisher} · ` : ''}
              <span className="font-mono">{report.hash.slice(0, 16)}</span>
            </p>
          </div>
        </div>
      )}
      {type && <GrantList grants={report.wants} />}
      {report.findings.map((finding) => (
        <p
          key={`${finding.where}${finding.message}`}
          className={`flex gap-2 rounded-md px-3 py-2 text-[13px] ${finding.warning ? 'bg-sunken text-muted' : 'bg-danger-soft text-danger'}`}
        >
          {finding.warning ? (
            <Info size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
          ) : (
            <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
          )}
          <span>
            <b className="font-medium">{finding.where}</b>: {finding.message} {finding.fix}
          </span>
        </p>
      ))}
    </div>
  );
}

/** What a package may do. */
export function GrantList({ grants }: { grants: readonly string[] }) {
  return (
    <div className="rounded-md border border-line p-3">
      <p className="mb-1.5 flex items-center gap-2 text-[13px] font-medium">
        <ShieldCheck size={15} aria-hidden="true" className="text-faint" /> It may
      </p>
      <ul className="flex flex-col gap-1 text-sm text-muted">
        {grantWords(grants).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
