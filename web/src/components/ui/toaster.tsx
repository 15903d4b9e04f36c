import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Button } from './button';
import { useToasts } from './toast-store';

const ICONS = { success: CircleCheck, danger: CircleAlert, info: Info };
const COLORS = { success: 'text-success', danger: 'text-danger', info: 'text-info' };

/** Where toasts appear; one per app. */
export function Toaster() {
  const toasts = useToasts((s) => s.toasts);
  const dismiss = useToasts((s) => s.dismiss);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-20 left-4 z-80 flex flex-col items-end gap-2 sm:bottom-4"
    >
      {toasts.map((toast) => {
        const Icon = ICONS[toast.tone];
        return (
          <div
            key={toast.id}
            className="pointer-events-auto flex w-full max-w-96 animate-pop-in items-start gap-3 rounded-lg border border-line bg-raised py-3 pr-2 pl-3.5 shadow-lg"
          >
            <Icon size={18} aria-hidden="true" className={clsx('mt-px shrink-0', COLORS[toast.tone])} />
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium text-text">{toast.title}</p>
              {toast.detail && <p className="mt-0.5 text-muted">{toast.detail}</p>}
            </div>
            {toast.action && (
              <Button
                size="sm"
                onClick={() => {
                  toast.action?.run();
                  dismiss(toast.id);
                }}
              >
                {toast.action.label}
              </Button>
            )}
            <Button kind="ghost" size="icon-sm" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
              <X size={14} />
            </Button>
          </div>
        );
      })}
    </section>
  );
}
