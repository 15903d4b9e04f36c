import { Logo } from '@/components/layout/logo';

/** Before anything is known: the mark, quietly. */
export function RouteLoading() {
  return (
    <div role="status" aria-label="Loading Cadre" className="flex h-full items-center justify-center">
      <div className="animate-pulse">
        <Logo size={40} />
      </div>
    </div>
  );
}
