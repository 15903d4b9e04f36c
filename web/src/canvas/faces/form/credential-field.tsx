import type { FieldProps } from './field-props';
import { FIELD } from './field-style';
import { TextField } from './text-field';

/** One of the workspace's credentials by name; a plain field where the app names none. */
export function CredentialField(props: FieldProps) {
  const { id, value, readOnly, host, onChange } = props;
  if (host.credentials === undefined) return <TextField {...props} />;
  return (
    <select
      id={id}
      className={FIELD}
      disabled={readOnly}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">None</option>
      {host.credentials.map((credential) => (
        <option key={credential.id} value={credential.id}>
          {credential.title}
        </option>
      ))}
    </select>
  );
}
