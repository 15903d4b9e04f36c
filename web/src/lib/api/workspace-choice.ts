const KEY = 'cadre.workspace';
const listeners = new Set<() => void>();

let current: string | null = read();

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be blocked; the server then picks the person's first workspace
  }
}

/** The workspace this browser works in; null lets the server choose. */
export function chosenWorkspace(): string | null {
  return current;
}

export function chooseWorkspace(id: string | null): void {
  current = id;
  try {
    if (id === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // storage may be blocked; the choice then lasts until the page is closed
  }
  for (const listener of listeners) listener();
}

export function onWorkspaceChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
