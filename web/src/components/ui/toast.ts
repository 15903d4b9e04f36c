import { explain } from '@/lib/api/problem';
import { useToasts } from './toast-store';

/** Short messages in the corner, from anywhere. */
export const toast = {
  success: (title: string, detail?: string) => useToasts.getState().show({ tone: 'success', title, detail }),
  info: (title: string, detail?: string) => useToasts.getState().show({ tone: 'info', title, detail }),
  /** Something done that can be followed up, most often taken back. */
  action: (title: string, label: string, run: () => void) =>
    useToasts.getState().show({ tone: 'success', title, action: { label, run } }),
  error(error: unknown) {
    const { title, fix } = explain(error);
    useToasts.getState().show({ tone: 'danger', title, detail: fix });
  },
};
