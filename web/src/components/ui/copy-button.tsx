import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button';
import { toast } from './toast';

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 1600);
    } catch {
      toast.info('Select the text and copy it by hand', 'The browser allows copying on secure pages only.');
    }
  };
  return (
    <Button size="icon" aria-label={copied ? 'Copied' : label} onClick={copy}>
      {copied ? <Check size={16} className="text-success" /> : <Copy size={16} />}
    </Button>
  );
}
