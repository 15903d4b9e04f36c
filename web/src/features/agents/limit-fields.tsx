import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { AgentProfile } from '@/lib/api/types/agent';

interface LimitFieldsProps {
  profile: AgentProfile;
  onChange: (change: Partial<AgentProfile>) => void;
}

/** Where an agent's work ends at the latest. */
export function LimitFields({ profile, onChange }: LimitFieldsProps) {
  return (
    <div className="grid grid-cols-3 gap-4">
      <Limit
        label="Budget, USD"
        value={profile.budget ?? 1}
        step={0.05}
        min={0}
        max={10_000}
        onChange={(budget) => onChange({ budget })}
      />
      <Limit
        label="Turns"
        value={profile.maxTurns ?? 16}
        step={1}
        min={1}
        max={60}
        onChange={(maxTurns) => onChange({ maxTurns })}
      />
      <Limit
        label="Minutes"
        value={profile.maxMinutes ?? 20}
        step={1}
        min={1}
        max={120}
        onChange={(maxMinutes) => onChange({ maxMinutes })}
      />
    </div>
  );
}

interface LimitProps {
  label: string;
  value: number | string;
  step: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

function Limit({ label, onChange, ...limits }: LimitProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input {...control} {...limits} required type="number" onChange={(e) => onChange(Number(e.target.value))} />
      )}
    </Field>
  );
}
