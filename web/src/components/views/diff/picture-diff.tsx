import { useState } from 'react';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { PixelDiffView } from './pixel-diff-view';
import { Pair } from './side-by-side';

const WAYS = [
  { value: 'pair', label: 'Side by side' },
  { value: 'swipe', label: 'Swipe' },
  { value: 'onion', label: 'Onion skin' },
  { value: 'pixels', label: 'Difference' },
];

interface PictureDiffProps {
  before: ArtifactRef;
  after: ArtifactRef;
}

/** Two pictures: beside each other, one wiped over the other, one through the other, or what differs marked. */
export function PictureDiff({ before, after }: PictureDiffProps) {
  const [way, setWay] = useState('pair');
  return (
    <div className="flex flex-col gap-2.5">
      <ChoiceChips label="How the pictures are compared" value={way} onChange={setWay} options={WAYS} />
      {way === 'pair' && (
        <Pair before={<Picture file={before} name="Before" />} after={<Picture file={after} name="After" />} />
      )}
      {(way === 'swipe' || way === 'onion') && <Overlay before={before} after={after} fading={way === 'onion'} />}
      {way === 'pixels' && <PixelDiffView before={before} after={after} />}
    </div>
  );
}

function Picture({ file, name }: { file: ArtifactRef; name: string }) {
  return (
    <img
      src={artifactUrl(file, true)}
      alt={`${name}: ${file.name}`}
      className="block max-h-120 w-full rounded-lg border border-line bg-white object-contain"
    />
  );
}

function Overlay({ before, after, fading }: PictureDiffProps & { fading: boolean }) {
  const [at, setAt] = useState(50);
  const look = fading ? { opacity: at / 100 } : { clipPath: `inset(0 0 0 ${at}%)` };
  return (
    <div className="flex flex-col gap-2">
      <div className="relative overflow-hidden rounded-lg border border-line bg-white">
        <img src={artifactUrl(before, true)} alt={`Before: ${before.name}`} className="block w-full" />
        <img
          src={artifactUrl(after, true)}
          alt={`After: ${after.name}`}
          style={look}
          className="absolute inset-0 size-full object-contain"
        />
        {!fading && (
          <span aria-hidden="true" style={{ left: `${at}%` }} className="absolute inset-y-0 w-0.5 bg-primary" />
        )}
      </div>
      <label className="flex items-center gap-3 text-xs text-muted">
        {fading ? 'Before' : 'After from here'}
        <input
          type="range"
          min={0}
          max={100}
          value={at}
          aria-label={fading ? 'How much of the newer picture is seen' : 'Where the newer picture begins'}
          onChange={(event) => setAt(Number(event.target.value))}
          className="min-w-0 flex-1 accent-primary"
        />
        {fading && 'After'}
      </label>
    </div>
  );
}
