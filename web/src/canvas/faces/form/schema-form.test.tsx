// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SettingsSchema } from '../../core/model/block-types';
import { SchemaForm } from './schema-form';

afterEach(cleanup);

function show(schema: SettingsSchema, settings: Record<string, unknown> = {}) {
  const onChange = vi.fn();
  render(<SchemaForm schema={schema} settings={settings} readOnly={false} host={{}} onChange={onChange} />);
  return onChange;
}

describe('SchemaForm', () => {
  it('reports a text and clears it when emptied', () => {
    const onChange = show({ properties: { query: { type: 'string', title: 'Query' } } }, { query: 'lamps', limit: 3 });
    fireEvent.change(screen.getByLabelText('Query'), { target: { value: 'solar' } });
    expect(onChange).toHaveBeenLastCalledWith({ query: 'solar', limit: 3 });
    fireEvent.change(screen.getByLabelText('Query'), { target: { value: '' } });
    expect(onChange).toHaveBeenLastCalledWith({ limit: 3 });
  });

  it('keeps a number outside its limits to itself and says what is allowed', () => {
    const onChange = show({ properties: { pages: { type: 'integer', title: 'Pages', minimum: 1, maximum: 20 } } });
    fireEvent.change(screen.getByLabelText('Pages'), { target: { value: '25' } });
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('A whole number from 1 to 20.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Pages'), { target: { value: '5' } });
    expect(onChange).toHaveBeenLastCalledWith({ pages: 5 });
  });

  it('edits a list of records', () => {
    const row: SettingsSchema = { type: 'object', properties: { column: { type: 'string', title: 'Column' } } };
    const onChange = show(
      { properties: { filters: { type: 'array', title: 'Filters', items: row } } },
      { filters: [{ column: 'a' }] },
    );
    fireEvent.change(screen.getByLabelText('Column'), { target: { value: 'county' } });
    expect(onChange).toHaveBeenLastCalledWith({ filters: [{ column: 'county' }] });
    fireEvent.click(screen.getByLabelText('Remove Filters 1'));
    expect(onChange).toHaveBeenLastCalledWith({});
  });

  it('chooses among fixed values, switches, and names fields nobody titled', () => {
    const onChange = show({
      properties: { method: { type: 'string', title: 'Method', enum: ['GET', 'POST'] }, useCache: { type: 'boolean' } },
    });
    fireEvent.change(screen.getByLabelText('Method'), { target: { value: '1' } });
    expect(onChange).toHaveBeenLastCalledWith({ method: 'POST' });
    fireEvent.click(screen.getByRole('switch', { name: 'Use cache' }));
    expect(onChange).toHaveBeenLastCalledWith({ useCache: true });
  });
});
