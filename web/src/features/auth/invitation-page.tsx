import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { ErrorState } from '@/components/layout/error-state';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { useTitle } from '@/lib/hooks/use-title';
import { useAcceptInvitation } from '@/lib/queries/use-accept-invitation';
import { useOpenInvitation } from '@/lib/queries/use-open-invitation';
import { AuthLayout } from './auth-layout';
import { PasswordField } from './password-field';
import { readAddressToken } from './read-address-token';
import { useEnter } from './use-enter';

export function InvitationPage() {
  useTitle('Invitation');
  const [token] = useState(() => readAddressToken(location));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const invitation = useOpenInvitation(token);
  const accept = useAcceptInvitation(token);
  const enter = useEnter();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const opened = await accept.mutateAsync({ name: name.trim(), password }).then(
      () => true,
      () => false,
    );
    if (opened) await enter();
  };
  if (invitation.error) {
    return (
      <AuthLayout title="This invitation cannot be used" lead="It may have expired, been taken up, or been withdrawn.">
        <ErrorState error={invitation.error} />
        <p className="mt-4 text-center text-sm">
          <Link to="/sign-in" className="text-link">
            Sign in instead
          </Link>
        </p>
      </AuthLayout>
    );
  }
  const workspace = invitation.data?.workspaceName;
  return (
    <AuthLayout
      title={workspace === undefined ? 'Invitation' : `Join ${workspace}`}
      lead={invitation.data && `You are invited as ${invitation.data.role} with ${invitation.data.email}.`}
    >
      {invitation.isPending ? (
        <Skeleton className="h-48" />
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <FormProblem error={accept.error} />
          <Field label="Your name">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={80}
                autoComplete="name"
                value={name}
                onChange={(e) => setName(e.target.value)}
              />
            )}
          </Field>
          <PasswordField fresh value={password} onChange={setPassword} />
          <p className="text-[13px] text-faint">If you have an account here already, enter its password.</p>
          <Button type="submit" kind="primary" size="lg" busy={accept.isPending}>
            Join
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
