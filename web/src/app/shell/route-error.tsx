import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button } from '@/components/ui/button';
import { NotFound } from './not-found';

/** A page broke, or its script could not be loaded (usually after an update). */
export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const stale = error instanceof Error && /dynamically imported module|module script/i.test(error.message);
  return (
    <main className="mx-auto flex h-full max-w-120 flex-col items-center justify-center gap-4 px-6 text-center">
      <h1 className="text-xl font-semibold">{stale ? 'Cadre was updated' : 'This page ran into a problem'}</h1>
      <p className="text-muted">
        {stale ? 'Load the page again to continue with the new version.' : 'Nothing you saved is lost.'}
      </p>
      {!stale && error instanceof Error && <code className="text-xs text-faint">{error.message}</code>}
      <Button kind="primary" onClick={() => location.reload()}>
        Load again
      </Button>
    </main>
  );
}
