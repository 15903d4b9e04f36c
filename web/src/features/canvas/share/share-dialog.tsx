import { useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { OnceSecret } from '@/components/ui/once-secret';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import type { AgentAccess, ShareRole } from '@/lib/api/types/canvas-share';
import { useCanvasVersions } from '@/lib/queries/use-canvas-versions';
import { useCreateShare } from '@/lib/queries/use-create-share';
import { usePresent } from '../history/use-present';
import { AgentFields } from './agent-fields';
import { ShareList } from './share-list';

const ROLES = [
  { value: 'viewer', label: 'Can view', hint: 'Looks at blocks and results' },
  { value: 'commenter', label: 'Can comment', hint: 'Also writes comments' },
  { value: 'editor', label: 'Can edit', hint: 'Also changes blocks; runs stay yours' },
  { value: 'agent', label: 'Is an agent', hint: 'Edits the blocks you name, by program' },
] as const;
const DAY = 86_400_000;
const EXPIRIES = [
  { value: '1', label: 'In a day' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: 'never', label: 'Never' },
] as const;
const LIVE = 'live';

interface ShareDialogProps {
  canvas: CanvasDetail;
  live: CanvasStore;
  /** The block in sight, which an agent most likely is to work on. */
  selected: string | null;
  onClose: () => void;
}

/** Links to this canvas for people without an account: what they may do, until when, and of which version. */
export function ShareDialog({ canvas, live, selected, onClose }: ShareDialogProps) {
  const { blocks } = usePresent(live);
  const canvasId = canvas.id;
  const versions = useCanvasVersions(canvasId).data ?? [];
  const create = useCreateShare(canvasId);
  const [role, setRole] = useState<ShareRole>('viewer');
  const [expiry, setExpiry] = useState('7');
  const [version, setVersion] = useState(LIVE);
  const [agent, setAgent] = useState<AgentAccess>({ name: '', blocks: selected ? [selected] : [], mayAdd: false });
  const forAgent = version === LIVE && role === 'agent';
  const make = () =>
    create.mutate(
      {
        role: version === LIVE ? role : 'viewer',
        ...(forAgent ? { agent } : {}),
        ...(expiry === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(expiry) * DAY).toISOString() }),
        ...(version === LIVE ? {} : { versionId: version }),
      },
      { onError: toast.error },
    );
  const link = create.data?.link;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Share this canvas"
      description="Anybody with a link gets in without an account, until it expires or you revoke it."
      wide
    >
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="With the link one">
          {(control) => (
            <Select
              {...control}
              value={version === LIVE ? role : 'viewer'}
              disabled={version !== LIVE}
              onChange={(value) => setRole(value as ShareRole)}
              options={ROLES}
            />
          )}
        </Field>
        <Field label="Expires">
          {(control) => <Select {...control} value={expiry} onChange={setExpiry} options={EXPIRIES} />}
        </Field>
        <Field label="Shows">
          {(control) => (
            <Select
              {...control}
              value={version}
              onChange={setVersion}
              options={[
                { value: LIVE, label: 'The live canvas' },
                ...versions.map((v) => ({ value: v.id, label: v.name, hint: 'A kept version, read only' })),
              ]}
            />
          )}
        </Field>
      </div>
      {forAgent && <AgentFields agent={agent} blocks={blocks} onChange={setAgent} />}
      <Button
        kind="primary"
        className="mt-4"
        busy={create.isPending}
        disabled={forAgent && (agent.name.trim() === '' || (agent.blocks.length === 0 && !agent.mayAdd))}
        onClick={make}
      >
        Create link
      </Button>
      {link && (
        <div className="mt-4">
          <OnceSecret value={absolute(link)} note="Copy the link now: it is not shown again." />
          {create.data?.agent && <AgentHint token={link.split('/').at(-1) ?? ''} />}
        </div>
      )}
      <ShareList canvasId={canvasId} versions={versions} />
    </Dialog>
  );
}

/** How the program that holds the link speaks. */
function AgentHint({ token }: { token: string }) {
  const address = `/api/v1/shared/${token.slice(0, 6)}…`;
  return (
    <p className="mt-2 text-[13px] text-muted">
      The agent reads <code>GET {address}</code>, edits with <code>POST {address}/edits</code>, or joins as a
      y-websocket client at <code>{address}/sync</code>. What it does is marked with its name in the history, and undone
      there as one.
    </p>
  );
}

/** The server may answer with a path; people need an address. */
function absolute(link: string): string {
  return new URL(link, location.origin).toString();
}
