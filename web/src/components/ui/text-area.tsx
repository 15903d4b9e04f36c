import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { INPUT_CLASSES } from './input';

export function TextArea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={clsx(INPUT_CLASSES, 'min-h-20 resize-y py-2 leading-5', className)} {...props} />;
}
