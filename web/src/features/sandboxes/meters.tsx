import { clsx } from 'clsx';
import { Card } from '@/components/layout/card';
import { Progress } from '@/components/ui/progress';
import { SparkLine } from '@/components/ui/spark-line';
import type { SandboxUsage } from '@/lib/api/types/sandbox';
import { formatBytes, plural } from '@/lib/format/number';

const size = (bytes: number | undefined) => formatBytes(bytes, 1024);

/** Processor, memory and disk, each second, and how they went in the last minute. */
export function Meters({ usage }: { usage: readonly SandboxUsage[] }) {
  const now = usage.at(-1);
  return (
    <div className="mb-4 grid grid-cols-3 gap-2 sm:gap-3">
      <Meter
        label="Processor"
        value={(now?.cpuPercent ?? 0) / 100}
        text={now ? `${Math.round(now.cpuPercent)} %` : '–'}
        note={now ? plural(now.programs.length, 'program') : 'measuring…'}
        went={usage.map((u) => u.cpuPercent)}
        least={100}
      />
      <Meter
        label="Memory"
        value={now ? now.memoryBytes / now.memoryLimit : 0}
        text={size(now?.memoryBytes)}
        note={now ? `each program to ${size(now.memoryLimit)}` : 'measuring…'}
        went={usage.map((u) => u.memoryBytes)}
        least={(now?.memoryLimit ?? 1) / 4}
      />
      <Meter
        label="Disk"
        value={now ? now.diskBytes / now.diskLimit : 0}
        text={size(now?.diskBytes)}
        note={now ? `of ${size(now.diskLimit)} · ${plural(now.files, 'entry', 'entries')}` : 'measuring…'}
        went={usage.map((u) => u.diskBytes)}
        least={(now?.diskLimit ?? 1) / 20}
      />
    </div>
  );
}

interface MeterProps {
  label: string;
  value: number;
  text: string;
  note: string;
  went: readonly number[];
  /** What the line's top stands for at the least: a little noise is no mountain. */
  least: number;
}

function Meter({ label, value, text, note, went, least }: MeterProps) {
  const tone = value > 0.9 ? 'danger' : value > 0.7 ? 'warning' : 'primary';
  return (
    <Card className="flex min-w-0 flex-col px-3 py-2.5 sm:px-4 sm:py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="text-[13px] text-muted">{label}</span>
        <span className={clsx('text-[15px] font-semibold tabular-nums', tone === 'danger' && 'text-danger')}>
          {text}
        </span>
      </div>
      <div className="my-1.5 max-sm:hidden">
        <SparkLine values={went} least={least} label={`${label} in the last minute`} />
      </div>
      <div className="mt-auto max-sm:pt-2">
        <Progress value={value} label={label} tone={tone} />
      </div>
      <p className="mt-1.5 hidden truncate text-xs text-faint sm:block">{note}</p>
    </Card>
  );
}
