/** Instants and answers that the routes of the mock are made of. */
export const now = () => new Date().toISOString();
export const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
export const page = (items) => ({ items, next: null });
export const problem = (status, title, detail, code) => ({ status, body: { title, detail, code, status } });
export const ok = (body, status = 200) => ({ status, body });
export const none = { status: 204, body: undefined };
export const did = (_) => none;
export const find = (list, id) => list.find((x) => x.id === id);
/** Takes what the path names out of a list of the state. */
export const removeFrom =
  (state, name) =>
  (_, [id]) => {
    state[name] = state[name].filter((x) => x.id !== id && x.userId !== id);
    return none;
  };
