/** The one-time token from the address: `?token=…`, `#token=…` or `#…`. The fragment never reaches a server or its logs. */
export function readAddressToken(address: Pick<Location, 'search' | 'hash'>): string {
  const query = new URLSearchParams(address.search);
  const fragment = address.hash.replace(/^#/, '');
  const held = new URLSearchParams(fragment);
  const bare = fragment.includes('=') ? '' : fragment;
  return query.get('token') ?? query.get('setup') ?? held.get('token') ?? held.get('setup') ?? decodeURIComponent(bare);
}
