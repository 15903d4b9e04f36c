import { Check, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import type { JsonSchema } from '@/lib/api/types/json-schema';
import { formatDateTime } from '@/lib/format/date';
import { useAnswerApproval } from '@/lib/queries/use-answer-approval';
import { useWorkspace } from '@/lib/queries/use-workspace';

interface ApprovalFormProps {
  runId: string;
  address: string;
  message: string;
  /** A JSON Schema of the fields to fill in; null for none. */
  form?: unknown;
  dueAt?: string | null | undefined;
  defaultAnswer?: string | null | undefined;
  /** Whether the person may answer this one; known on the page of questions. */
  mine?: boolean;
  /** Further things to do. */
  actions?: ReactNode;
}

/** A question that a run waits on, with the two answers. */
export function ApprovalForm({
  runId,
  address,
  message,
  form,
  dueAt,
  defaultAnswer,
  mine = true,
  actions,
}: ApprovalFormProps) {
  const [fields, setFields] = useState<Record<string, unknown>>({});
  const answer = useAnswerApproval();
  const { may } = useWorkspace();
  const allowed = may('operate') && mine;
  const asked = form as JsonSchema | null | undefined;
  const properties = Object.entries(asked?.properties ?? {});
  const labels = (asked as { 'x-answers'?: { approved: string; rejected: string } } | null | undefined)?.['x-answers'];
  const missing = (asked?.required ?? []).filter((name) => fields[name] === undefined || fields[name] === '');
  const send = async (decision: 'approved' | 'rejected') => {
    try {
      await answer.mutateAsync({ runId, address, answer: decision, ...(properties.length > 0 ? { fields } : {}) });
      toast.success(doneText(decision, labels !== undefined));
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <div className="rounded-lg border border-accent-line bg-accent-soft p-4">
      <p className="text-sm font-medium whitespace-pre-line">{message}</p>
      {properties.length > 0 && (
        <div className="mt-3 flex flex-col gap-3">
          {properties.map(([name, schema]) => (
            <ApprovalField
              key={name}
              name={name}
              schema={schema}
              value={fields[name]}
              onChange={(value) => setFields((f) => ({ ...f, [name]: value }))}
            />
          ))}
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          kind="primary"
          busy={answer.isPending}
          disabled={!allowed || missing.length > 0}
          onClick={() => void send('approved')}
        >
          <Check size={15} /> {labels?.approved ?? 'Approve'}
        </Button>
        <Button disabled={!allowed || answer.isPending} onClick={() => void send('rejected')}>
          <X size={15} /> {labels?.rejected ?? 'Reject'}
        </Button>
        {actions}
        {dueAt && (
          <span className="text-xs text-muted">
            Counts as {defaultAnswer ?? 'rejected'} after {formatDateTime(dueAt)}
          </span>
        )}
      </div>
    </div>
  );
}

function doneText(decision: 'approved' | 'rejected', open: boolean) {
  if (decision === 'rejected') return open ? 'Not answered; the run goes on' : 'Rejected';
  return open ? 'Answered; the run goes on' : 'Approved; the run goes on';
}

interface ApprovalFieldProps {
  name: string;
  schema: JsonSchema;
  value: unknown;
  onChange: (value: unknown) => void;
}

function ApprovalField({ name, schema, value, onChange }: ApprovalFieldProps) {
  const number = schema.type === 'number' || schema.type === 'integer';
  return (
    <Field label={schema.title ?? name} {...(schema.description ? { hint: schema.description } : {})}>
      {(control) =>
        schema.type === 'boolean' ? (
          <input
            {...control}
            type="checkbox"
            className="size-4 self-start accent-primary"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
        ) : schema.enum ? (
          <Select
            id={control.id}
            value={String(value ?? '')}
            onChange={onChange}
            placeholder="Choose"
            options={schema.enum.map((choice) => ({ value: String(choice), label: String(choice) }))}
          />
        ) : (schema as Record<string, unknown>)['x-widget'] === 'textarea' ? (
          <TextArea
            {...control}
            rows={4}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            type={number ? 'number' : schema.format === 'date' ? 'date' : 'text'}
            value={String(value ?? '')}
            onChange={(event) => {
              const text = event.target.value;
              onChange(number && text !== '' ? Number(text) : text);
            }}
          />
        )
      }
    </Field>
  );
}
