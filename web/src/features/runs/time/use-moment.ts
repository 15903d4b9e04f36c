import { useCallback, useEffect, useRef, useState } from 'react';
import { countUntil } from './timeline-index';

/** A run is played in this time when it took longer, or shorter: what takes a tenth of a second cannot be watched. */
const LONGEST_PLAY_MS = 15_000;
const SHORTEST_PLAY_MS = 4_000;

export interface Moment {
  /** Milliseconds after the begin. */
  at: number;
  /** Whether it is the end of what is known, and moves on with it. */
  isNow: boolean;
  playing: boolean;
  seek: (at: number) => void;
  /** To the end of what is known. */
  toNow: () => void;
  /** To the next or the previous moment at which something changed. */
  step: (direction: 1 | -1) => void;
  toggle: () => void;
}

/** The moment of a run that is looked at. */
export function useMoment(moments: readonly number[], length: number): Moment {
  const [chosen, setChosen] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const frame = useRef(0);
  const at = Math.min(chosen ?? length, length);

  useEffect(() => {
    if (!playing) return;
    const speed = length / Math.min(Math.max(length, SHORTEST_PLAY_MS), LONGEST_PLAY_MS);
    let last = performance.now();
    const tick = (now: number) => {
      const passed = (now - last) * speed;
      last = now;
      setChosen((before) => {
        const next = (before ?? 0) + passed;
        if (next < length) return next;
        setPlaying(false);
        return null;
      });
      frame.current = requestAnimationFrame(tick);
    };
    frame.current = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame.current);
  }, [playing, length]);

  const seek = useCallback(
    (to: number) => {
      setPlaying(false);
      setChosen(to >= length ? null : Math.max(0, to));
    },
    [length],
  );
  const step = (direction: 1 | -1) => {
    const until = countUntil(moments, at);
    const to = direction === 1 ? moments[until] : moments[moments[until - 1] === at ? until - 2 : until - 1];
    seek(to ?? (direction === 1 ? length : 0));
  };
  const toggle = () => {
    if (!playing && chosen === null) setChosen(0);
    setPlaying(!playing);
  };
  return { at, isNow: chosen === null, playing, seek, toNow: () => seek(length), step, toggle };
}
