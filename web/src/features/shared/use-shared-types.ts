import { useMemo } from 'react';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import type { SharedCanvas } from '@/lib/api/types/canvas-share';

/** The block types that the shared canvas uses, told with it: the list of all is for people with an account. */
export function useSharedTypes(shared: SharedCanvas): readonly BlockManifest[] {
  return useMemo(() => shared.blockTypes as unknown as BlockManifest[], [shared]);
}
