import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/** Where to go after a session opened: only addresses within Cadre. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Forgets what was loaded as nobody and goes on as somebody. */
export function useEnter() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (next: string | null = null) => {
      client.clear();
      await navigate(safeNext(next), { replace: true });
    },
    [client, navigate],
  );
}
