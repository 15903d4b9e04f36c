import { Card } from '@/components/layout/card';
import { Section } from '@/components/layout/section';
import type { JsonSchema } from '@/lib/api/types/json-schema';

/** The settings of a type by its schema. */
export function SettingTable({ schema }: { schema: JsonSchema }) {
  const settings = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  if (settings.length === 0) return null;
  return (
    <Section title="Settings">
      <Card>
        <ul className="divide-y divide-line">
          {settings.map(([name, setting]) => (
            <li key={name} className="px-4 py-2.5 text-sm">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{setting.title ?? name}</span>
                <code className="text-xs text-faint">{name}</code>
                <span className="flex-1" />
                <span className="text-xs text-muted">{kindOf(setting)}</span>
              </p>
              {setting.description && <p className="mt-0.5 text-[13px] text-muted">{setting.description}</p>}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function kindOf(setting: JsonSchema): string {
  const start = setting.default === undefined || setting.default === '' ? '' : `, ${JSON.stringify(setting.default)}`;
  if (setting.enum)
    return `${setting.enum.map(String).join(', ')}${start === '' ? '' : ` (${String(setting.default)})`}`;
  const range = [setting.minimum, setting.maximum].some((n) => n !== undefined)
    ? ` ${setting.minimum ?? ''}–${setting.maximum ?? ''}`
    : '';
  return `${String(setting.type ?? 'any')}${range}${start}`;
}
