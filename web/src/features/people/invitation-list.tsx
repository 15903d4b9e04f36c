import { Mail } from 'lucide-react';
import { Card } from '@/components/layout/card';
import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useInvitations } from '@/lib/queries/use-invitations';
import { useRevokeInvitation } from '@/lib/queries/use-revoke-invitation';

export function InvitationList() {
  const items = useInvitations().data?.items ?? [];
  const revoke = useRevokeInvitation();
  const now = useNow();
  if (items.length === 0) return null;
  return (
    <Section title="Invited">
      <Card>
        <ul className="divide-y divide-line">
          {items.map((invitation) => (
            <li key={invitation.id} className="flex items-center gap-3 px-4 py-3">
              <Mail size={18} aria-hidden="true" className="text-faint" />
              <div className="min-w-0 flex-1">
                <p className="truncate text-sm font-medium">{invitation.email}</p>
                <p className="text-[13px] text-muted">ends {formatRelative(invitation.expiresAt, now)}</p>
              </div>
              <Badge>{invitation.role}</Badge>
              <Button size="sm" onClick={() => revoke.mutate(invitation.id, { onError: toast.error })}>
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
