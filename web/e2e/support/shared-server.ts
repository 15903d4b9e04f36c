import type { TestProject } from 'vitest/node';
import { Cadre } from './cadre';

export const OWNER = { email: 'ada@example.com', password: 'a long enough phrase', name: 'Ada Lovelace' };

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
  }
}

/** One server with an owner, for all files that neither set it up nor kill it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cadre = await Cadre.start();
  const response = await fetch(`${cadre.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Cadre-Csrf': '1', Origin: cadre.url },
    body: JSON.stringify({ token: await cadre.setupToken(), ...OWNER, workspaceName: 'Analytical Engines' }),
  });
  if (!response.ok) throw new Error(`Setup was refused: ${await response.text()}`);
  project.provide('url', cadre.url);
  return () => cadre.stop();
}
