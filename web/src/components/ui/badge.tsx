import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'primary' | 'accent' | 'success' | 'warning' | 'danger' | 'info';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted border-line',
  primary: 'bg-primary-soft text-link border-primary-line',
  accent: 'bg-accent-soft text-accent-strong border-accent-line',
  success: 'bg-success-soft text-success border-success-line',
  warning: 'bg-warning-soft text-warning border-warning-line',
  danger: 'bg-danger-soft text-danger border-danger-line',
  info: 'bg-info-soft text-info border-info-line',
};

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  icon?: ReactNode;
  /** For sentences: breaks into lines where there is no room. */
  wrap?: boolean;
}

export function Badge({ tone = 'neutral', children, icon, wrap = false }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 border px-2 text-xs font-medium',
        wrap ? 'min-h-5.5 rounded-[11px] py-0.5' : 'h-5.5 whitespace-nowrap rounded-full',
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
