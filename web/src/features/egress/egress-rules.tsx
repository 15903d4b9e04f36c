import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { EgressRule } from '@/lib/api/types/egress';
import { useAddEgressRule } from '@/lib/queries/use-add-egress-rule';
import { useEgressRules } from '@/lib/queries/use-egress-rules';
import { useRemoveEgressRule } from '@/lib/queries/use-remove-egress-rule';
import { useWorkspace } from '@/lib/queries/use-workspace';

const ACTIONS = [
  { value: 'allow', label: 'Allow' },
  { value: 'deny', label: 'Deny' },
];

/** The lists: without an allowed host everything public may be called, with one only what is listed. */
export function EgressRules() {
  const rules = useEgressRules();
  const { may } = useWorkspace();
  const mayChange = may('administer');
  return (
    <Section
      title="Hosts"
      lead="Without an allowed host all public hosts may be called; with one, only those listed. Denied ones never. Private hosts are closed unless opened."
    >
      <Card className="p-4">
        <QueryState query={rules}>
          {(data) => (
            <ul className="flex flex-wrap gap-2">
              {data.rules.map((rule) => (
                <li key={`${rule.allows}-${rule.host}-${rule.purpose}-${rule.scope}`}>
                  <RuleChip rule={rule} mayChange={mayChange} />
                </li>
              ))}
              {data.grants.map((grant) => (
                <li key={`${grant.host}:${grant.port}`}>
                  <Badge tone="info">
                    private {grant.host}:{grant.port}
                  </Badge>
                </li>
              ))}
              {data.rules.length + data.grants.length === 0 && (
                <li className="text-sm text-muted">No list yet: all public hosts may be called.</li>
              )}
            </ul>
          )}
        </QueryState>
        {mayChange && <AddRule />}
      </Card>
    </Section>
  );
}

function RuleChip({ rule, mayChange }: { rule: EgressRule; mayChange: boolean }) {
  const remove = useRemoveEgressRule();
  const [kind] = rule.scope.split(':');
  const where = rule.scope !== '' ? ` in one ${kind}` : rule.purpose !== '' ? ` for ${rule.purpose}` : '';
  return (
    <Badge tone={rule.allows ? 'success' : 'danger'}>
      {rule.allows ? 'allow' : 'deny'} {rule.host}
      {where}
      {mayChange && (
        <button
          type="button"
          aria-label={`Remove the rule for ${rule.host}`}
          className="-mr-1 rounded-full p-0.5 hover:bg-hover"
          onClick={() => remove.mutate(rule, { onError: toast.error })}
        >
          <X size={12} />
        </button>
      )}
    </Badge>
  );
}

function AddRule() {
  const [action, setAction] = useState('allow');
  const [host, setHost] = useState('');
  const add = useAddEgressRule();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const rule = { allows: action === 'allow', host, purpose: '', scope: '' };
    add.mutate(rule, { onSuccess: () => setHost('') });
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        <div className="w-28">
          <Select label="What to do" value={action} onChange={setAction} options={ACTIONS} />
        </div>
        <Input
          aria-label="Host"
          required
          placeholder="api.example.com or *.example.com"
          className="max-w-80 flex-1"
          value={host}
          onChange={(event) => setHost(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          Add host
        </Button>
      </div>
      <FormProblem error={add.error} />
    </form>
  );
}
