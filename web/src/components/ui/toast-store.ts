import { create } from 'zustand';

export interface Toast {
  id: number;
  tone: 'success' | 'danger' | 'info';
  title: string;
  detail?: string | undefined;
  /** Something to do about it, such as taking it back. */
  action?: { label: string; run: () => void } | undefined;
}

interface ToastState {
  toasts: Toast[];
  show: (toast: Omit<Toast, 'id'>) => void;
  dismiss: (id: number) => void;
}

let nextId = 1;
const LIFETIME_MS = { success: 4000, info: 6000, danger: 12_000 };

export const useToasts = create<ToastState>((set, get) => ({
  toasts: [],
  show(toast) {
    const id = nextId++;
    set((s) => ({ toasts: [...s.toasts.slice(-3), { ...toast, id }] }));
    setTimeout(() => get().dismiss(id), toast.action ? 12_000 : LIFETIME_MS[toast.tone]);
  },
  dismiss: (id) => set((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) })),
}));
