import { describe, expect, it } from 'vitest';
import { mergeSchemas } from './merge-schemas';

describe('mergeSchemas', () => {
  it("takes limits from the manifest, order and widgets from the face, and keeps the manifest's extra fields", () => {
    const merged = mergeSchemas(
      {
        properties: {
          extra: { type: 'string' },
          pages: { type: 'integer', maximum: 20, title: 'pages' },
          brief: { type: 'string' },
        },
      },
      {
        properties: {
          brief: { type: 'string', title: 'What to write', 'x-widget': 'textarea' },
          pages: { title: 'Pages', maximum: 9 },
          gone: {},
        },
      },
    );
    expect(Object.keys(merged.properties!)).toEqual(['brief', 'pages', 'extra']);
    expect(merged.properties!['pages']).toMatchObject({ title: 'Pages', maximum: 20, type: 'integer' });
    expect(merged.properties!['brief']).toMatchObject({ 'x-widget': 'textarea' });
  });

  it('gives lists of records a form, where the face knows their parts', () => {
    const items = { properties: { text: { type: 'string', maxLength: 9 }, image: {} } };
    const merged = mergeSchemas(
      { properties: { scenes: { type: 'array', 'x-widget': 'json', items } } },
      { properties: { scenes: { items: { properties: { text: { title: 'Text' } } } } } },
    );
    expect(merged.properties!['scenes']!['x-widget']).toBeUndefined();
    expect(merged.properties!['scenes']!.items!.properties!['text']).toMatchObject({ title: 'Text', maxLength: 9 });
  });

  it('falls back to the face when the manifest says nothing', () => {
    expect(Object.keys(mergeSchemas(undefined, { properties: { a: {} } }).properties!)).toEqual(['a']);
  });
});
