const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** The address if following it is harmless (http, https, mailto, or within the page), else null. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (trimmed.startsWith('#')) return trimmed;
  try {
    const url = new URL(trimmed, 'https://relative.invalid');
    return SCHEMES.has(url.protocol) && url.host !== 'relative.invalid' ? url.href : null;
  } catch {
    return null; // not an address at all
  }
}

/** The source of a picture if showing it asks nobody outside: inline data or one of our own artifacts. */
export function localImage(src: string): string | null {
  if (/^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i.test(src)) return src;
  if (/^\/api\/v1\/artifacts\/[0-9a-f]{64}(\?[\w=&%.-]*)?$/.test(src)) return src;
  return null;
}
