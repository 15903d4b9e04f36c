import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { Pair } from './side-by-side';

/** Players further apart than this are brought together again. */
const APART_SECONDS = 0.2;

/** Two films that play, stop and seek as one; the older one is silent. */
export function FilmDiff({ before, after }: { before: ArtifactRef; after: ArtifactRef }) {
  const [first, second] = [useRef<HTMLVideoElement>(null), useRef<HTMLVideoElement>(null)];
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const each = (act: (film: HTMLVideoElement) => void) => {
    for (const film of [first.current, second.current]) if (film) act(film);
  };
  const seek = (seconds: number) => {
    each((film) => {
      film.currentTime = Math.min(seconds, film.duration || seconds);
    });
    setAt(seconds);
  };
  const follow = () => {
    const [older, newer] = [first.current, second.current];
    if (!older || !newer) return;
    setAt(newer.currentTime);
    const meant = Math.min(newer.currentTime, older.duration || 0);
    if (Math.abs(older.currentTime - meant) > APART_SECONDS) older.currentTime = meant;
  };
  const measure = () => setLength(Math.max(first.current?.duration || 0, second.current?.duration || 0));
  const toggle = () => each((film) => (playing ? film.pause() : void film.play()));
  const look = 'block aspect-video w-full rounded-lg bg-black';
  return (
    <div className="flex flex-col gap-2">
      <Pair
        before={
          <video
            ref={first}
            muted
            playsInline
            preload="metadata"
            src={artifactUrl(before, true)}
            onLoadedMetadata={measure}
            className={look}
          />
        }
        after={
          // biome-ignore lint/a11y/useMediaCaption: captions are in the picture
          <video
            ref={second}
            playsInline
            preload="metadata"
            src={artifactUrl(after, true)}
            onLoadedMetadata={measure}
            onTimeUpdate={follow}
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
            className={look}
          />
        }
      />
      <div className="flex items-center gap-3">
        <Button kind="secondary" size="sm" onClick={toggle}>
          {playing ? <Pause size={14} /> : <Play size={14} />} {playing ? 'Pause both' : 'Play both'}
        </Button>
        <input
          type="range"
          min={0}
          max={length}
          step={0.1}
          value={at}
          aria-label="Where both films are"
          onChange={(event) => seek(Number(event.target.value))}
          className="min-w-0 flex-1 accent-primary"
        />
        <span className="text-xs text-muted tabular-nums">
          {at.toFixed(1)} / {length.toFixed(1)} s
        </span>
      </div>
    </div>
  );
}
