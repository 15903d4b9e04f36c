import { Card } from '@/components/layout/card';
import { Progress } from '@/components/ui/progress';
import type { SandboxUsage } from '@/lib/api/types/sandbox';
import { formatBytes, plural } from '@/lib/format/number';

/** Processor, memory and disk, each second. */
export function Meters({ usage }: { usage: SandboxUsage | undefined }) {
  return (
    <div className="mb-4 grid grid-cols-1 gap-3 sm:grid-cols-3">
      <Meter
        label="Processor"
        value={(usage?.cpuPercent ?? 0) / 100}
        text={usage ? `${Math.round(usage.cpuPercent)} %` : '–'}
        note={usage ? plural(usage.programs.length, 'program') : 'measuring…'}
      />
      <Meter
        label="Memory"
        value={usage ? usage.memoryBytes / usage.memoryLimit : 0}
        text={formatBytes(usage?.memoryBytes)}
        note={`each program may use ${formatBytes(usage?.memoryLimit)}`}
      />
      <Meter
        label="Disk"
        value={usage ? usage.diskBytes / usage.diskLimit : 0}
        text={formatBytes(usage?.diskBytes)}
        note={usage ? `of ${formatBytes(usage.diskLimit)} · ${plural(usage.files, 'entry', 'entries')}` : 'measuring…'}
      />
    </div>
  );
}

function Meter({ label, value, text, note }: { label: string; value: number; text: string; note: string }) {
  return (
    <Card className="px-4 py-3">
      <div className="mb-2 flex items-baseline justify-between">
        <span className="text-[13px] text-muted">{label}</span>
        <span className="text-[15px] font-semibold tabular-nums">{text}</span>
      </div>
      <Progress value={value} label={label} tone={value > 0.9 ? 'danger' : value > 0.7 ? 'warning' : 'primary'} />
      <p className="mt-1.5 text-xs text-faint">{note}</p>
    </Card>
  );
}
