import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Page } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { useTitle } from '@/lib/hooks/use-title';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import { MemberList } from './member-list';

export function MembersPage() {
  useTitle('Members');
  const { may, workspace } = useWorkspace();
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      narrow
      title="Members"
      lead={`Who works in ${workspace?.name ?? 'this workspace'}, and what they may do.`}
      actions={
        may('administer') && (
          <Button kind="primary" onClick={() => setInviting(true)}>
            <UserPlus size={16} /> Invite
          </Button>
        )
      }
    >
      <MemberList />
      {may('administer') && <InvitationList />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
