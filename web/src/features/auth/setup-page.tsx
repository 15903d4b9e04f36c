import { type FormEvent, useState } from 'react';
import { Navigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { ApiProblem } from '@/lib/api/problem';
import { useTitle } from '@/lib/hooks/use-title';
import { useCreateOwner } from '@/lib/queries/use-create-owner';
import { useSetupNeeded } from '@/lib/queries/use-setup-needed';
import { AuthLayout } from './auth-layout';
import { PasswordField } from './password-field';
import { readAddressToken } from './read-address-token';
import { useEnter } from './use-enter';

/** The first visit: whoever holds the one-time token becomes the owner. */
export function SetupPage() {
  useTitle('Set up');
  const [given] = useState(() => readAddressToken(location));
  const [form, setForm] = useState({ token: given, name: '', email: '', password: '', workspaceName: '' });
  const setup = useSetupNeeded();
  const create = useCreateOwner();
  const enter = useEnter();
  if (setup.data?.needed === false && !create.isSuccess) return <Navigate to="/sign-in" replace />;
  const fields = create.error instanceof ApiProblem ? create.error.fields : {};
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const workspaceName = form.workspaceName.trim() || `${form.name.trim().split(/\s+/)[0]}'s workspace`;
    const created = await create.mutateAsync({ ...form, token: form.token.trim(), workspaceName }).then(
      () => true,
      () => false,
    );
    if (created) await enter();
  };
  return (
    <AuthLayout title="Welcome to Cadre" lead="Create the owner of this server. It takes a minute, once.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={create.error} />
        {given === '' && (
          <Field
            label="Setup token"
            error={fields['token']}
            hint="Printed by ./run when the server started; valid for one hour."
          >
            {(control) => (
              <Input
                {...control}
                required
                autoComplete="off"
                value={form.token}
                onChange={(e) => set({ token: e.target.value })}
              />
            )}
          </Field>
        )}
        <Field label="Your name" error={fields['name']}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              autoComplete="name"
              value={form.name}
              onChange={(e) => set({ name: e.target.value })}
            />
          )}
        </Field>
        <Field label="Email" error={fields['email']}>
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              autoComplete="username"
              value={form.email}
              onChange={(e) => set({ email: e.target.value })}
            />
          )}
        </Field>
        <PasswordField
          fresh
          value={form.password}
          error={fields['password']}
          onChange={(password) => set({ password })}
        />
        <Field label="Workspace" optional error={fields['workspaceName']} hint="Your company, team or project.">
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={form.workspaceName}
              onChange={(e) => set({ workspaceName: e.target.value })}
            />
          )}
        </Field>
        <Button type="submit" kind="primary" size="lg" busy={create.isPending}>
          Create owner and continue
        </Button>
      </form>
    </AuthLayout>
  );
}
