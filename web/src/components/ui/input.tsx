import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

export const INPUT_CLASSES =
  'w-full rounded-md border border-line-strong bg-surface px-3 text-sm text-text shadow-xs placeholder:text-faint transition-[border,box-shadow] duration-100 ' +
  'hover:border-faint focus-visible:border-primary focus-visible:shadow-[var(--ring)] focus-visible:outline-none disabled:opacity-60 aria-invalid:border-danger';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={clsx(INPUT_CLASSES, 'h-9', className)} {...props} />;
}
