import type { CDPSession, Page } from 'playwright-core';

export interface Spot {
  x: number;
  y: number;
}

/** Fingers on a page: touches as the browser gets them from a screen. */
export class Fingers {
  private readonly screen: CDPSession;

  private constructor(screen: CDPSession) {
    this.screen = screen;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Each finger goes from its first spot to its second, all at once, in steps as a hand does. */
  async move(...ways: readonly (readonly [Spot, Spot])[]): Promise<void> {
    const steps = 12;
    for (let step = 0; step <= steps; step++) {
      const touchPoints = ways.map(([from, to], id) => ({ ...between(from, to, step / steps), id }));
      await this.send(step === 0 ? 'touchStart' : 'touchMove', touchPoints);
    }
    await this.send('touchEnd', []);
  }

  /** Rests on a spot until it has meant something. */
  async rest(at: Spot, until: () => Promise<unknown>): Promise<void> {
    await this.send('touchStart', [{ ...at, id: 0 }]);
    await until();
    await this.send('touchEnd', []);
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (Spot & { id: number })[]) {
    await this.screen.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

const between = (a: Spot, b: Spot, share: number): Spot => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
