import {
  Activity,
  BookOpen,
  Brain,
  CircleHelp,
  Hand,
  House,
  KeyRound,
  type LucideIcon,
  Settings,
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
  { to: '/approvals', label: 'Approvals', icon: Hand },
  { to: '/knowledge', label: 'Knowledge', icon: BookOpen },
];

export const SETUP_NAV: readonly NavItem[] = [
  { to: '/models', label: 'Models', icon: Brain },
  { to: '/members', label: 'Members', icon: Users },
  { to: '/api-keys', label: 'API keys', icon: KeyRound, needs: 'administer' },
  { to: '/settings', label: 'Settings', icon: Settings },
  { to: '/about', label: 'Health', icon: CircleHelp },
];
