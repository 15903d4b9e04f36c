import {
  Activity,
  Bell,
  Blocks,
  BookOpen,
  Bot,
  Brain,
  CalendarClock,
  CircleHelp,
  Globe,
  Hand,
  House,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  MessagesSquare,
  Plug,
  Server,
  Settings,
  SquareTerminal,
  Users,
  Workflow,
} from 'lucide-react';
import type { Permission } from '@/lib/permission';

export interface NavItem {
  to: string;
  label: string;
  icon: LucideIcon;
  needs?: Permission;
}

export const MAIN_NAV: readonly NavItem[] = [
  { to: '/', label: 'Home', icon: House },
  { to: '/canvases', label: 'Canvases', icon: Workflow },
  { to: '/runs', label: 'Runs', icon: Activity },
  { to: '/approvals', label: 'Waiting for you', icon: Hand },
  { to: '/triggers', label: 'Triggers', icon: CalendarClock },
  { to: '/blocks', label: 'Blocks', icon: Blocks },
  { to: '/chat', label: 'Chat', icon: MessagesSquare },
  { to: '/agents', label: 'Agents', icon: Bot },
  { to: '/knowledge', label: 'Knowledge', icon: BookOpen },
  { to: '/sandboxes', label: 'Sandboxes', icon: SquareTerminal },
];

export const NOTICES_NAV: NavItem = { to: '/notices', label: 'Notices', icon: Bell };

export const SETTINGS_NAV: NavItem = { to: '/settings', label: 'Settings', icon: Settings };

/** What is set up once and looked at rarely; shown under Settings. */
export const SETUP_NAV: readonly NavItem[] = [
  { to: '/models', label: 'Models', icon: Brain },
  { to: '/credentials', label: 'Credentials', icon: LockKeyhole },
  { to: '/mcp-servers', label: 'MCP servers', icon: Plug },
  { to: '/egress', label: 'Outside calls', icon: Globe },
  { to: '/members', label: 'Members', icon: Users },
  { to: '/api-keys', label: 'API keys', icon: KeyRound, needs: 'administer' },
  { to: '/nodes', label: 'Nodes', icon: Server, needs: 'administer' },
  { to: '/about', label: 'Health', icon: CircleHelp },
];
