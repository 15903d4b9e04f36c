import type { Snapshot } from '@/canvas/core/model/snapshot-document';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { AgentAccess } from '@/lib/api/types/canvas-share';

const EVERYTHING = 'everything';
const FIELDS = [
  { value: EVERYTHING, label: 'Everything of them', hint: 'It may also move and remove them' },
  { value: 'title', label: 'Their titles', hint: 'Nothing else' },
  { value: 'place', label: 'Their places', hint: 'It may tidy, not write' },
] as const;

interface AgentFieldsProps {
  agent: AgentAccess;
  blocks: Snapshot['blocks'];
  onChange: (agent: AgentAccess) => void;
}

/** What an agent is called and may write: which blocks, what of them, and whether it adds its own. */
export function AgentFields({ agent, blocks, onChange }: AgentFieldsProps) {
  const toggle = (id: string) =>
    onChange({
      ...agent,
      blocks: agent.blocks.includes(id) ? agent.blocks.filter((b) => b !== id) : [...agent.blocks, id],
    });
  return (
    <div className="mt-3 grid gap-3 rounded-lg border border-line bg-sunken p-3 sm:grid-cols-2">
      <Field label="Name of the agent">
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            placeholder="Scout"
            value={agent.name}
            onChange={(event) => onChange({ ...agent, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="It may change">
        {(control) => (
          <Select
            {...control}
            value={agent.fields?.[0] ?? EVERYTHING}
            onChange={(value) => onChange({ ...agent, fields: value === EVERYTHING ? null : [value] })}
            options={FIELDS}
          />
        )}
      </Field>
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-[13px] font-medium">In these blocks</legend>
        <ul className="grid max-h-36 gap-x-4 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1.5 sm:grid-cols-2">
          {blocks.map((block) => (
            <li key={block.id}>
              <label className="flex items-center gap-2 py-1 text-sm">
                <input type="checkbox" checked={agent.blocks.includes(block.id)} onChange={() => toggle(block.id)} />
                <span className="truncate">{block.title || block.type}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <label className="flex items-center gap-2 text-sm sm:col-span-2">
        <input
          type="checkbox"
          checked={agent.mayAdd}
          onChange={(event) => onChange({ ...agent, mayAdd: event.target.checked })}
        />
        It may add blocks of its own
      </label>
    </div>
  );
}
