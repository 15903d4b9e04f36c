import { useMemo } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { readPortValue } from '@/lib/api/port-value';
import { useCanvasResults } from '@/lib/queries/use-canvas-results';

/** The latest values on a block's inputs, by port: what the blocks before it made last. */
export function useBlockInputs(store: CanvasStore, canvasId: string, blockId: string): Record<string, unknown> {
  const results = useCanvasResults(canvasId).data;
  return useMemo(() => {
    const inputs: Record<string, unknown> = {};
    for (const slot of store.scene.edges.at(blockId)) {
      const edge = store.scene.edges.content[slot];
      if (edge?.toBlock !== blockId) continue;
      const output = results?.get(edge.fromBlock)?.outputs?.[edge.fromPort];
      if (output !== undefined) inputs[edge.toPort] = readPortValue(output).value;
    }
    return inputs;
  }, [store, blockId, results]);
}
