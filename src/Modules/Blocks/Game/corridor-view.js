"use strict";
// The picture of the maze: sky, floor and walls are pixels of an array that is written once a frame; what stands in the maze is drawn over them.
// The stage has a ninth of the pixels it is shown with: the page makes each of them nine. Each texture is mixed once for every shade of distance, so a pixel costs one look-up.
const GRAIN = 3;
const EYE = { field: Math.PI / 3, wide: VIEW.w / GRAIN, high: VIEW.h / GRAIN, wall: 0.95 };
canvas.width = EYE.wide;
canvas.height = EYE.high;
canvas.style.imageRendering = "pixelated";
pen.scale(1 / GRAIN, 1 / GRAIN);
const PLANE = Math.tan(EYE.field / 2);
const TEXEL = 64;
const SHADES = 24;
const FARTHEST = 11;
const FOG = [9, 13, 30];

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mixed = (a, b, part) => a.map((value, i) => value + (b[i] - value) * part);
const packed = ([r, g, b]) => (0xff000000 | (Math.min(255, Math.max(0, b)) << 16) | (Math.min(255, Math.max(0, g)) << 8) | Math.min(255, Math.max(0, r))) >>> 0;
function offscreen(width, height) {
  const made = document.createElement("canvas");
  [made.width, made.height] = [width, height];
  return made;
}

// A texture is a list of shades; a shade is its texels, column by column.
function texture(colorAt) {
  const texels = [];
  for (let x = 0; x < TEXEL; x++) for (let y = 0; y < TEXEL; y++) texels.push(colorAt(x, y));
  return Array.from({ length: SHADES }, (_, shade) => Uint32Array.from(texels, (color) => packed(mixed(color, FOG, (0.92 * shade) / (SHADES - 1)))));
}
const grain = seeded(GAME.seed);
const speckle = Float32Array.from({ length: TEXEL * TEXEL }, () => (grain() - 0.5) * 0.12);
const tones = Array.from({ length: 16 }, () => (grain() - 0.5) * 0.3);
const lit = (color, by) => mixed(color, by < 0 ? [0, 0, 0] : [255, 255, 255], Math.min(1, Math.abs(by)));
function stone(color, x, y) {
  const row = y >> 4;
  const along = x + (row % 2) * 16;
  const [inX, inY] = [along & 31, y & 15];
  if (inX === 0 || inY === 0) return lit(color, -0.55);
  const edge = inX === 1 || inY === 1 ? 0.16 : inX === 31 || inY === 15 ? -0.2 : 0;
  return lit(color, tones[(row * 2 + ((along >> 5) & 1)) & 15] + edge + speckle[x * TEXEL + y]);
}
const rock = mixed([139, 143, 152], rgb(GAME.theme.near), 0.45);
const moss = rgb(GAME.theme.grass);
const cloth = rgb(GAME.theme.accent);
const hang = Array.from({ length: TEXEL }, (_, x) => 8 + Math.abs(Math.sin(x * 0.35) * 7 + Math.sin(x * 0.9) * 5));
const WALLS = [
  texture((x, y) => stone(rock, x, y)),
  texture((x, y) => (y < hang[x] ? lit(moss, -0.25 + speckle[x * TEXEL + y] - y * 0.012) : stone(rock, x, y))),
  texture((x, y) => {
    const banner = x > 19 && x < 45 && y > 6 && y < 52 - Math.abs(x - 32) * 0.7;
    if (!banner) return stone(rock, x, y);
    const sign = Math.hypot(x - 32, y - 24) < 7;
    return lit(sign ? rgb(GAME.theme.coin) : cloth, Math.sin(x * 0.6) * 0.08 + (y < 9 ? -0.3 : 0));
  }),
];
const FLOOR = texture((x, y) => lit(mixed(rgb(GAME.theme.ground), [70, 72, 84], 0.35), (((x & 31) === 0 || (y & 31) === 0) ? -0.45 : 0) + tones[((x >> 5) + (y >> 5) * 2) & 15] * 0.5 + speckle[x * TEXEL + y]));

// What is seen above the walls, all the way round.
const ROUND = 2048;
const ABOVE = EYE.high / 2 + 16;
const SKYLINE = (() => {
  const height = ABOVE;
  const made = offscreen(ROUND, height);
  const brush = made.getContext("2d");
  const sky = brush.createLinearGradient(0, 0, 0, height * 0.75);
  sky.addColorStop(0, GAME.theme.sky[0]);
  sky.addColorStop(1, GAME.theme.sky[1]);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, ROUND, height);
  brush.fillStyle = "#ffffffcc";
  for (let i = 0; i < (GAME.theme.stars ? 260 : 0); i++) brush.fillRect(grain() * ROUND, grain() * height * 0.7, 1, 1);
  brush.fillStyle = GAME.theme.sun;
  brush.beginPath();
  brush.ellipse(700, height * 0.34, 12, 17, 0, 0, 7);
  brush.fill();
  [[GAME.theme.far, 0.62, 16], [GAME.theme.near, 0.74, 11]].forEach(([color, base, rise], layer) => {
    brush.fillStyle = color;
    brush.beginPath();
    brush.moveTo(0, height);
    for (let x = 0; x <= ROUND; x += 4) {
      const at = (x / ROUND) * Math.PI * 2;
      brush.lineTo(x, height * base - (Math.sin(at * (5 + layer * 3)) + Math.sin(at * 11 + layer) * 0.5 + Math.sin(at * 23) * 0.2) * rise);
    }
    brush.lineTo(ROUND, height);
    brush.fill();
  });
  return new Uint32Array(brush.getImageData(0, 0, ROUND, height).data.buffer);
})();

const image = pen.createImageData(EYE.wide, EYE.high);
const pixels = new Uint32Array(image.data.buffer);
const depth = new Float32Array(EYE.wide);
const shadeOf = (far) => Math.min(SHADES - 1, Math.floor((far / FARTHEST) * SHADES));

function paintSky(angle, middle) {
  const first = (angle / (Math.PI * 2) - EYE.field / (Math.PI * 4)) * ROUND;
  const each = ((EYE.field / (Math.PI * 2)) * ROUND) / EYE.wide;
  for (let y = 0; y < Math.min(middle, EYE.high); y++) {
    const from = Math.max(0, y + ABOVE - middle - 1) * ROUND;
    for (let x = 0, to = y * EYE.wide, at = first + ROUND * 4; x < EYE.wide; x++, to++, at += each) pixels[to] = SKYLINE[from + (at & (ROUND - 1))];
  }
}
function paintFloor(p, dx, dy, middle) {
  for (let y = Math.max(0, middle); y < EYE.high; y++) {
    const far = (EYE.high * EYE.wall * 0.5) / (y - middle + 0.5);
    const texels = FLOOR[shadeOf(far)];
    const stepX = ((far * 2 * PLANE) / EYE.wide) * -dy * TEXEL;
    const stepY = ((far * 2 * PLANE) / EYE.wide) * dx * TEXEL;
    let atX = (p.x + far * (dx + dy * PLANE)) * TEXEL;
    let atY = (p.y + far * (dy - dx * PLANE)) * TEXEL;
    for (let to = y * EYE.wide, end = to + EYE.wide; to < end; to++, atX += stepX, atY += stepY) pixels[to] = texels[((atX & 63) << 6) | (atY & 63)];
  }
}
function paintWalls(p, dx, dy, middle) {
  for (let x = 0; x < EYE.wide; x++) {
    const side = ((2 * (x + 0.5)) / EYE.wide - 1) * PLANE;
    const hit = cast(p.x, p.y, dx - dy * side, dy + dx * side);
    const far = Math.max(0.05, hit.far);
    depth[x] = far;
    const high = (EYE.high * EYE.wall) / far;
    const texels = WALLS[hit.kind][Math.min(SHADES - 1, shadeOf(far) + (hit.vertical ? 0 : 3))];
    const column = Math.min(TEXEL - 1, Math.floor(hit.at * TEXEL)) * TEXEL;
    const top = middle - high / 2;
    const from = Math.max(0, Math.ceil(top));
    const to = Math.min(EYE.high, Math.ceil(top + high));
    const each = TEXEL / high;
    for (let y = from, at = (from - top) * each, place = from * EYE.wide + x; y < to; y++, at += each, place += EYE.wide) pixels[place] = texels[column + (at & 63)];
  }
}
function paintMaze(p, middle) {
  const [dx, dy] = [Math.cos(p.angle), Math.sin(p.angle)];
  paintSky(p.angle, middle);
  paintFloor(p, dx, dy, middle);
  paintWalls(p, dx, dy, middle);
  pen.putImageData(image, 0, 0);
}

// Things of the maze, drawn once.
function icon(paint) {
  const made = offscreen(96, 96);
  const brush = made.getContext("2d");
  brush.translate(48, 48);
  paint(brush);
  return made;
}
function disc(brush, x, y, radius, color) {
  brush.fillStyle = color;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 7);
  brush.fill();
}
function door(open) {
  return icon((brush) => {
    brush.fillStyle = "#3f2a1c";
    brush.beginPath();
    brush.roundRect(-38, -48, 76, 96, [38, 38, 0, 0]);
    brush.fill();
    brush.fillStyle = open ? "#bbf7d0" : "#7c4a2a";
    brush.beginPath();
    brush.roundRect(-30, -40, 60, 88, [30, 30, 0, 0]);
    brush.fill();
    brush.fillStyle = open ? "#4ade80" : "#5f3820";
    for (const x of open ? [-14, 6] : [-16, -1, 14]) brush.fillRect(x, -34, open ? 8 : 3, 82);
    if (!open) disc(brush, 20, 8, 5, "#eab308");
  });
}
const THINGS = {
  K: icon((brush) => {
    brush.strokeStyle = "#ca8a04";
    brush.lineWidth = 9;
    brush.beginPath();
    brush.arc(-18, 0, 15, 0, 7);
    brush.moveTo(-3, 0);
    brush.lineTo(36, 0);
    brush.lineTo(36, 15);
    brush.moveTo(22, 0);
    brush.lineTo(22, 12);
    brush.stroke();
    brush.strokeStyle = "#fde047";
    brush.lineWidth = 5;
    brush.stroke();
  }),
  o: icon((brush) => {
    disc(brush, 0, 0, 27, "#b45309");
    disc(brush, -2, -2, 24, GAME.theme.coin);
    disc(brush, -8, -9, 7, "#ffffffaa");
  }),
  h: icon((brush) => {
    brush.fillStyle = "#f43f5e";
    brush.beginPath();
    brush.moveTo(0, 30);
    brush.bezierCurveTo(-52, -6, -28, -46, 0, -18);
    brush.bezierCurveTo(28, -46, 52, -6, 0, 30);
    brush.fill();
    disc(brush, -14, -14, 6, "#ffffff99");
  }),
  closed: door(false),
  open: door(true),
};

// Only the columns in which nothing stands before it.
function showColumns(left, right, far) {
  pen.beginPath();
  let any = false;
  for (let x = Math.max(0, Math.floor(left / GRAIN)), from = -1; x <= Math.min(EYE.wide - 1, Math.ceil(right / GRAIN)) + 1; x++) {
    const free = x < EYE.wide && x <= right / GRAIN && depth[x] > far;
    if (free && from < 0) from = x;
    if (!free && from >= 0) {
      pen.rect(from * GRAIN, 0, (x - from) * GRAIN, VIEW.h);
      [from, any] = [-1, true];
    }
  }
  if (any) pen.clip();
  return any;
}
function drawSeen(seen, p, dx, dy, middle) {
  const flat = (seen.x - p.x) * dx + (seen.y - p.y) * dy;
  if (flat < 0.3) return;
  const x = VIEW.w / 2 + ((((seen.y - p.y) * dx - (seen.x - p.x) * dy) / flat) * VIEW.w) / 2 / PLANE;
  const size = (VIEW.h * 0.62) / flat;
  const foot = middle * GRAIN + (VIEW.h * EYE.wall * 0.5) / flat;
  if (x + size < 0 || x - size > VIEW.w) return;
  pen.save();
  if (showColumns(x - size * 0.6, x + size * 0.6, flat)) {
    pen.fillStyle = "#0006";
    pen.beginPath();
    pen.ellipse(x, foot, size * 0.32, size * 0.07, 0, 0, 7);
    pen.fill();
    if (seen.kind === "e") drawEnemy(seen.look, x, foot - size * 0.5, size * 0.9, Math.sign(Math.sin(seen.bob)) || 1, seen.bob / 8);
    else if (seen.kind === "X") pen.drawImage(game.hasKey ? THINGS.open : THINGS.closed, x - size * 0.55, foot - size * 1.32, size * 1.1, size * 1.32);
    else pen.drawImage(THINGS[seen.kind], x - size * 0.25, foot - size * 0.62 + Math.sin(game.time * 4 + seen.x) * size * 0.05, size * 0.5, size * 0.5);
  }
  pen.restore();
}

// The level from above.
function paintMap(rows) {
  const cell = Math.min(7, 150 / rows[0].length);
  const made = offscreen(rows[0].length * cell + 8, rows.length * cell + 8);
  const brush = made.getContext("2d");
  brush.fillStyle = "#0f172acc";
  brush.fillRect(0, 0, made.width, made.height);
  brush.fillStyle = "#94a3b8";
  rows.forEach((row, y) => [...row].forEach((c, x) => c === "#" && brush.fillRect(4 + x * cell, 4 + y * cell, cell, cell)));
  return { picture: made, cell, left: VIEW.w - made.width - 12, top: 56 };
}
function drawMap() {
  const { picture, cell, left, top } = world.map;
  pen.drawImage(picture, left, top);
  const dot = (at, color) => {
    pen.fillStyle = color;
    pen.fillRect(left + 4 + at.x * cell - 2, top + 4 + at.y * cell - 2, 4, 4);
  };
  dot(world.exit, game.hasKey ? "#4ade80" : "#64748b");
  if (!game.hasKey) dot(world.key, "#fde047");
  dot(world.player, "#f97316");
}
