"use strict";
// Seen through the hero's eyes: find the key, then the way out. Walls are found by stepping a ray from cell to cell (Amanatides and Woo, 1987).
// The level is rows of characters: # wall, . free, S start, K key, X exit, o coin, h heart, e foe.
const game = { level: 0, lives: 5, score: 0, time: 0, hasKey: false, playing: false, done: false };
const PACE = { turn: 2.4, walk: 3.1 };
let world;

function begin() {
  const rows = GAME.levels[game.level].rows;
  world = { rows, wide: rows[0].length, foes: [], things: [], flash: 0, player: { x: 1.5, y: 1.5, angle: 0, cool: 0, safe: 1, pose: 0 } };
  world.walls = Uint8Array.from(rows.join(""), (cell) => (cell === "#" ? 1 : 0));
  rows.forEach((row, y) => [...row].forEach((cell, x) => {
    const at = { x: x + 0.5, y: y + 0.5 };
    if (cell === "S") Object.assign(world.player, at, { angle: rows[y][x + 1] === "#" ? Math.PI / 2 : 0 });
    else if (cell === "e") world.foes.push({ ...at, kind: "e", life: 2, look: GAME.enemies[(x + y) % GAME.enemies.length], awake: false, bob: x });
    else if (cell === "X") world.exit = { ...at, kind: "X" };
    else if ("Koh".includes(cell)) world.things.push({ ...at, kind: cell });
  }));
  world.key = world.things.find((thing) => thing.kind === "K");
  world.ways = { key: stepsTo(world.key), exit: stepsTo(world.exit) };
  world.map = paintMap(rows);
  game.hasKey = false;
  game.playing = true;
}
function restart() {
  Object.assign(game, { level: 0, lives: 5, score: 0, time: 0, done: false });
  begin();
}
const solid = (x, y) => x < 0 || y < 0 || x >= world.wide || y >= world.rows.length || world.walls[Math.floor(y) * world.wide + Math.floor(x)] === 1;
function walk(thing, dx, dy, radius) {
  if (!solid(thing.x + dx + Math.sign(dx) * radius, thing.y - radius) && !solid(thing.x + dx + Math.sign(dx) * radius, thing.y + radius)) thing.x += dx;
  if (!solid(thing.x - radius, thing.y + dy + Math.sign(dy) * radius) && !solid(thing.x + radius, thing.y + dy + Math.sign(dy) * radius)) thing.y += dy;
}
// How far a ray goes to the next wall in lengths of (dx, dy), which side of the cell it met, where on it, and what kind of wall it is. One answer is kept and reused.
const hit = { far: 0, vertical: false, at: 0, kind: 0 };
function cast(x, y, dx, dy) {
  let [cx, cy] = [Math.floor(x), Math.floor(y)];
  const perX = Math.abs(1 / (dx || 1e-9));
  const perY = Math.abs(1 / (dy || 1e-9));
  const [stepX, stepY] = [dx < 0 ? -1 : 1, dy < 0 ? -1 : 1];
  let [nextX, nextY] = [(dx < 0 ? x - cx : cx + 1 - x) * perX, (dy < 0 ? y - cy : cy + 1 - y) * perY];
  for (let i = 0; i < 80; i++) {
    hit.vertical = nextX < nextY;
    hit.far = hit.vertical ? nextX : nextY;
    if (hit.vertical) {
      cx += stepX;
      nextX += perX;
    } else {
      cy += stepY;
      nextY += perY;
    }
    if (solid(cx, cy)) break;
  }
  const along = hit.vertical ? y + hit.far * dy : x + hit.far * dx;
  hit.at = along - Math.floor(along);
  const which = (cx * 7 + cy * 13 + GAME.seed) % 11;
  hit.kind = which === 0 ? 2 : which % 3 === 0 ? 1 : 0;
  return hit;
}
const turned = (angle) => Math.atan2(Math.sin(angle), Math.cos(angle));
const sees = (a, b) => cast(a.x, a.y, b.x - a.x, b.y - a.y).far > 1;

function update(step) {
  if (!game.playing) return;
  game.time += step;
  const p = world.player;
  p.angle = turned(p.angle + ((keys.right ? 1 : 0) - (keys.left ? 1 : 0)) * PACE.turn * step);
  const ahead = ((keys.up ? 1 : 0) - (keys.down ? 0.7 : 0)) * PACE.walk * step;
  walk(p, Math.cos(p.angle) * ahead, Math.sin(p.angle) * ahead, 0.22);
  p.pose += Math.abs(ahead) * 3;
  p.cool -= step;
  p.safe -= step;
  world.flash = Math.max(0, world.flash - step * 3);
  if (keys.fire && p.cool <= 0) shoot();
  for (const foe of world.foes) chase(foe, step);
  world.things = world.things.filter(keep);
  if (game.hasKey && Math.hypot(world.exit.x - p.x, world.exit.y - p.y) < 0.6) finishLevel();
}
function shoot() {
  const p = world.player;
  p.cool = 0.32;
  world.flash = 1;
  sound.shot();
  const met = world.foes.map((foe) => ({ foe, far: Math.hypot(foe.x - p.x, foe.y - p.y), off: Math.abs(turned(Math.atan2(foe.y - p.y, foe.x - p.x) - p.angle)) }))
    .filter((hit) => hit.off * hit.far < 0.42 && hit.off < 0.5 && sees(p, hit.foe)).sort((a, b) => a.far - b.far)[0];
  if (!met) return;
  met.foe.life--;
  met.foe.awake = true;
  burst(VIEW.w / 2, VIEW.h / 2, met.foe.look.color, 14);
  if (met.foe.life > 0) return;
  world.foes.splice(world.foes.indexOf(met.foe), 1);
  game.score += 50;
  sound.stomp();
}
function chase(foe, step) {
  const p = world.player;
  const far = Math.hypot(p.x - foe.x, p.y - foe.y);
  foe.bob += step * 6;
  foe.awake = foe.awake || (far < 6 && sees(foe, p));
  if (foe.awake && far > 0.55) walk(foe, ((p.x - foe.x) / far) * 1.25 * GAME.speed * step, ((p.y - foe.y) / far) * 1.25 * GAME.speed * step, 0.25);
  if (far > 0.75 || p.safe > 0) return;
  game.lives--;
  p.safe = 1.4;
  sound.hurt();
  if (game.lives <= 0) {
    game.playing = false;
    showPanel("Game over", [`Score ${game.score}`], "Try again", restart);
  }
}
function keep(thing) {
  if (Math.hypot(thing.x - world.player.x, thing.y - world.player.y) > 0.5) return true;
  sound.coin();
  if (thing.kind === "K") game.hasKey = true;
  else if (thing.kind === "h") game.lives = Math.min(7, game.lives + 1);
  game.score += thing.kind === "o" ? 10 : 30;
  return false;
}
function finishLevel() {
  game.playing = false;
  game.score += 100;
  sound.win();
  const last = game.level + 1 >= GAME.levels.length;
  game.done = last;
  showPanel(last ? "You are out!" : `Maze ${game.level + 1} left behind`, [GAME.goal, `Score ${game.score}`], last ? "Play again" : "Next maze", () => {
    if (last) return restart();
    game.level++;
    begin();
  });
}

function draw(step) {
  const p = world.player;
  const middle = Math.round(EYE.high / 2 + Math.sin(p.pose) * 2);
  paintMaze(p, middle);
  const [dx, dy] = [Math.cos(p.angle), Math.sin(p.angle)];
  const far = (seen) => Math.hypot(seen.x - p.x, seen.y - p.y);
  for (const seen of [...world.foes, ...world.things, world.exit].sort((a, b) => far(b) - far(a))) drawSeen(seen, p, dx, dy, middle);
  drawHand(step);
}
function drawHand(step) {
  const p = world.player;
  const sway = Math.sin(p.pose * 1.2) * 10;
  if (p.safe > 0 && game.playing && game.lives < 5) {
    pen.fillStyle = `rgba(220,38,38,${Math.min(0.35, p.safe * 0.3)})`;
    pen.fillRect(0, 0, VIEW.w, VIEW.h);
  }
  pen.save();
  pen.translate(VIEW.w * 0.62 + sway, VIEW.h - 14 + Math.abs(sway) * 0.5 - world.flash * 14);
  pen.strokeStyle = GAME.hero.color;
  pen.lineCap = "round";
  pen.lineWidth = 46;
  pen.beginPath();
  pen.moveTo(70, 60);
  pen.lineTo(14, -10);
  pen.stroke();
  pen.fillStyle = GAME.hero.skin;
  pen.beginPath();
  pen.arc(4, -22, 26, 0, 7);
  pen.fill();
  pen.strokeStyle = "#78350f";
  pen.lineWidth = 11;
  pen.beginPath();
  pen.moveTo(14, 4);
  pen.lineTo(-34, -92);
  pen.stroke();
  pen.fillStyle = world.flash > 0 ? "#fff" : GAME.theme.accent;
  pen.beginPath();
  pen.arc(-38, -100, 12 + world.flash * 16, 0, 7);
  pen.fill();
  pen.restore();
  pen.strokeStyle = "#ffffffaa";
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(VIEW.w / 2 - 9, VIEW.h / 2);
  pen.lineTo(VIEW.w / 2 + 9, VIEW.h / 2);
  pen.moveTo(VIEW.w / 2, VIEW.h / 2 - 9);
  pen.lineTo(VIEW.w / 2, VIEW.h / 2 + 9);
  pen.stroke();
  drawMap();
  drawParticles(step);
  tell(`Maze ${game.level + 1}/${GAME.levels.length}   Lives ${"♥".repeat(Math.max(0, game.lives))}   ${game.hasKey ? "Key found: to the door" : "Find the key"}   Score ${game.score}`);
}
// The scripted player walks the shortest way to the key and the door, and shoots what it sees.
function stepsTo(to) {
  const steps = new Int16Array(world.walls.length).fill(-1);
  const queue = [Math.floor(to.y) * world.wide + Math.floor(to.x)];
  steps[queue[0]] = 0;
  for (const cell of queue) {
    for (const next of [cell + 1, cell - 1, cell + world.wide, cell - world.wide]) {
      if (world.walls[next] !== 0 || steps[next] >= 0) continue;
      steps[next] = steps[cell] + 1;
      queue.push(next);
    }
  }
  return steps;
}
function way(to, steps) {
  const cell = Math.floor(world.player.y) * world.wide + Math.floor(world.player.x);
  if (steps[cell] <= 0) return to;
  const next = [cell + 1, cell - 1, cell + world.wide, cell - world.wide].find((other) => steps[other] === steps[cell] - 1);
  return { x: (next % world.wide) + 0.5, y: Math.floor(next / world.wide) + 0.5 };
}
function bot() {
  if (!game.playing) return;
  const p = world.player;
  const foe = world.foes.filter((f) => Math.hypot(f.x - p.x, f.y - p.y) < 5 && sees(p, f)).sort((a, b) => Math.hypot(a.x - p.x, a.y - p.y) - Math.hypot(b.x - p.x, b.y - p.y))[0];
  const aim = foe ?? (game.hasKey ? way(world.exit, world.ways.exit) : way(world.key, world.ways.key));
  const off = turned(Math.atan2(aim.y - p.y, aim.x - p.x) - p.angle);
  const near = foe && Math.hypot(foe.x - p.x, foe.y - p.y) < 1.8;
  Object.assign(keys, { left: off < -0.04, right: off > 0.04, up: !foe && Math.abs(off) < 0.6, down: Boolean(near), fire: Boolean(foe) && Math.abs(off) < 0.12 });
}
begin();
game.playing = false;
run(update, draw);
offer(restart, () => ({ x: world.player.x, y: world.player.y, angle: world.player.angle, enemies: world.foes.length }), bot);
showPanel(GAME.title, [GAME.goal, "Up and down to walk, left and right to turn, Space to shoot. Take the key, then find the door."], "Play", restart);
