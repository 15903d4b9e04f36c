import type { Page } from 'playwright-core';

/** Until the camera of the canvas has stood still for some frames, however long a frame takes on a busy machine. */
export function cameraRests(page: Page): Promise<void> {
  return page.locator('.cv-world').evaluate((world: HTMLElement) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const still = async (frames: number, at: string): Promise<void> => {
      await frame();
      const now = world.style.transform;
      if (now !== at) return still(6, now);
      if (frames > 1) return still(frames - 1, at);
    };
    return still(6, world.style.transform);
  });
}
