"use strict";
// Seen from above: move, shoot, survive the waves. The field's walls leave every place reachable.
const CELL = 60;
const game = { level: 0, lives: 5, score: 0, time: 0, playing: false, done: false };
let world;

function begin() {
  const rows = GAME.levels[game.level].rows;
  world = { rows, field: paintField(rows), shots: [], foes: [], wave: 0, rest: 1, player: { x: VIEW.w / 2, y: VIEW.h / 2, facing: 1, angle: 0, cool: 0, safe: 1.5, pose: 0 } };
  game.playing = true;
}
function restart() {
  Object.assign(game, { level: 0, lives: 5, score: 0, time: 0, done: false });
  begin();
}
const wall = (x, y) => {
  const row = world.rows[Math.floor(y / CELL)];
  return !row || !row[Math.floor(x / CELL)] || row[Math.floor(x / CELL)] === "#";
};
function slide(thing, dx, dy, radius) {
  if (![[-1, -1], [1, -1], [-1, 1], [1, 1]].some(([a, b]) => wall(thing.x + dx + a * radius, thing.y + b * radius))) thing.x += dx;
  if (![[-1, -1], [1, -1], [-1, 1], [1, 1]].some(([a, b]) => wall(thing.x + a * radius, thing.y + dy + b * radius))) thing.y += dy;
}
// Distances to the player over free cells: foes walk downhill, so walls never hold them for ever.
function distances() {
  const from = Math.floor(world.player.y / CELL) * 100 + Math.floor(world.player.x / CELL);
  if (world.downhill?.from === from) return world.downhill.field;
  const field = world.rows.map((row) => [...row].map(() => Infinity));
  const queue = [[Math.floor(world.player.x / CELL), Math.floor(world.player.y / CELL), 0]];
  while (queue.length) {
    const [x, y, steps] = queue.shift();
    if (!field[y] || field[y][x] === undefined || world.rows[y][x] === "#" || field[y][x] <= steps) continue;
    field[y][x] = steps;
    queue.push([x + 1, y, steps + 1], [x - 1, y, steps + 1], [x, y + 1, steps + 1], [x, y - 1, steps + 1]);
  }
  world.downhill = { from, field };
  return field;
}
function spawn() {
  world.wave++;
  const next = seeded(GAME.seed + game.level * 31 + world.wave);
  const free = [];
  world.rows.forEach((row, y) => [...row].forEach((cell, x) => cell === "." && Math.hypot(x * CELL - world.player.x, y * CELL - world.player.y) > 260 && free.push([x, y])));
  for (let i = 0; i < 3 + world.wave * 2 && free.length; i++) {
    const [x, y] = free[Math.floor(next() * free.length)];
    world.foes.push({ x: x * CELL + CELL / 2, y: y * CELL + CELL / 2, life: 1 + Math.floor(world.wave / 3), look: GAME.enemies[i % GAME.enemies.length], facing: 1 });
  }
}
function update(step) {
  if (!game.playing) return;
  game.time += step;
  const p = world.player;
  const [dx, dy] = [(keys.right ? 1 : 0) - (keys.left ? 1 : 0), (keys.down ? 1 : 0) - (keys.up ? 1 : 0)];
  const length = Math.hypot(dx, dy) || 1;
  slide(p, (dx / length) * 240 * step, (dy / length) * 240 * step, 15);
  if (dx || dy) {
    p.pose += step * 10;
    p.angle = Math.atan2(dy, dx);
  }
  if (dx) p.facing = dx;
  const target = world.foes.reduce((best, foe) => (!best || Math.hypot(foe.x - p.x, foe.y - p.y) < Math.hypot(best.x - p.x, best.y - p.y) ? foe : best), null);
  p.cool -= step;
  p.safe -= step;
  if (keys.fire && p.cool <= 0) {
    const angle = target ? Math.atan2(target.y - p.y, target.x - p.x) : p.angle;
    world.shots.push({ x: p.x, y: p.y, vx: Math.cos(angle) * 560, vy: Math.sin(angle) * 560, life: 1.2 });
    p.cool = 0.2;
    sound.shot();
  }
  world.shots = world.shots.filter((shot) => {
    shot.x += shot.vx * step;
    shot.y += shot.vy * step;
    shot.life -= step;
    const foe = world.foes.find((f) => Math.hypot(f.x - shot.x, f.y - shot.y) < 22);
    if (foe) {
      foe.life--;
      burst(shot.x, shot.y, foe.look.color, 8);
      if (foe.life <= 0) {
        game.score += 50;
        sound.stomp();
      }
      return false;
    }
    return shot.life > 0 && !wall(shot.x, shot.y);
  });
  world.foes = world.foes.filter((foe) => foe.life > 0);
  const field = distances();
  for (const foe of world.foes) chase(foe, field, step);
  if (world.foes.length === 0) {
    world.rest -= step;
    if (world.rest <= 0 && world.wave < 3 + game.level) {
      spawn();
      world.rest = 1.5;
    } else if (world.rest <= 0) finishLevel();
  }
}
function chase(foe, field, step) {
  const p = world.player;
  const [cx, cy] = [Math.floor(foe.x / CELL), Math.floor(foe.y / CELL)];
  const ways = [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([a, b]) => ({ x: cx + a, y: cy + b, d: (field[cy + b] || [])[cx + a] ?? Infinity }));
  const way = ways.sort((a, b) => a.d - b.d)[0];
  const near = (field[cy] || [])[cx] <= 1;
  const aim = near ? p : { x: way.x * CELL + CELL / 2, y: way.y * CELL + CELL / 2 };
  const distance = Math.hypot(aim.x - foe.x, aim.y - foe.y) || 1;
  foe.facing = aim.x < foe.x ? -1 : 1;
  slide(foe, ((aim.x - foe.x) / distance) * 85 * GAME.speed * step, ((aim.y - foe.y) / distance) * 85 * GAME.speed * step, 14);
  if (p.safe <= 0 && Math.hypot(foe.x - p.x, foe.y - p.y) < 32) {
    game.lives--;
    p.safe = 1.5;
    sound.hurt();
    burst(p.x, p.y, GAME.hero.color, 16);
    if (game.lives <= 0) {
      game.playing = false;
      showPanel("Game over", [`Score ${game.score}`], "Try again", restart);
    }
  }
}
function finishLevel() {
  game.playing = false;
  sound.win();
  const last = game.level + 1 >= GAME.levels.length;
  game.done = last;
  showPanel(last ? "All waves beaten!" : `Field ${game.level + 1} cleared`, [GAME.goal, `Score ${game.score}`], last ? "Play again" : "Next field", () => {
    if (last) return restart();
    game.level++;
    begin();
  });
}
// The field, painted once for each level: slabs, walls with their shadows.
function paintField(rows) {
  const field = document.createElement("canvas");
  [field.width, field.height] = [VIEW.w, VIEW.h];
  const brush = field.getContext("2d", { alpha: false });
  const next = seeded(GAME.seed + game.level);
  const each = (draw) => rows.forEach((row, y) => [...row].forEach((cell, x) => draw(cell === "#", x * CELL, y * CELL)));
  each((blocked, x, y) => {
    brush.fillStyle = ((x + y) / CELL) % 2 ? GAME.theme.soil : GAME.theme.ground;
    brush.fillRect(x, y, CELL, CELL);
    brush.fillStyle = "#ffffff10";
    for (let i = 0; i < 3; i++) brush.fillRect(x + next() * 52, y + next() * 54, 3 + next() * 6, 3);
    brush.strokeStyle = "#0000001a";
    brush.strokeRect(x + 0.5, y + 0.5, CELL, CELL);
  });
  brush.fillStyle = "#0000003d";
  each((blocked, x, y) => blocked && brush.fillRect(x + 6, y + 8, CELL, CELL));
  each((blocked, x, y) => {
    if (!blocked) return;
    brush.fillStyle = GAME.theme.near;
    brush.fillRect(x, y, CELL, CELL);
    brush.fillStyle = "#00000026";
    brush.fillRect(x, y + 40, CELL, 20);
    brush.fillStyle = GAME.theme.grass;
    brush.fillRect(x, y, CELL, 12);
    brush.fillStyle = "#ffffff40";
    brush.fillRect(x, y, CELL, 3);
  });
  return field;
}
function draw(step) {
  pen.drawImage(world.field, 0, 0);
  pen.fillStyle = GAME.theme.coin;
  for (const shot of world.shots) {
    pen.beginPath();
    pen.arc(shot.x, shot.y, 6, 0, 7);
    pen.fill();
  }
  for (const foe of world.foes) drawEnemy(foe.look, foe.x, foe.y, 38, foe.facing, game.time);
  if (world.player.safe <= 0 || Math.floor(game.time * 12) % 2) drawCharacter(GAME.hero, world.player.x, world.player.y, 46, world.player.facing, world.player.pose);
  drawParticles(step);
  tell(`Field ${game.level + 1}/${GAME.levels.length}   Wave ${world.wave}   Lives ${"♥".repeat(Math.max(0, game.lives))}   Score ${game.score}`);
}
begin();
game.playing = false;
run(update, draw);

// The scripted player shoots all the time and goes where the foes are farthest.
function bot() {
  if (!game.playing) return;
  const p = world.player;
  let best = { worth: -Infinity, x: 0, y: 0 };
  for (const x of [-1, 0, 1]) {
    for (const y of [-1, 0, 1]) {
      const length = Math.hypot(x, y) || 1;
      const [tx, ty] = [p.x + (x / length) * 70, p.y + (y / length) * 70];
      if (wall(tx + Math.sign(x) * 16, ty) || wall(tx, ty + Math.sign(y) * 16)) continue;
      const danger = world.foes.reduce((sum, foe) => sum + 1e4 / (Math.hypot(foe.x - tx, foe.y - ty) ** 2 + 1), 0);
      const worth = -danger - Math.hypot(tx - VIEW.w / 2, ty - VIEW.h / 2) * 0.002;
      if (worth > best.worth) best = { worth, x, y };
    }
  }
  Object.assign(keys, { left: best.x < 0, right: best.x > 0, up: best.y < 0, down: best.y > 0, fire: true });
}
offer(restart, () => ({ x: world.player.x, y: world.player.y, enemies: world.foes.length }), bot);
showPanel(GAME.title, [GAME.goal, "Arrow keys or WASD to move, Space to shoot at the nearest."], "Play", restart);
