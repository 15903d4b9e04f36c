// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BlockIcon } from './block-icon';

const folder = join(import.meta.dirname, '../../../../src/Modules/Blocks');
const icons = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('manifest.json') && !/(^|[/\\])(bin|obj)[/\\]/.test(name))
  .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { icon: string }).icon);

it('finds the manifests of the server', () => expect(icons.length).toBeGreaterThan(10));

it.each(icons)('has the icon "%s" of a manifest', (name) => {
  const { container } = render(<BlockIcon name={name} />);
  expect(container.querySelector('svg')?.classList.contains('lucide-box')).toBe(false);
});
