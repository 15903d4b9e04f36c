/** Milliseconds a finger rests before it means the menu. */
const PATIENCE = 500;

/** Waits for a finger to rest; anything else it does ends the wait. */
export class LongPress {
  private timer: ReturnType<typeof setTimeout> | null = null;

  begin(rested: () => void): void {
    this.end();
    this.timer = setTimeout(() => {
      this.timer = null;
      rested();
    }, PATIENCE);
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
