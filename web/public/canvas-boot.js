// Asks for what a canvas looks like, and has it painted, before the program of the page is even begun. A file, not inline: the content security policy forbids inline script.
// The build writes into `data-app` the program, and into `data-opening` the painter, each with the parts it needs.
(() => {
  const [app, opening] = ['app', 'opening'].map((name) => (document.currentScript.dataset[name] ?? '').split(' '));
  const load = ([address, ...parts]) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = '';
    script.src = address;
    document.head.append(script);
    for (const part of parts) {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.crossOrigin = '';
      link.href = part;
      document.head.append(link);
    }
    return script;
  };
  let begun = app[0] === '';
  const begin = () => {
    if (!begun) load(app);
    begun = true;
  };
  const place = /^\/(canvases\/[0-9a-f-]{36}|shared\/[\w-]{16,200})$/.exec(location.pathname)?.[1];
  if (place === undefined) return begin();

  const headers = { Accept: 'application/json' };
  try {
    const workspace = localStorage.getItem('cadre.workspace');
    if (workspace !== null) headers['Cadre-Workspace'] = workspace;
  } catch {
    headers.Accept = 'application/json'; // storage may be blocked; the server then picks the person's first workspace
  }
  const ask = (what) => fetch(`/api/v1/${place}/${what}`, { headers, credentials: 'same-origin' });
  const picture = ask('picture');
  const states = picture.then((answer) => (answer.ok ? ask('picture/states') : answer));
  for (const answer of [picture, states]) answer.catch(() => undefined); // the program asks again and says what is wrong
  window.cadrePicture = { place, picture, states };
  if (opening[0] === '') return;

  // The program takes the lines and the processor for a while: it begins when there is something to look at, or when that takes too long.
  document.addEventListener('cadre:painted', () => setTimeout(begin), { once: true });
  setTimeout(begin, 800);
  load(opening).addEventListener('error', begin);
})();
