import { useState } from 'react';
import { useSearchParams } from 'react-router';

export type CanvasMode = 'edit' | 'history' | 'comments' | 'merge';

/** What lies open around the canvas. A merge review has an address, so that a branch can lead to it. */
export function useCanvasPanels(initial: { library: boolean }) {
  const [library, setLibrary] = useState(initial.library);
  const [timeline, setTimeline] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [limits, setLimits] = useState(false);
  const [chosen, setChosen] = useState<Exclude<CanvasMode, 'merge'>>('edit');
  const [params, setParams] = useSearchParams();
  const merging = params.get('merge');
  const mode: CanvasMode = merging !== null ? 'merge' : chosen;
  return {
    library,
    timeline,
    sharing,
    limits,
    mode,
    merging,
    toggleLibrary: () => setLibrary(!library),
    toggleTimeline: () => setTimeline(!timeline),
    share: setSharing,
    limit: setLimits,
    toggle: (wanted: 'history' | 'comments') => setChosen(chosen === wanted ? 'edit' : wanted),
    open: setChosen,
    merge: (branchId: string | null) => {
      setChosen('edit');
      setParams(branchId === null ? {} : { merge: branchId }, { replace: branchId === null });
    },
  };
}

export type CanvasPanels = ReturnType<typeof useCanvasPanels>;
