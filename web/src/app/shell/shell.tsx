import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useHotkey } from '@/lib/hooks/use-hotkey';
import { useMedia } from '@/lib/hooks/use-media';
import { useStream } from '@/lib/sse/use-stream';
import { AuthGate } from './auth-gate';
import { BottomNav } from './bottom-nav';
import { invalidateFor, isRunNews, readRunNews } from './invalidate-for';
import { Sidebar } from './sidebar';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/** Navigation around a page, for people who are signed in. */
export function Shell() {
  return (
    <AuthGate>
      <Frame />
    </AuthGate>
  );
}

function Frame() {
  const [palette, setPalette] = useState(false);
  const narrow = useMedia('(max-width: 767px)');
  const onCanvas = /^\/canvases\/./.test(useLocation().pathname);
  const client = useQueryClient();
  useHotkey('k', () => setPalette((open) => !open));
  useStream('workspace', (event) => (isRunNews(event) ? readRunNews(client) : invalidateFor(client, event.kind)));
  return (
    <div className="flex h-full flex-col md:flex-row">
      <a
        href="#main"
        className="sr-only z-90 rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      {!narrow && <Sidebar slim={onCanvas} onSearch={() => setPalette(true)} />}
      <main id="main" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
        <Outlet />
      </main>
      {narrow && <BottomNav onSearch={() => setPalette(true)} />}
      {palette && (
        <Suspense>
          <CommandPalette onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </div>
  );
}
