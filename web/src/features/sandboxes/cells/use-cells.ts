import { useCallback, useEffect, useRef, useState } from 'react';
import { api, buildUrl, standardHeaders } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';
import type { CellResult } from '@/lib/api/types/sandbox';

export type Language = 'python' | 'javascript';

/** A cell that was run: what it was, and what it gave; null while it runs. */
export interface Cell {
  id: number;
  source: string;
  result: CellResult | null;
}

/** An interpreter of the sandbox that keeps its variables between cells: started by the first cell, ended with the page or by choosing another language. */
export function useCells(sandboxId: string, language: Language) {
  const [cells, setCells] = useState<readonly Cell[]>([]);
  const [running, setRunning] = useState(false);
  const context = useRef<string | null>(null);
  const next = useRef(1);

  const end = useCallback(() => {
    const contextId = context.current;
    context.current = null;
    if (contextId) {
      api.delete('/sandboxes/{sandboxId}/contexts/{contextId}', { path: { sandboxId, contextId } }).catch(gone);
    }
  }, [sandboxId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another interpreter
  useEffect(() => {
    setCells([]);
    next.current = 1;
    return end;
  }, [end, language]);

  useEffect(() => {
    // A page that is closed or loaded again ends nothing by itself: its interpreter would stay for half an hour.
    const onLeave = () => {
      if (context.current === null) return;
      const url = buildUrl('/sandboxes/{sandboxId}/contexts/{contextId}', {
        path: { sandboxId, contextId: context.current },
      });
      void fetch(url, {
        method: 'DELETE',
        headers: standardHeaders('DELETE'),
        credentials: 'same-origin',
        keepalive: true,
      });
      context.current = null;
    };
    window.addEventListener('pagehide', onLeave);
    return () => window.removeEventListener('pagehide', onLeave);
  }, [sandboxId]);

  const run = async (source: string) => {
    const id = next.current++;
    setRunning(true);
    setCells((all) => [...all, { id, source, result: null }]);
    const result = await runCell(source);
    setCells((all) => all.map((cell) => (cell.id === id ? { ...cell, result } : cell)));
    setRunning(false);
  };

  const runCell = async (source: string): Promise<CellResult> => {
    try {
      context.current ??= (
        await api.post('/sandboxes/{sandboxId}/contexts', { path: { sandboxId }, body: { language } })
      ).id;
      return await api.post('/sandboxes/{sandboxId}/contexts/{contextId}/cells', {
        path: { sandboxId, contextId: context.current },
        body: { source },
      });
    } catch (problem) {
      context.current = null; // The next cell starts a new interpreter.
      return { stdout: '', stderr: '', value: null, error: said(problem) };
    }
  };

  const restart = () => {
    end();
    setCells([]);
    next.current = 1;
  };

  return { cells, running, run, restart };
}

function said(problem: unknown): string {
  return problem instanceof ApiProblem
    ? [problem.message, problem.fix].filter(Boolean).join(' ')
    : 'The cell could not be run.';
}

/** It ends by itself after half an hour. */
function gone() {}
