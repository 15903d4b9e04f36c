/** What a package may, in words for people. */
export function grantWords(grants: readonly string[]): string[] {
  if (grants.length === 0) return ['Compute in a sandbox, nothing else'];
  return grants.map((grant) => {
    if (grant === 'files') return 'Read the files that its inputs name';
    if (grant === 'model') return 'Ask the workspace’s language model';
    return grant.startsWith('network:') ? `Call ${grant.slice('network:'.length)}` : grant;
  });
}
