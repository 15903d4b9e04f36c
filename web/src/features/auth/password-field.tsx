import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface PasswordFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** A new password is asked for, so the rules are shown. */
  fresh?: boolean;
  error?: string | undefined;
}

export function PasswordField({ value, onChange, fresh, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const short = fresh && value.length > 0 && value.length < 8 ? 'At least 8 characters.' : undefined;
  return (
    <Field
      label="Password"
      error={error ?? short}
      {...(fresh ? { hint: 'At least 8 characters. A sentence is fine.' } : {})}
    >
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            type={shown ? 'text' : 'password'}
            autoComplete={fresh ? 'new-password' : 'current-password'}
            required
            maxLength={128}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="pr-10"
          />
          <Button
            kind="ghost"
            size="icon-sm"
            className="absolute top-1 right-1"
            aria-label={shown ? 'Hide the password' : 'Show the password'}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={15} /> : <Eye size={15} />}
          </Button>
        </div>
      )}
    </Field>
  );
}
