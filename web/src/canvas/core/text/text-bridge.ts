import type { Awareness } from 'y-protocols/awareness';
import type { SharedText } from './shared-text';

/** The plain text in a block's settings: what runs. */
export interface StoredText {
  read(): string;
  /** Whether the text is one that a bridge wrote: a picture of the shared text, not somebody's edit of the settings. */
  mirrored(): boolean;
  /** Writes a mirrored text. */
  write(text: string): void;
  observe(listener: () => void): () => void;
}

/** Milliseconds without a change until the settings are written. */
const PAUSE = 400;

/**
 * Keeps a shared text and the text in the settings equal while somebody edits. Steps:
 * 1. On opening: a shared text that nobody ever wrote is filled from the settings. Where the settings were edited past it,
 *    by an agent or the API, they hold; where they are an older picture of it, they are written anew.
 * 2. A change of the shared text is written to the settings after a pause, by whoever has the lowest client id.
 * 3. An edit of the settings is brought into the shared text, by the same one. Pictures that others wrote are passed
 *    over: what they show arrives as changes of the shared text itself.
 * 4. On closing: what is not written yet is written.
 */
export class TextBridge {
  private readonly shared: SharedText;
  private readonly stored: StoredText;
  private readonly awareness: Awareness;
  private readonly stops: (() => void)[];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(shared: SharedText, stored: StoredText, awareness: Awareness) {
    this.shared = shared;
    this.stored = stored;
    this.awareness = awareness;
    this.open();
    this.stops = [shared.observe(this.later), stored.observe(this.onStored)];
  }

  close(): void {
    for (const stop of this.stops) stop();
    if (this.timer !== null) this.flush();
  }

  // 1
  private open(): void {
    const [shared, stored] = [this.shared.read(), this.stored.read()];
    if (shared === stored) return;
    if (this.shared.untouched()) this.shared.seed(stored);
    else if (this.stored.mirrored()) this.later();
    else if (this.leads()) this.shared.write(stored);
  }

  // 2
  private readonly later = () => {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.leads()) this.write();
    }, PAUSE);
  };

  // 3
  private readonly onStored = () => {
    if (this.stored.mirrored() || !this.leads()) return;
    this.shared.write(this.stored.read());
  };

  // 4
  private flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.write();
  }

  private write(): void {
    const text = this.shared.read();
    if (text !== this.stored.read()) this.stored.write(text);
  }

  private leads(): boolean {
    return [...this.awareness.getStates().keys()].every((id) => id >= this.awareness.clientID);
  }
}
