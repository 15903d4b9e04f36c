import { useLocation } from 'react-router';
import { SETTINGS_NAV, SETUP_NAV } from './nav-items';

/** Whether the page in sight belongs to the settings. */
export function useInSettings(): boolean {
  const { pathname } = useLocation();
  return [SETTINGS_NAV, ...SETUP_NAV].some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
}
