import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'cadre.theme';
const listeners = new Set<() => void>();

function choice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // storage may be blocked
  }
}

function resolved(): 'light' | 'dark' {
  const wanted = choice();
  if (wanted !== 'system') return wanted;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset['theme'] = resolved();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  listeners.add(listener);
  system.addEventListener('change', apply);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', apply);
  };
}

function setTheme(next: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // storage may be blocked; the choice then follows the system
  }
  apply();
}

/** The person's choice, what it comes to now, and how to change it. */
export function useTheme() {
  const wanted = useSyncExternalStore(subscribe, choice);
  const theme = useSyncExternalStore(subscribe, resolved);
  return { choice: wanted, theme, setTheme };
}
