import { clsx } from 'clsx';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { Spinner } from './spinner';

export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger' | 'accent';
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon' | 'icon-sm';

const KINDS: Record<ButtonKind, string> = {
  primary: 'bg-primary-fill text-on-primary shadow-xs hover:brightness-110 active:brightness-95',
  accent: 'bg-accent-fill text-on-accent shadow-xs hover:brightness-110 active:brightness-95',
  secondary: 'bg-raised text-text border border-line-strong shadow-xs hover:bg-hover active:bg-active',
  ghost: 'text-muted hover:bg-hover hover:text-text active:bg-active',
  danger: 'bg-raised text-danger border border-danger-line shadow-xs hover:bg-danger-soft',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-[13px] gap-1.5 rounded-sm',
  md: 'h-9 px-3.5 text-sm gap-2 rounded-md',
  lg: 'h-11 px-5 text-[15px] gap-2 rounded-md',
  icon: 'size-9 rounded-md',
  'icon-sm': 'size-7 rounded-sm',
};

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
  size?: ButtonSize;
  /** Shows a spinner and refuses further clicks. */
  busy?: boolean;
  /** Renders the only child (a link) with the looks of a button. */
  asChild?: boolean;
}

export function Button({ kind = 'secondary', size = 'md', busy = false, asChild, className, ...props }: ButtonProps) {
  const classes = clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-[background,filter,color] duration-100',
    'disabled:pointer-events-none disabled:opacity-50 [&_svg]:shrink-0',
    KINDS[kind],
    SIZES[size],
    className,
  );
  if (asChild) return <Slot.Root className={classes} {...props} />;
  const { children, disabled, type = 'button', ...rest } = props;
  return (
    <button type={type} className={classes} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy && <Spinner />}
      {children}
    </button>
  );
}
