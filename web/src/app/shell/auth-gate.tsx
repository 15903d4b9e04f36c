import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ErrorState } from '@/components/layout/error-state';
import { useMe } from '@/lib/queries/use-me';
import { useSetupNeeded } from '@/lib/queries/use-setup-needed';
import { RouteLoading } from './route-loading';

/** Lets signed-in people through; sends others to sign in, or to set up a new server. */
export function AuthGate({ children }: { children: ReactNode }) {
  const me = useMe();
  const location = useLocation();
  if (me.isPending) return <RouteLoading />;
  if (me.error) {
    return (
      <main className="mx-auto max-w-130 px-4 py-20">
        <ErrorState error={me.error} onRetry={me.refetch} />
      </main>
    );
  }
  if (me.data) return children;
  return <SignedOut next={location.pathname + location.search} />;
}

function SignedOut({ next }: { next: string }) {
  const setup = useSetupNeeded();
  if (setup.isPending) return <RouteLoading />;
  if (setup.data?.needed) return <Navigate to={`/setup${location.search}${location.hash}`} replace />;
  return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
}
