"use strict";
// Run and jump. The level is rows of characters: # ground, = platform, o coin, e walker, f flyer, ^ spikes, S start, F flag.
const TILE = 36;
const RULES = { run: 260, jump: 690, gravity: 1900, fall: 900 };
const game = { level: 0, lives: 3, score: 0, coins: 0, time: 0, playing: false, done: false };
let world;

function load(number) {
  const rows = GAME.levels[number].rows;
  world = { rows: rows.map((row) => row.split("")), width: rows[0].length * TILE, height: rows.length * TILE, enemies: [], coins: [], camera: 0, still: paintLevel(rows) };
  rows.forEach((row, y) => {
    [...row].forEach((cell, x) => {
      const [px, py] = [x * TILE + TILE / 2, y * TILE + TILE / 2];
      if (cell === "S") world.start = { x: px, y: py };
      if (cell === "F") world.flag = { x: px, y: py };
      if (cell === "o") world.coins.push({ x: px, y: py, phase: x });
      if (cell === "e" || cell === "f") world.enemies.push({ x: px, y: py, home: px, base: py, flies: cell === "f", facing: -1, alive: true, look: GAME.enemies[(x + y) % GAME.enemies.length] });
    });
  });
  world.player = { ...world.start, vx: 0, vy: 0, facing: 1, ground: false, coyote: 0, buffer: 0, safe: 0, pose: 0 };
}

function cellAt(x, y) {
  const row = world.rows[Math.floor(y / TILE)];
  const cell = row && row[Math.floor(x / TILE)];
  return cell === undefined ? (y < 0 || Math.floor(y / TILE) >= world.rows.length ? "." : "#") : cell;
}

function movePlayer(step) {
  const p = world.player;
  const want = (keys.right ? 1 : 0) - (keys.left ? 1 : 0);
  p.vx += (want * RULES.run - p.vx) * Math.min(1, step * (p.ground ? 14 : 8));
  if (want) p.facing = want;
  p.coyote = p.ground ? 0.1 : p.coyote - step;
  p.buffer = pressed.has("jump") ? 0.12 : p.buffer - step;
  if (p.buffer > 0 && p.coyote > 0) {
    p.vy = -RULES.jump;
    p.buffer = p.coyote = 0;
    sound.jump();
  }
  if (!keys.jump && p.vy < -260) p.vy = -260 - (-260 - p.vy) * 0.9;
  p.vy = Math.min(RULES.fall, p.vy + RULES.gravity * step);
  p.x += p.vx * step;
  for (const side of [-12, 12]) {
    for (const height of [-16, 0, 16]) {
      if (cellAt(p.x + side, p.y + height) === "#") {
        p.x = side > 0 ? Math.floor((p.x + side) / TILE) * TILE - 12.01 : (Math.floor((p.x + side) / TILE) + 1) * TILE + 12.01;
        p.vx = 0;
      }
    }
  }
  const feetBefore = p.y + 20;
  p.y += p.vy * step;
  p.ground = false;
  for (const side of [-9, 9]) {
    const top = Math.floor((p.y + 20) / TILE) * TILE;
    const below = cellAt(p.x + side, p.y + 20);
    if (p.vy >= 0 && (below === "#" || (below === "=" && feetBefore <= top + 1))) {
      p.y = top - 20;
      p.vy = 0;
      p.ground = true;
    }
    if (p.vy < 0 && cellAt(p.x + side, p.y - 22) === "#") {
      p.y = (Math.floor((p.y - 22) / TILE) + 1) * TILE + 22;
      p.vy = 0;
    }
  }
  p.pose += Math.abs(p.vx) * step * 0.06;
  p.safe -= step;
}

function meetThings(step) {
  const p = world.player;
  world.coins = world.coins.filter((coin) => {
    if (Math.hypot(coin.x - p.x, coin.y - p.y) > 30) return true;
    game.score += 10;
    game.coins++;
    sound.coin();
    burst(coin.x, coin.y, GAME.theme.coin, 8);
    return false;
  });
  for (const enemy of world.enemies.filter((e) => e.alive)) {
    moveEnemy(enemy, step);
    if (Math.abs(enemy.x - p.x) > 28 || Math.abs(enemy.y - p.y) > 34) continue;
    if (p.vy > 60 && p.y < enemy.y - 8) {
      enemy.alive = false;
      p.vy = -RULES.jump * 0.62;
      game.score += 50;
      sound.stomp();
      burst(enemy.x, enemy.y, enemy.look.color);
    } else if (p.safe <= 0) hurt();
  }
  if (cellAt(p.x, p.y + 12) === "^" && p.safe <= 0) hurt();
  if (p.y > world.height + 120) hurt();
  if (Math.abs(world.flag.x - p.x) < 28 && Math.abs(world.flag.y - p.y) < 70) finishLevel();
}

function moveEnemy(enemy, step) {
  const speed = GAME.speed * (enemy.flies ? 70 : 55);
  if (enemy.flies) {
    enemy.x += enemy.facing * speed * step;
    enemy.y = enemy.base + Math.sin(game.time * 2 + enemy.home) * 26;
    if (Math.abs(enemy.x - enemy.home) > 110) enemy.facing = enemy.x > enemy.home ? -1 : 1;
    return;
  }
  const ahead = enemy.x + enemy.facing * 20;
  const floor = cellAt(ahead, enemy.y + 24);
  if (cellAt(ahead, enemy.y) === "#" || (floor !== "#" && floor !== "=") || cellAt(ahead, enemy.y) === "^" || Math.abs(ahead - enemy.home) > 220) {
    enemy.facing = Math.abs(ahead - enemy.home) > 220 ? (enemy.x > enemy.home ? -1 : 1) : -enemy.facing;
  }
  enemy.x += enemy.facing * speed * step;
}

function hurt() {
  if (scripted.imagining) {
    world.over = "hurt";
    return;
  }
  game.lives--;
  sound.hurt();
  burst(world.player.x, world.player.y, GAME.hero.color, 18);
  if (game.lives <= 0) {
    game.playing = false;
    showPanel("Game over", [`Score ${game.score}`], "Try again", restart);
    return;
  }
  world.player = { ...world.player, ...world.start, vx: 0, vy: 0, safe: 1.5 };
}

function finishLevel() {
  if (scripted.imagining) {
    world.over = "won";
    return;
  }
  game.playing = false;
  game.score += 100 + Math.max(0, 60 - Math.floor(game.time)) * 2;
  sound.win();
  const last = game.level + 1 >= GAME.levels.length;
  game.done = last;
  showPanel(last ? "You did it!" : `Level ${game.level + 1} done`, [last ? GAME.goal : GAME.levels[game.level + 1].name, `Score ${game.score}`], last ? "Play again" : "Next level", () => {
    if (last) return restart();
    game.level++;
    begin();
  });
}

function begin() {
  load(game.level);
  game.time = 0;
  game.playing = true;
}

function restart() {
  Object.assign(game, { level: 0, lives: 3, score: 0, coins: 0, done: false });
  begin();
}

function update(step) {
  if (!game.playing) return;
  game.time += step;
  movePlayer(step);
  meetThings(step);
  const aim = Math.max(0, Math.min(world.width - VIEW.w, world.player.x - VIEW.w * 0.42));
  world.camera += (aim - world.camera) * Math.min(1, step * 6);
}

// The ground, painted once for each level: earth with stones and roots, grass with flowers, planks, spikes.
function paintLevel(rows) {
  const still = document.createElement("canvas");
  [still.width, still.height] = [rows[0].length * TILE, rows.length * TILE];
  const brush = still.getContext("2d");
  const next = seeded(GAME.seed + game.level);
  rows.forEach((row, y) => [...row].forEach((cell, x) => {
    if (cell === "#") paintGround(brush, x * TILE, y * TILE, y === 0 || rows[y - 1][x] !== "#", next);
    else if (cell === "=") paintPlank(brush, x * TILE, y * TILE);
    else if (cell === "^") paintSpikes(brush, x * TILE, y * TILE);
  }));
  return still;
}
function paintGround(brush, x, y, top, next) {
  const theme = GAME.theme;
  brush.fillStyle = theme.ground;
  brush.fillRect(x, y, TILE, TILE);
  brush.fillStyle = theme.soil;
  for (let i = 0; i < 3; i++) brush.fillRect(x + next() * 28, y + 6 + next() * 24, 4 + next() * 6, 3 + next() * 3);
  brush.fillStyle = "#ffffff14";
  brush.fillRect(x + next() * 26, y + 8 + next() * 20, 5, 3);
  if (!top) {
    brush.fillStyle = "#00000012";
    brush.fillRect(x, y, TILE, TILE);
    return;
  }
  brush.fillStyle = "#0000001c";
  brush.fillRect(x, y + 9, TILE, 6);
  brush.fillStyle = theme.grass;
  brush.fillRect(x, y, TILE, 9);
  for (let i = 0; i < 4; i++) brush.fillRect(x + i * 9 + 2, y + 8, 5, 3 + ((i * 5) % 4));
  brush.fillStyle = "#ffffff38";
  brush.fillRect(x, y, TILE, 2);
  paintGrowth(brush, x + 6 + next() * 24, y, next());
}
function paintGrowth(brush, x, y, which) {
  const blade = (dx, height) => {
    brush.beginPath();
    brush.moveTo(x + dx - 2, y);
    brush.quadraticCurveTo(x + dx, y - height * 0.6, x + dx * 1.8, y - height);
    brush.quadraticCurveTo(x + dx + 2, y - height * 0.4, x + dx + 2, y);
    brush.fill();
  };
  brush.fillStyle = GAME.theme.grass;
  if (which < 0.3) for (const [dx, height] of [[-5, 10], [0, 15], [5, 9]]) blade(dx, height);
  if (which > 0.14 && which < 0.24) {
    blade(0, 18);
    brush.fillStyle = GAME.theme.accent;
    for (let i = 0; i < 5; i++) {
      brush.beginPath();
      brush.arc(x + Math.cos(i * 1.257) * 4, y - 19 + Math.sin(i * 1.257) * 4, 3, 0, 7);
      brush.fill();
    }
    brush.fillStyle = GAME.theme.coin;
    brush.beginPath();
    brush.arc(x, y - 19, 2.6, 0, 7);
    brush.fill();
  } else if (which > 0.9) {
    brush.fillStyle = GAME.theme.near;
    for (const [dx, radius] of [[-13, 10], [0, 14], [13, 9]]) {
      brush.beginPath();
      brush.arc(x + dx, y, radius, Math.PI, 0);
      brush.fill();
    }
  }
}
function paintPlank(brush, x, y) {
  brush.fillStyle = GAME.theme.plank;
  brush.beginPath();
  brush.roundRect(x, y, TILE, 13, 4);
  brush.fill();
  brush.fillStyle = "#00000026";
  brush.fillRect(x + 2, y + 8, TILE - 4, 2);
  brush.fillStyle = "#ffffff30";
  brush.fillRect(x + 3, y + 2, TILE - 6, 2);
}
function paintSpikes(brush, x, y) {
  for (let i = 0; i < 3; i++) {
    for (const [color, to] of [[GAME.theme.spike, 12], ["#ffffff40", 6]]) {
      brush.fillStyle = color;
      brush.beginPath();
      brush.moveTo(x + i * 12, y + TILE);
      brush.lineTo(x + i * 12 + 6, y + 14);
      brush.lineTo(x + i * 12 + to, y + TILE);
      brush.fill();
    }
  }
}

function draw(step) {
  drawSky(GAME.theme, world.camera);
  const left = Math.round(world.camera);
  pen.save();
  pen.translate(-left, VIEW.h - world.height);
  pen.drawImage(world.still, left, 0, VIEW.w, world.height, left, 0, VIEW.w, world.height);
  pen.fillStyle = "#e2e8f0";
  pen.fillRect(world.flag.x - 3, world.flag.y - 60, 6, 78);
  pen.fillStyle = GAME.theme.accent;
  pen.beginPath();
  pen.moveTo(world.flag.x + 3, world.flag.y - 60);
  pen.quadraticCurveTo(world.flag.x + 26, world.flag.y - 54 + Math.sin(game.time * 5) * 5, world.flag.x + 44, world.flag.y - 44);
  pen.lineTo(world.flag.x + 3, world.flag.y - 30);
  pen.fill();
  for (const coin of world.coins) {
    pen.fillStyle = GAME.theme.coin;
    pen.beginPath();
    pen.ellipse(coin.x, coin.y + Math.sin(game.time * 4 + coin.phase) * 3, 9 * Math.abs(Math.cos(game.time * 3 + coin.phase)) + 2, 10, 0, 0, 7);
    pen.fill();
  }
  for (const enemy of world.enemies.filter((e) => e.alive)) drawEnemy(enemy.look, enemy.x, enemy.y, 36, enemy.facing, game.time + enemy.home);
  const p = world.player;
  if (p.safe <= 0 || Math.floor(game.time * 12) % 2) drawCharacter(GAME.hero, p.x, p.y - 3, 44, p.facing, p.ground ? p.pose * 6 : 1.2);
  drawParticles(step);
  pen.restore();
  tell(`Level ${game.level + 1}/${GAME.levels.length}   Lives ${"♥".repeat(Math.max(0, game.lives))}   Coins ${game.coins}   Score ${game.score}`);
}

load(0);
run(update, draw);

// The scripted player tries out a second ahead what running, jumping and waiting would bring, and does what gets farthest unhurt.
const trials = [];
for (const move of [1, 0, -1]) for (const hold of [0, 0.12, 0.4]) trials.push({ move, hold });
const player = { until: 0, choice: trials[0], from: 0, farthest: 0, since: 0 };
function act(choice, at) {
  keys.right = choice.move > 0;
  keys.left = choice.move < 0;
  if (at === 0 && choice.hold > 0) pressed.add("jump");
  keys.jump = at < choice.hold;
}
function imagine(first, second) {
  const [real, time] = [world, game.time];
  const [score, coins] = [game.score, game.coins];
  world = { ...real, player: { ...real.player }, enemies: real.enemies.map((enemy) => ({ ...enemy })), coins: [], over: null };
  let at = 0;
  for (; at < 156 && !world.over; at++) {
    pressed.clear();
    if (at < 60) act(first, at / 120);
    else act(second, (at - 60) / 120);
    game.time += 1 / 120;
    movePlayer(1 / 120);
    meetThings(1 / 120);
  }
  pressed.clear();
  const worth = world.over === "won" ? 1e6 - at : world.over === "hurt" || world.player.y > world.height ? -1e5 + at * 10 : world.player.x - Math.abs(world.flag.x - world.player.x) * 0.01 + (world.player.ground ? 30 : 0);
  world = real;
  Object.assign(game, { time, score, coins });
  return worth;
}
function bot() {
  if (!game.playing) return;
  if (game.time < player.from || game.time === 0) Object.assign(player, { until: 0, farthest: 0, since: 0 });
  if (world.player.x > player.farthest + 20) Object.assign(player, { farthest: world.player.x, since: game.time });
  if (game.time >= player.until) {
    scripted.imagining = true;
    const stuck = game.time - player.since > 4;
    let best = -Infinity;
    for (const first of trials) {
      for (const second of trials.slice(0, 4)) {
        const worth = imagine(first, second) + (stuck ? ((game.time * 997 + first.hold * 131 + first.move * 71) % 300) : 0);
        if (worth > best) [best, player.choice] = [worth, first];
      }
    }
    scripted.imagining = false;
    Object.assign(player, { from: game.time, until: game.time + (stuck ? 0.5 : 0.2) });
  }
  act(player.choice, Math.abs(game.time - player.from) < 1e-9 ? 0 : game.time - player.from);
}
offer(restart, () => ({ x: world.player.x, y: world.player.y, enemies: world.enemies.length }), bot);
showPanel(GAME.title, [GAME.goal, "Arrow keys or A and D to run, Space to jump. Jump on enemies."], "Play", restart);
