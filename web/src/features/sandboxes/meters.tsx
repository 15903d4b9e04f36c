import { Card } from '@/components/layout/card';
import { Progress } from '@/components/ui/progress';
import type { SandboxUsage } from '@/lib/api/types/sandbox';
import { formatBytes, plural } from '@/lib/format/number';

const size = (bytes: number | undefined) => formatBytes(bytes, 1024);

/** Processor, memory and disk, each second. */
export function Meters({ usage }: { usage: SandboxUsage | undefined }) {
  return (
    <div className="mb-4 grid grid-cols-3 gap-2 sm:gap-3">
      <Meter
        label="Processor"
        value={(usage?.cpuPercent ?? 0) / 100}
        text={usage ? `${Math.round(usage.cpuPercent)} %` : '–'}
        note={usage ? plural(usage.programs.length, 'program') : 'measuring…'}
      />
      <Meter
        label="Memory"
        value={usage ? usage.memoryBytes / usage.memoryLimit : 0}
        text={size(usage?.memoryBytes)}
        note={`each program may use ${size(usage?.memoryLimit)}`}
      />
      <Meter
        label="Disk"
        value={usage ? usage.diskBytes / usage.diskLimit : 0}
        text={size(usage?.diskBytes)}
        note={usage ? `of ${size(usage.diskLimit)} · ${plural(usage.files, 'entry', 'entries')}` : 'measuring…'}
      />
    </div>
  );
}

function Meter({ label, value, text, note }: { label: string; value: number; text: string; note: string }) {
  return (
    <Card className="min-w-0 px-3 py-2.5 sm:px-4 sm:py-3">
      <div className="mb-2 flex flex-wrap items-baseline justify-between">
        <span className="text-[13px] text-muted">{label}</span>
        <span className="text-[15px] font-semibold tabular-nums">{text}</span>
      </div>
      <Progress value={value} label={label} tone={value > 0.9 ? 'danger' : value > 0.7 ? 'warning' : 'primary'} />
      <p className="mt-1.5 hidden text-xs text-faint sm:block">{note}</p>
    </Card>
  );
}
