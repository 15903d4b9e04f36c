"use strict";
// A race over a board: roll two dice, choose one. Squares help and hinder; whoever is first at the end wins the board.
// A level is the list of squares: start, plain, coin, again, rest, on:N, back:N, end.
const game = { level: 0, score: 0, time: 0, turn: 0, lost: false, playing: false, done: false };
const COLUMNS = 10;
let board;

function begin() {
  const squares = GAME.levels[game.level].rows;
  const next = seeded(GAME.seed + game.level * 13);
  const players = GAME.cast.slice(0, 4).map((look, i) => ({ look, at: 0, shown: 0, rests: 0, coins: 0, mine: i === 0 }));
  board = { squares, next, players, dice: null, wait: 0, moving: null, note: "" };
  game.turn = 0;
  game.lost = false;
  game.playing = true;
  roll();
}
function restart() {
  Object.assign(game, { level: 0, score: 0, time: 0, done: false });
  begin();
}
function roll() {
  board.dice = [1 + Math.floor(board.next() * 6), 1 + Math.floor(board.next() * 6)];
  board.chosen = 0;
  board.wait = board.players[game.turn].mine ? 0 : 0.9;
  sound.tone(300, 500, 0.08, "triangle");
}
// Where a throw ends, with what the square does.
function landing(from, steps) {
  const at = Math.min(board.squares.length - 1, from + steps);
  const [kind, count] = board.squares[at].split(":");
  return kind === "on" ? Math.min(board.squares.length - 1, at + Number(count)) : kind === "back" ? Math.max(0, at - Number(count)) : at;
}
const better = (player) => {
  const worth = (die) => landing(player.at, die) + ({ coin: 1.5, again: 3, rest: -3 }[board.squares[Math.min(board.squares.length - 1, player.at + die)]] ?? 0);
  return worth(board.dice[1]) > worth(board.dice[0]) ? 1 : 0;
};
function choose(which) {
  const player = board.players[game.turn];
  if (!game.playing || board.moving || !board.dice) return;
  board.moving = { player, left: board.dice[which], after: true };
  board.chosen = which;
}
function settle(player) {
  const [kind, count] = board.squares[player.at].split(":");
  const name = player.look.name;
  board.note = "";
  if (kind === "end") return win(player);
  if (kind === "coin") {
    player.coins++;
    if (player.mine) game.score += 25;
    sound.coin();
    board.note = `${name} finds a coin.`;
  } else if (kind === "on" || kind === "back") {
    player.at = landing(player.at, 0);
    board.note = kind === "on" ? `${name} takes a short cut of ${count}.` : `${name} slips back ${count}.`;
    if (kind === "on") sound.jump();
    else sound.hurt();
    if (board.squares[player.at] === "end") return win(player);
  } else if (kind === "rest") {
    player.rests = 1;
    board.note = `${name} must rest for a turn.`;
  } else if (kind === "again") {
    board.note = `${name} plays again.`;
    return roll();
  }
  pass();
}
function pass() {
  for (let i = 0; i < board.players.length * 2; i++) {
    game.turn = (game.turn + 1) % board.players.length;
    const player = board.players[game.turn];
    if (player.rests === 0) return roll();
    player.rests--;
  }
}
function win(player) {
  game.playing = false;
  game.lost = !player.mine;
  if (!player.mine) {
    sound.wrong();
    return showPanel(`${player.look.name} was first`, [`Score ${game.score}`, "The dice fall differently next time."], "Try again", () => {
      GAME.seed += 101;
      begin();
    });
  }
  game.score += 100 + player.coins * 10;
  sound.win();
  burst(VIEW.w / 2, VIEW.h / 2, GAME.theme.coin, 40);
  const last = game.level + 1 >= GAME.levels.length;
  game.done = last;
  showPanel(last ? "Every board is yours!" : `Board ${game.level + 1} is yours`, [GAME.goal, `Score ${game.score}`], last ? "Play again" : "Next board", () => {
    if (last) return restart();
    game.level++;
    begin();
  });
}
function update(step) {
  if (!game.playing) return;
  game.time += step;
  for (const player of board.players) player.shown += (player.at - player.shown) * Math.min(1, step * 9);
  if (board.moving) {
    const { player } = board.moving;
    if (Math.abs(player.shown - player.at) > 0.12) return;
    if (board.moving.left > 0 && player.at < board.squares.length - 1) {
      player.at++;
      board.moving.left--;
      sound.tone(420, 460, 0.05);
    } else {
      board.moving = null;
      settle(player);
    }
    return;
  }
  const player = board.players[game.turn];
  if (!player.mine) {
    board.wait -= step;
    if (board.wait <= 0) choose(better(player));
    return;
  }
  if (pressed.has("left")) board.chosen = 0;
  if (pressed.has("right")) board.chosen = 1;
  if (pressed.has("fire")) choose(board.chosen);
}
canvas.addEventListener("pointerdown", (event) => {
  const box = canvas.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * VIEW.w;
  const y = ((event.clientY - box.top) / box.height) * VIEW.h;
  if (y > VIEW.h - 84 && board.players[game.turn].mine) choose(x < VIEW.w / 2 ? 0 : 1);
});
function place(number) {
  const [low, rows] = [Math.floor(number), Math.ceil(board.squares.length / COLUMNS)];
  const spot = (n) => {
    const row = Math.floor(n / COLUMNS);
    const column = row % 2 ? COLUMNS - 1 - (n % COLUMNS) : n % COLUMNS;
    return { x: 75 + column * 90, y: 400 - row * Math.min(84, 330 / Math.max(1, rows - 1)) };
  };
  const [a, b] = [spot(low), spot(Math.min(board.squares.length - 1, low + 1))];
  const part = number - low;
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part - Math.sin(part * Math.PI) * 22 };
}
const SIGNS = { coin: ["●", "#facc15"], again: ["↻", "#22d3ee"], rest: ["z", "#a78bfa"], on: ["▲", "#4ade80"], back: ["▼", "#f87171"], end: ["⚑", "#f97316"], start: ["", "#94a3b8"], plain: ["", "#94a3b8"] };
// The board, painted once for each level on the stage itself and kept.
function paintBoard() {
  drawSky(GAME.theme, game.level * 300 + 40);
  pen.fillStyle = "#0f172a66";
  pen.fillRect(0, 0, VIEW.w, VIEW.h);
  pen.strokeStyle = "#f8fafc55";
  pen.lineWidth = 26;
  pen.lineJoin = "round";
  pen.beginPath();
  board.squares.forEach((_, n) => {
    const at = place(n);
    if (n === 0) pen.moveTo(at.x, at.y);
    else pen.lineTo(at.x, at.y);
  });
  pen.stroke();
  board.squares.forEach((square, n) => drawSquare(square, n));
  const still = document.createElement("canvas");
  [still.width, still.height] = [VIEW.w, VIEW.h];
  still.getContext("2d", { alpha: false }).drawImage(canvas, 0, 0);
  return still;
}
function draw(step) {
  board.still ??= paintBoard();
  pen.drawImage(board.still, 0, 0);
  board.players.forEach((player, i) => {
    const at = place(player.shown);
    drawCharacter(player.look, at.x + (i - 1.5) * 13, at.y - 26, 46, 1, Math.abs(player.shown - player.at) > 0.05 ? game.time * 14 : 0);
  });
  drawDice();
  drawParticles(step);
  const player = board.players[game.turn];
  tell(`Board ${game.level + 1}/${GAME.levels.length}   ${player.mine ? "Your turn: choose a die" : `${player.look.name} plays`}   Score ${game.score}   ${board.note}`);
}
function drawSquare(square, n) {
  const [kind, count] = square.split(":");
  const [sign, color] = SIGNS[kind];
  const at = place(n);
  pen.fillStyle = kind === "plain" || kind === "start" ? "#f1f5f9" : color;
  pen.beginPath();
  pen.roundRect(at.x - 32, at.y - 20, 64, 40, 12);
  pen.fill();
  pen.fillStyle = kind === "plain" || kind === "start" ? "#64748b" : "#0f172a";
  pen.font = "700 16px Inter, system-ui, sans-serif";
  pen.textAlign = "center";
  pen.fillText(sign ? `${sign}${count ?? ""}` : String(n + 1), at.x, at.y + 6);
  pen.textAlign = "start";
}
const DOTS = { 1: [[0, 0]], 2: [[-1, -1], [1, 1]], 3: [[-1, -1], [0, 0], [1, 1]], 4: [[-1, -1], [1, -1], [-1, 1], [1, 1]], 5: [[-1, -1], [1, -1], [0, 0], [-1, 1], [1, 1]], 6: [[-1, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [1, 1]] };
function drawDice() {
  if (!board.dice) return;
  board.dice.forEach((die, i) => {
    const [x, y] = [VIEW.w / 2 - 50 + i * 100, VIEW.h - 48];
    const picked = board.chosen === i && (board.moving || board.players[game.turn].mine);
    pen.fillStyle = picked ? GAME.theme.accent : "#cbd5e1";
    pen.beginPath();
    pen.roundRect(x - 36, y - 36, 72, 72, 16);
    pen.fill();
    pen.fillStyle = "#f8fafc";
    pen.beginPath();
    pen.roundRect(x - 30, y - 30, 60, 60, 12);
    pen.fill();
    pen.fillStyle = "#0f172a";
    for (const [dx, dy] of DOTS[die]) {
      pen.beginPath();
      pen.arc(x + dx * 16, y + dy * 16, 5.5, 0, 7);
      pen.fill();
    }
  });
}

// The scripted player takes the die that brings it farther.
function bot() {
  if (game.playing && !board.moving && board.players[game.turn].mine) choose(better(board.players[0]));
}
begin();
game.playing = false;
run(update, draw, () => `${game.level} ${game.score} ${game.turn} ${board.dice} ${board.chosen} ${Boolean(board.moving)} ${board.note} ${board.players.map((p) => p.shown.toFixed(2))} ${GAME.cast.every((look) => !look.sprite || pictureOf(look))}`);
offer(restart, () => ({ places: board.players.map((p) => p.at), dice: board.dice }), bot);
showPanel(GAME.title, [GAME.goal, "Each turn two dice fall: choose one with left and right, then Space, or click it. ▲ short cut, ▼ slip, ↻ again, z rest, ● coin."], "Play", restart);
