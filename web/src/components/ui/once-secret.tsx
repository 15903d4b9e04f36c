import { CopyButton } from './copy-button';

/** A secret that is shown this one time. */
export function OnceSecret({ value, note }: { value: string; note: string }) {
  return (
    <div className="rounded-md border border-warning-line bg-warning-soft p-3">
      <p className="mb-2 text-[13px] text-text">{note}</p>
      <div className="flex items-center gap-2">
        <input
          readOnly
          aria-label="Secret"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 font-mono text-[13px]"
        />
        <CopyButton text={value} />
      </div>
    </div>
  );
}
