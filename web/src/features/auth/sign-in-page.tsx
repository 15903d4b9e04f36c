import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { useTitle } from '@/lib/hooks/use-title';
import { useSetupNeeded } from '@/lib/queries/use-setup-needed';
import { useSignIn } from '@/lib/queries/use-sign-in';
import { AuthLayout } from './auth-layout';
import { PasswordField } from './password-field';
import { useEnter } from './use-enter';

export function SignInPage() {
  useTitle('Sign in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [params] = useSearchParams();
  const setup = useSetupNeeded();
  const signIn = useSignIn();
  const enter = useEnter();
  if (setup.data?.needed) return <Navigate to="/setup" replace />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const opened = await signIn.mutateAsync({ email: email.trim(), password }).then(
      () => true,
      () => false,
    );
    if (opened) await enter(params.get('next'));
  };
  return (
    <AuthLayout title="Sign in to Cadre">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={signIn.error} />
        <Field label="Email">
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <PasswordField value={password} onChange={setPassword} />
        <Button type="submit" kind="primary" size="lg" busy={signIn.isPending}>
          Sign in
        </Button>
        <p className="text-center text-[13px] text-faint">No account? An administrator can invite you.</p>
      </form>
    </AuthLayout>
  );
}
