// Asks for what a canvas looks like, and has it painted, before the program of the page is even begun. A file, not inline: the content security policy forbids inline script.
// The build writes into `data-app` the program, and into `data-opening` the painter and what it needs.
(() => {
  const { app = '', opening = '' } = document.currentScript.dataset;
  const load = (address) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = '';
    script.src = address;
    document.head.append(script);
    return script;
  };
  let begun = app === '';
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
  if (opening === '') return;

  // The program takes the processor for a while: it begins when there is something to look at, or when that takes too long.
  document.addEventListener('cadre:painted', begin, { once: true });
  setTimeout(begin, 800);
  const [painter, ...parts] = opening.split(' ');
  for (const part of parts) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = part;
    document.head.append(link);
  }
  load(painter).addEventListener('error', begin);
})();
