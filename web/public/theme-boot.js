// Runs before the first paint so that a dark page never flashes white. A file, not inline: the content security policy forbids inline script.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('cadre.theme') || 'system';
  } catch {
    choice = 'system'; // storage may be blocked; the system preference then decides
  }
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
