import { useEffect } from 'react';
import { toast } from '@/components/ui/toast';
import { NO_ACCESS_CODE } from './close-reason';
import type { OpenDocument } from './use-live-document';

interface CanvasAnswer {
  refetch: () => Promise<{ data?: { role: string } | undefined; error: unknown }>;
}

/** The server ends a connection when the person's role changes: whoever may still look is told so, and let in again as who they are now. */
export function useNewRole(opened: OpenDocument | null, canvas: CanvasAnswer, onAllowed: () => void): void {
  const ended = opened?.closed?.code === NO_ACCESS_CODE;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each end of a connection
  useEffect(() => {
    if (!ended) return undefined;
    let shown = true;
    void canvas.refetch().then(({ data, error }) => {
      if (!shown || error || !data) return;
      toast.info('Your role here has changed.', `You are ${data.role} now. Everything that was taken is still here.`);
      onAllowed();
    });
    return () => {
      shown = false;
    };
  }, [ended]);
}
