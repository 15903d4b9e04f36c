import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { codeText } from './shared-text';
import { TextBridge } from './text-bridge';

/** The settings of one block, as everybody sees them. */
function settings(text: string) {
  const listeners = new Set<() => void>();
  return {
    text,
    picture: null as string | null,
    read() {
      return this.text;
    },
    mirrored() {
      return this.text === this.picture;
    },
    write(next: string) {
      this.picture = next;
      this.edit(next);
    },
    /** An edit by an agent or the API, which know nothing of pictures. */
    edit(next: string) {
      this.text = next;
      for (const listener of [...listeners]) listener();
    },
    observe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function person(stored: ReturnType<typeof settings>, clientId: number) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  const text = codeText(doc);
  return { doc, awareness, text, begin: () => new TextBridge(text, stored, awareness) };
}

function sync(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
}

describe('TextBridge', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does not double a text that two people open at once', () => {
    const stored = settings('print("héllo 🌍")');
    const [ada, bo] = [person(stored, 1), person(stored, 2)];
    ada.begin();
    bo.begin();
    sync(ada.doc, bo.doc);
    expect(ada.text.read()).toBe('print("héllo 🌍")');
    expect(bo.text.read()).toBe('print("héllo 🌍")');
  });

  it('writes what was typed to the settings after a pause, and at once when the editor closes', () => {
    const stored = settings('a');
    const ada = person(stored, 1);
    const bridge = ada.begin();
    ada.doc.getText('code').insert(1, 'b');
    expect(stored.text).toBe('a');
    vi.advanceTimersByTime(500);
    expect(stored.text).toBe('ab');
    ada.doc.getText('code').insert(2, 'c');
    bridge.close();
    expect(stored.text).toBe('abc');
  });

  it('ends with both texts in the settings when two people typed while apart', () => {
    const stored = settings('middle');
    const [ada, bo] = [person(stored, 1), person(stored, 2)];
    ada.begin();
    bo.begin();
    sync(ada.doc, bo.doc);
    ada.doc.getText('code').insert(0, 'first ');
    bo.doc.getText('code').insert(6, ' last');
    vi.advanceTimersByTime(500);
    sync(ada.doc, bo.doc);
    vi.advanceTimersByTime(500);
    expect(stored.text).toBe('first middle last');
    expect(bo.text.read()).toBe('first middle last');
  });

  it('brings in what an agent wrote to the settings, and takes no echo for it', () => {
    const stored = settings('one');
    const ada = person(stored, 1);
    ada.begin();
    ada.doc.getText('code').insert(3, ' two');
    stored.write('one t'); // a picture of a moment ago, from somebody else
    expect(ada.text.read()).toBe('one two');
    stored.edit('rewritten by an agent');
    expect(ada.text.read()).toBe('rewritten by an agent');
  });

  it('takes over what was written while no editor was open', () => {
    const stored = settings('old');
    const ada = person(stored, 1);
    ada.begin().close();
    stored.edit('new');
    ada.begin();
    expect(ada.text.read()).toBe('new');
  });

  it('keeps the shared text where the settings are only an older picture of it', () => {
    const stored = settings('start');
    const ada = person(stored, 1);
    ada.begin().close();
    stored.write('start');
    ada.doc.getText('code').insert(5, ' and more'); // the editor was killed before it could write
    ada.begin();
    vi.advanceTimersByTime(500);
    expect(stored.text).toBe('start and more');
  });
});
