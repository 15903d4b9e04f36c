// Asks for what a canvas looks like while the program is still loading, so that its picture is there when the program is. A file, not inline: the content security policy forbids inline script.
(() => {
  const id = /^\/canvases\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1];
  if (id === undefined) return;
  const headers = { Accept: 'application/json' };
  try {
    const workspace = localStorage.getItem('cadre.workspace');
    if (workspace !== null) headers['Cadre-Workspace'] = workspace;
  } catch {
    headers.Accept = 'application/json'; // storage may be blocked; the server then picks the person's first workspace
  }
  window.cadrePicture = {
    id,
    answer: fetch(`/api/v1/canvases/${id}/picture`, { headers, credentials: 'same-origin' }),
  };
  window.cadrePicture.answer.catch(() => undefined); // the program asks again and says what is wrong
})();
