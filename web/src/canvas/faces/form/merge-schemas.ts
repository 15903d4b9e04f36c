import type { SettingsSchema } from '../../core/model/block-types';

/** The manifest's schema decides what is allowed; the face decides order, wording and widgets. */
export function mergeSchemas(manifest: SettingsSchema | undefined, face: SettingsSchema): SettingsSchema {
  const own = face.properties ?? {};
  const official = manifest?.properties ?? {};
  const known = Object.keys(official).length > 0;
  const names = [...Object.keys(own).filter((name) => !known || name in official)];
  for (const name of Object.keys(official)) if (!(name in own)) names.push(name);
  const properties: Record<string, SettingsSchema> = {};
  for (const name of names) properties[name] = mergeField(official[name], own[name]);
  const required = manifest?.required ?? face.required;
  return { type: 'object', properties, ...(required === undefined ? {} : { required }) };
}

function mergeField(official: SettingsSchema | undefined, own: SettingsSchema | undefined): SettingsSchema {
  if (own === undefined) return official ?? {};
  if (official === undefined) return own;
  const { title, description } = own;
  return {
    ...own,
    ...official,
    title: title ?? official.title ?? '',
    ...(description === undefined ? {} : { description }),
    ...(own.items !== undefined && official.items?.properties === undefined && official.items?.enum === undefined
      ? { items: own.items }
      : {}),
  };
}
