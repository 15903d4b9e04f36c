import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Member, Role } from '@/lib/api/types/people';
import { ROLES } from '@/lib/permission';
import { useChangeRole } from '@/lib/queries/use-change-role';
import { useMembers } from '@/lib/queries/use-members';
import { useRemoveMember } from '@/lib/queries/use-remove-member';
import { useWorkspace } from '@/lib/queries/use-workspace';

export function MemberList() {
  const members = useMembers();
  const { user, may } = useWorkspace();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useRemoveMember();
  return (
    <>
      <QueryState query={members}>
        {({ items }) => (
          <Card className="mb-8">
            <ul className="divide-y divide-line">
              {items.map((member) => (
                <li key={member.userId} className="flex flex-wrap items-center gap-3 px-4 py-3">
                  <Avatar id={member.userId} name={member.name} size={34} />
                  <div className="min-w-0 flex-1 basis-40">
                    <p className="truncate text-sm font-medium">
                      {member.name}
                      {member.userId === user?.id && <span className="ml-1.5 font-normal text-faint">you</span>}
                    </p>
                    <p className="truncate text-[13px] text-muted">{member.email}</p>
                  </div>
                  <MemberRole
                    member={member}
                    editable={may('administer') && member.userId !== user?.id}
                    mayOwn={may('own')}
                  />
                  {may('administer') && member.userId !== user?.id && (
                    <Button
                      kind="ghost"
                      size="icon-sm"
                      aria-label={`Remove ${member.name}`}
                      onClick={() => setLeaving(member)}
                    >
                      <UserMinus size={15} />
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </QueryState>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Remove ${leaving?.name ?? ''}?`}
        action="Remove"
        onConfirm={() => leaving && remove.mutate(leaving.userId, { onError: toast.error })}
      >
        Their access ends at once. What they made stays.
      </ConfirmDialog>
    </>
  );
}

function MemberRole({ member, editable, mayOwn }: { member: Member; editable: boolean; mayOwn: boolean }) {
  const change = useChangeRole();
  if (!editable || (member.role === 'owner' && !mayOwn)) return <Badge>{member.role}</Badge>;
  return (
    <Select
      label={`Role of ${member.name}`}
      value={member.role}
      onChange={(role) => change.mutate({ userId: member.userId, role: role as Role }, { onError: toast.error })}
      options={ROLES.filter((r) => mayOwn || r.role !== 'owner').map((r) => ({
        value: r.role,
        label: r.role,
        hint: r.what,
      }))}
      className="w-32!"
    />
  );
}
