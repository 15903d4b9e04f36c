import { Spinner } from '@/components/ui/spinner';

export function CanvasLoading({ offline }: { offline: boolean }) {
  return (
    <div
      role="status"
      className="flex h-full flex-col items-center justify-center gap-3 bg-[var(--canvas)] [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:24px_24px] text-sm text-muted"
    >
      <Spinner size={20} />
      {offline ? 'Waiting for the server…' : 'Opening the canvas…'}
    </div>
  );
}
