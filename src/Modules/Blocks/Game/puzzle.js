"use strict";
// Sliding picture: swap tiles into the gap until the picture is whole. Shuffled by legal moves, so it can always be solved.
const game = { level: 0, moves: 0, score: 0, time: 0, playing: false, done: false };
let board;

function begin() {
  const size = GAME.levels[game.level].size;
  board = { size, tiles: Array.from({ length: size * size }, (_, i) => i), gap: size * size - 1, picture: paint(size), way: [] };
  const next = seeded(GAME.seed + game.level * 7);
  let before = -1;
  for (let i = 0; i < size * size * 12; i++) {
    const ways = neighbours(board.gap).filter((cell) => cell !== before);
    const chosen = ways[Math.floor(next() * ways.length)];
    before = board.gap;
    swap(chosen);
  }
  if (solved()) swap(neighbours(board.gap)[0]);
  game.moves = 0;
  game.playing = true;
}
function restart() {
  Object.assign(game, { level: 0, score: 0, time: 0, done: false });
  begin();
}
function neighbours(cell) {
  const [x, y] = [cell % board.size, Math.floor(cell / board.size)];
  return [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]].filter(([a, b]) => a >= 0 && b >= 0 && a < board.size && b < board.size).map(([a, b]) => b * board.size + a);
}
function swap(cell) {
  board.way.push(board.gap);
  [board.tiles[cell], board.tiles[board.gap]] = [board.tiles[board.gap], board.tiles[cell]];
  board.gap = cell;
}
const solved = () => board.tiles.every((tile, place) => tile === place);
function move(cell) {
  if (!game.playing || !neighbours(board.gap).includes(cell)) return;
  swap(cell);
  game.moves++;
  sound.stomp();
  if (!solved()) return;
  game.playing = false;
  game.score += Math.max(50, 500 - game.moves * 2);
  sound.win();
  burst(VIEW.w / 2, VIEW.h / 2, GAME.theme.coin, 30);
  const last = game.level + 1 >= GAME.levels.length;
  game.done = last;
  showPanel(last ? "All pictures whole!" : "Picture whole", [GAME.goal, `${game.moves} moves, score ${game.score}`], last ? "Play again" : "Next picture", () => {
    if (last) return restart();
    game.level++;
    begin();
  });
}
function paint() {
  const picture = document.createElement("canvas");
  picture.width = VIEW.w;
  picture.height = VIEW.h;
  drawSky(GAME.theme, game.level * 400);
  GAME.cast.slice(0, 5).forEach((look, i) => drawCharacter(look, 240 + i * 120, 400 - (i % 2) * 40, 150, i % 2 ? -1 : 1, i));
  picture.getContext("2d").drawImage(canvas, 0, 0);
  return picture;
}
canvas.addEventListener("pointerdown", (event) => {
  const box = canvas.getBoundingClientRect();
  const side = 480 / board.size;
  const x = Math.floor((((event.clientX - box.left) / box.width) * VIEW.w - 240) / side);
  const y = Math.floor((((event.clientY - box.top) / box.height) * VIEW.h - 30) / side);
  if (x >= 0 && y >= 0 && x < board.size && y < board.size) move(y * board.size + x);
});
function update(step) {
  if (!game.playing) return;
  game.time += step;
  const [x, y] = [board.gap % board.size, Math.floor(board.gap / board.size)];
  if (pressed.has("left") && x < board.size - 1) move(board.gap + 1);
  else if (pressed.has("right") && x > 0) move(board.gap - 1);
  else if (pressed.has("up") && y < board.size - 1) move(board.gap + board.size);
  else if (pressed.has("down") && y > 0) move(board.gap - board.size);
}
function draw(step) {
  pen.fillStyle = GAME.theme.near;
  pen.fillRect(0, 0, VIEW.w, VIEW.h);
  const side = 480 / board.size;
  board.tiles.forEach((tile, place) => {
    if (tile === board.size * board.size - 1 && game.playing) return;
    const [x, y] = [240 + (place % board.size) * side, 30 + Math.floor(place / board.size) * side];
    const [sx, sy] = [240 + (tile % board.size) * side, 30 + Math.floor(tile / board.size) * side];
    pen.drawImage(board.picture, sx, sy, side, side, x + 1, y + 1, side - 2, side - 2);
    pen.fillStyle = "#0f172a99";
    pen.fillRect(x + 6, y + 6, 28, 22);
    pen.fillStyle = "#fff";
    pen.font = "600 14px Inter, sans-serif";
    pen.fillText(String(tile + 1), x + 12, y + 22);
  });
  drawParticles(step);
  tell(`Picture ${game.level + 1}/${GAME.levels.length}   Moves ${game.moves}   Score ${game.score}`);
}
begin();
game.playing = false;
run(update, draw, () => `${game.level} ${game.playing} ${game.moves} ${game.score} ${board.tiles} ${GAME.cast.every((look) => !look.sprite || pictureOf(look))}`);

// The scripted player goes back the way the tiles were shuffled: that the picture can be made whole is thereby shown.
let patience = 0;
function bot() {
  patience = (patience + 1) % 12;
  if (!game.playing || patience || board.way.length === 0) return;
  const back = board.way.pop();
  move(back);
  board.way.pop();
}
offer(restart, () => ({ tiles: board.tiles.slice() }), bot);
showPanel(GAME.title, [GAME.goal, "Click a tile beside the gap, or use the arrow keys."], "Play", restart);
