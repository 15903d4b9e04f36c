import { clsx } from 'clsx';

interface ProgressProps {
  /** 0 to 1; null while the end is not known. */
  value: number | null;
  label: string;
  tone?: 'primary' | 'danger' | 'warning';
}

export function Progress({ value, label, tone = 'primary' }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  const color = { primary: 'bg-primary', danger: 'bg-danger', warning: 'bg-warning' }[tone];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 w-full overflow-hidden rounded-full bg-active"
    >
      <div
        className={clsx(
          'h-full rounded-full transition-[width] duration-300',
          color,
          value === null && 'w-1/3 animate-slide',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
