import { type ReactNode, useId } from 'react';

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  children: (control: FieldControl) => ReactNode;
}

/** A label, a control, and what to know about it. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const hasNote = Boolean(error ?? hint);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[13px] font-medium text-text">
        {label}
        {optional && <span className="ml-1.5 font-normal text-faint">optional</span>}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hasNote && (
        <p id={`${id}-note`} className={error ? 'text-[13px] text-danger' : 'text-[13px] text-faint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
