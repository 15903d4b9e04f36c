import type { Step } from '@/lib/api/types/run';

/**
 * The block of this canvas that a step belongs to. Steps within loops have addresses of their own (`b3[17]/b4` is `b4`);
 * steps of another canvas, run by a sub-canvas block, belong to none here.
 */
export function blockOfStep(address: string, subCanvases: readonly string[]): string | null {
  if (subCanvases.some((opener) => address.startsWith(`${opener}/`))) return null;
  return address.slice(address.lastIndexOf('/') + 1);
}

/** Addresses of the steps that run another canvas. */
export function subCanvasesOf(steps: readonly Step[]): string[] {
  return steps.filter((step) => step.type === 'subcanvas').map((step) => step.address);
}
