"use strict";
// Seen through the hero's eyes: find the key, then the way out. Walls are found by stepping a ray from cell to cell (Amanatides and Woo, 1987).
// The level is rows of characters: # wall, . free, S start, K key, X exit, o coin, h heart, e foe.
const game = { level: 0, lives: 5, score: 0, time: 0, hasKey: false, playing: false, done: false };
const EYE = { field: Math.PI / 3, turn: 2.4, walk: 3.1, columns: 240 };
let world;

function begin() {
  const rows = GAME.levels[game.level].rows;
  world = { rows, foes: [], things: [], shots: [], flash: 0, player: { x: 1.5, y: 1.5, angle: 0, cool: 0, safe: 1, pose: 0 } };
  rows.forEach((row, y) => [...row].forEach((cell, x) => {
    const at = { x: x + 0.5, y: y + 0.5 };
    if (cell === "S") Object.assign(world.player, at, { angle: rows[y][x + 1] === "#" ? Math.PI / 2 : 0 });
    else if (cell === "e") world.foes.push({ ...at, life: 2, look: GAME.enemies[(x + y) % GAME.enemies.length], awake: false, bob: x });
    else if (cell === "X") world.exit = at;
    else if ("Koh".includes(cell)) world.things.push({ ...at, kind: cell });
  }));
  world.key = world.things.find((thing) => thing.kind === "K");
  game.hasKey = false;
  game.playing = true;
}
function restart() {
  Object.assign(game, { level: 0, lives: 5, score: 0, time: 0, done: false });
  begin();
}
const solid = (x, y) => (world.rows[Math.floor(y)] || "")[Math.floor(x)] === "#" || world.rows[Math.floor(y)] === undefined;
function walk(thing, dx, dy, radius) {
  if (!solid(thing.x + dx + Math.sign(dx) * radius, thing.y - radius) && !solid(thing.x + dx + Math.sign(dx) * radius, thing.y + radius)) thing.x += dx;
  if (!solid(thing.x - radius, thing.y + dy + Math.sign(dy) * radius) && !solid(thing.x + radius, thing.y + dy + Math.sign(dy) * radius)) thing.y += dy;
}
// How far a ray goes to the next wall, which side of the cell it met, and where on it.
function cast(x, y, angle) {
  const [dx, dy] = [Math.cos(angle) || 1e-9, Math.sin(angle) || 1e-9];
  let [cx, cy] = [Math.floor(x), Math.floor(y)];
  const [stepX, stepY] = [Math.sign(dx), Math.sign(dy)];
  const [perX, perY] = [Math.abs(1 / dx), Math.abs(1 / dy)];
  let [nextX, nextY] = [(dx > 0 ? cx + 1 - x : x - cx) * perX, (dy > 0 ? cy + 1 - y : y - cy) * perY];
  for (let i = 0; i < 80; i++) {
    const vertical = nextX < nextY;
    const far = vertical ? nextX : nextY;
    if (vertical) {
      cx += stepX;
      nextX += perX;
    } else {
      cy += stepY;
      nextY += perY;
    }
    if (solid(cx + 0.5, cy + 0.5)) return { far, vertical, at: vertical ? (y + far * dy) % 1 : (x + far * dx) % 1 };
  }
  return { far: 80, vertical: true, at: 0 };
}
const turned = (angle) => Math.atan2(Math.sin(angle), Math.cos(angle));
const sees = (a, b) => cast(a.x, a.y, Math.atan2(b.y - a.y, b.x - a.x)).far > Math.hypot(b.x - a.x, b.y - a.y);

function update(step) {
  if (!game.playing) return;
  game.time += step;
  const p = world.player;
  p.angle = turned(p.angle + ((keys.right ? 1 : 0) - (keys.left ? 1 : 0)) * EYE.turn * step);
  const ahead = ((keys.up ? 1 : 0) - (keys.down ? 0.7 : 0)) * EYE.walk * step;
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

// One wall of stones, drawn once; columns of the picture are cut from it.
const stones = document.createElement("canvas");
[stones.width, stones.height] = [64, 64];
{
  const wall = stones.getContext("2d");
  const next = seeded(GAME.seed);
  wall.fillStyle = GAME.theme.soil;
  wall.fillRect(0, 0, 64, 64);
  for (let row = 0; row < 4; row++) {
    for (let column = -1; column < 3; column++) {
      wall.fillStyle = next() < 0.5 ? GAME.theme.near : GAME.theme.ground;
      wall.fillRect(column * 24 + (row % 2) * 12 + 1, row * 16 + 1, 22, 14);
      wall.fillStyle = "#ffffff18";
      wall.fillRect(column * 24 + (row % 2) * 12 + 1, row * 16 + 1, 22, 3);
    }
  }
}
function draw(step) {
  const p = world.player;
  const middle = VIEW.h / 2 + Math.sin(p.pose) * 4;
  const above = pen.createLinearGradient(0, 0, 0, middle);
  above.addColorStop(0, GAME.theme.sky[0]);
  above.addColorStop(1, "#0b1120");
  pen.fillStyle = above;
  pen.fillRect(0, 0, VIEW.w, middle);
  const below = pen.createLinearGradient(0, middle, 0, VIEW.h);
  below.addColorStop(0, "#0b1120");
  below.addColorStop(1, GAME.theme.ground);
  pen.fillStyle = below;
  pen.fillRect(0, middle, VIEW.w, VIEW.h - middle);
  const wide = VIEW.w / EYE.columns;
  const depth = [];
  for (let column = 0; column < EYE.columns; column++) {
    const angle = p.angle + (column / EYE.columns - 0.5) * EYE.field;
    const hit = cast(p.x, p.y, angle);
    const far = hit.far * Math.cos(angle - p.angle);
    depth.push(far);
    const high = Math.min(VIEW.h * 6, (VIEW.h * 0.95) / far);
    pen.drawImage(stones, Math.floor(Math.abs(hit.at) * 63), 0, 1, 64, column * wide, middle - high / 2, wide + 1, high);
    pen.fillStyle = `rgba(6,10,24,${Math.min(0.88, far / 11 + (hit.vertical ? 0 : 0.16))})`;
    pen.fillRect(column * wide, middle - high / 2, wide + 1, high);
  }
  const seen = [...world.foes.map((foe) => ({ ...foe, kind: "e" })), ...world.things, { ...world.exit, kind: "X" }]
    .map((thing) => ({ thing, far: Math.hypot(thing.x - p.x, thing.y - p.y), off: turned(Math.atan2(thing.y - p.y, thing.x - p.x) - p.angle) }))
    .filter((s) => Math.abs(s.off) < EYE.field * 0.75 && s.far > 0.3).sort((a, b) => b.far - a.far);
  for (const s of seen) drawSeen(s, depth, middle);
  drawHand(step);
}
function drawSeen({ thing, far, off }, depth, middle) {
  const flat = far * Math.cos(off);
  const size = (VIEW.h * 0.62) / flat;
  const x = VIEW.w / 2 + Math.tan(off) * (VIEW.w / 2 / Math.tan(EYE.field / 2));
  const column = Math.floor((x / VIEW.w) * EYE.columns);
  const free = [-0.3, 0, 0.3].filter((part) => (depth[Math.max(0, Math.min(EYE.columns - 1, Math.floor(column + (part * size) / (VIEW.w / EYE.columns))))] ?? 0) > flat);
  if (free.length === 0) return;
  const y = middle + (VIEW.h * 0.475) / flat;
  if (thing.kind === "e") return drawEnemy(thing.look, x, y - size * 0.5, size * 0.9, Math.sign(Math.sin(thing.bob)), thing.bob / 8);
  if (thing.kind === "X") {
    pen.fillStyle = game.hasKey ? "#4ade80" : "#64748b";
    pen.fillRect(x - size * 0.4, y - size * 1.25, size * 0.8, size * 1.25);
    pen.fillStyle = game.hasKey ? "#dcfce7" : "#334155";
    pen.fillRect(x - size * 0.3, y - size * 1.15, size * 0.6, size * 1.15);
    return;
  }
  const [letter, color] = { K: ["⚿", "#fde047"], o: ["●", GAME.theme.coin], h: ["♥", "#f43f5e"] }[thing.kind];
  pen.fillStyle = color;
  pen.font = `${Math.round(size * 0.5)}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.fillText(letter, x, y - size * 0.12 + Math.sin(game.time * 4 + thing.x) * size * 0.05);
  pen.textAlign = "start";
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
  hud.textContent = `Maze ${game.level + 1}/${GAME.levels.length}   Lives ${"♥".repeat(Math.max(0, game.lives))}   ${game.hasKey ? "Key found: to the door" : "Find the key"}   Score ${game.score}`;
}
function drawMap() {
  const cell = Math.min(7, 150 / world.rows[0].length);
  const left = VIEW.w - world.rows[0].length * cell - 16;
  pen.globalAlpha = 0.75;
  pen.fillStyle = "#0f172a";
  pen.fillRect(left - 4, 56, world.rows[0].length * cell + 8, world.rows.length * cell + 8);
  pen.fillStyle = "#94a3b8";
  world.rows.forEach((row, y) => [...row].forEach((c, x) => c === "#" && pen.fillRect(left + x * cell, 60 + y * cell, cell, cell)));
  const dot = (thing, color) => {
    pen.fillStyle = color;
    pen.fillRect(left + thing.x * cell - 2, 60 + thing.y * cell - 2, 4, 4);
  };
  dot(world.exit, game.hasKey ? "#4ade80" : "#64748b");
  if (!game.hasKey) dot(world.key, "#fde047");
  dot(world.player, "#f97316");
  pen.globalAlpha = 1;
}

// The scripted player walks the shortest way to the key and the door, and shoots what it sees.
function way(to) {
  const [fromX, fromY] = [Math.floor(world.player.x), Math.floor(world.player.y)];
  const steps = new Map([[`${Math.floor(to.x)},${Math.floor(to.y)}`, 0]]);
  const queue = [[Math.floor(to.x), Math.floor(to.y)]];
  while (queue.length) {
    const [x, y] = queue.shift();
    for (const [nx, ny] of [[x + 1, y], [x - 1, y], [x, y + 1], [x, y - 1]]) {
      if (solid(nx + 0.5, ny + 0.5) || steps.has(`${nx},${ny}`)) continue;
      steps.set(`${nx},${ny}`, steps.get(`${x},${y}`) + 1);
      queue.push([nx, ny]);
    }
  }
  return [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([dx, dy]) => ({ x: fromX + dx + 0.5, y: fromY + dy + 0.5, d: steps.get(`${fromX + dx},${fromY + dy}`) ?? Infinity }))
    .concat(steps.get(`${fromX},${fromY}`) === 0 ? [{ ...to, d: -1 }] : []).sort((a, b) => a.d - b.d)[0];
}
function bot() {
  if (!game.playing) return;
  const p = world.player;
  const foe = world.foes.filter((f) => Math.hypot(f.x - p.x, f.y - p.y) < 5 && sees(p, f)).sort((a, b) => Math.hypot(a.x - p.x, a.y - p.y) - Math.hypot(b.x - p.x, b.y - p.y))[0];
  const aim = foe ?? way(game.hasKey ? world.exit : world.key);
  const off = turned(Math.atan2(aim.y - p.y, aim.x - p.x) - p.angle);
  const near = foe && Math.hypot(foe.x - p.x, foe.y - p.y) < 1.8;
  Object.assign(keys, { left: off < -0.04, right: off > 0.04, up: !foe && Math.abs(off) < 0.6, down: Boolean(near), fire: Boolean(foe) && Math.abs(off) < 0.12 });
}
begin();
game.playing = false;
run(update, draw);
offer(restart, () => ({ x: world.player.x, y: world.player.y, angle: world.player.angle, enemies: world.foes.length }), bot);
showPanel(GAME.title, [GAME.goal, "Up and down to walk, left and right to turn, Space to shoot. Take the key, then find the door."], "Play", restart);
