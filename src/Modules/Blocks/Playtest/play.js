(async () => {
  if (!window.cadreGame || !cadreGame.finish) return null;
  const errors = [];
  addEventListener("error", (event) => errors.push(String(event.message).slice(0, 300)));
  const played = cadreGame.finish(900, 120);
  const watched = await cadreGame.watch(%SECONDS%);
  return { ...played, ...watched, errors: errors.slice(0, 5) };
})()
