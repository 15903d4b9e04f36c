import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import { Card } from '@/components/layout/card';
import { AgentFace } from '@/components/ui/agent-face';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Agent } from '@/lib/api/types/agent';
import { formatMoney } from '@/lib/format/money';
import { plural } from '@/lib/format/number';
import { autonomyLabel } from './autonomy';

interface AgentCardProps {
  agent: Agent;
  mayChange: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

export function AgentCard({ agent, mayChange, onEdit, onRemove }: AgentCardProps) {
  const { profile } = agent;
  const tools = profile.tools ?? [];
  return (
    <li>
      <Card className="flex h-full flex-col gap-3 p-4">
        <div className="flex items-center gap-3">
          <AgentFace name={profile.name} />
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-[15px] font-semibold">{profile.name}</h2>
            <p className="truncate text-xs text-faint">{profile.model === 'auto' ? 'any model' : profile.model}</p>
          </div>
          {mayChange && (
            <Menu
              trigger={
                <Button kind="ghost" size="icon-sm" aria-label={`More for ${profile.name}`}>
                  <EllipsisVertical size={16} />
                </Button>
              }
            >
              <MenuItem icon={<Pencil size={14} />} onSelect={onEdit}>
                Change
              </MenuItem>
              <MenuItem icon={<Trash2 size={14} />} danger onSelect={onRemove}>
                Delete
              </MenuItem>
            </Menu>
          )}
        </div>
        <p className="line-clamp-2 flex-1 text-[13px] leading-5 text-muted">{profile.role}</p>
        <p className="flex flex-wrap gap-1.5">
          <Badge tone={profile.autonomy === 'act' ? 'accent' : profile.autonomy === 'ask' ? 'primary' : 'neutral'}>
            {autonomyLabel(profile.autonomy ?? 'ask')}
          </Badge>
          <Badge>{plural(tools.length, 'tool')}</Badge>
          <Badge>up to {formatMoney(profile.budget ?? 0)}</Badge>
        </p>
        {mayChange && (
          <Button size="sm" className="self-start" onClick={onEdit}>
            Open
          </Button>
        )}
      </Card>
    </li>
  );
}
