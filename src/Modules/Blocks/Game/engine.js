"use strict";
// Shared by all engines: loop with a fixed step, keyboard and touch, sound, seeded randomness, sprites, the panel over the picture, the scripted player.
const canvas = document.getElementById("stage");
const pen = canvas.getContext("2d", { alpha: false });
const panel = document.getElementById("panel");
const hud = document.getElementById("hud");
const VIEW = { w: 960, h: 540 };
canvas.width = VIEW.w;
canvas.height = VIEW.h;

// The line above the picture; the page is laid out anew only when it says something else.
let told = "";
function tell(text) {
  if (text !== told) hud.textContent = told = text;
}

function seeded(seed) {
  let state = (seed >>> 0) || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const keys = { left: false, right: false, up: false, down: false, jump: false, fire: false };
const pressed = new Set();
const bindings = {
  ArrowLeft: ["left"], KeyA: ["left"], ArrowRight: ["right"], KeyD: ["right"], ArrowUp: ["up", "jump"], KeyW: ["up", "jump"],
  ArrowDown: ["down"], KeyS: ["down"], Space: ["jump", "fire"], KeyX: ["fire"], Enter: ["fire"],
};
function setKey(name, on) {
  if (on && !keys[name]) pressed.add(name);
  keys[name] = on;
}
addEventListener("keydown", (event) => {
  for (const name of bindings[event.code] || []) {
    setKey(name, true);
    event.preventDefault();
  }
});
addEventListener("keyup", (event) => {
  for (const name of bindings[event.code] || []) setKey(name, false);
});
addEventListener("blur", () => {
  for (const name of Object.keys(keys)) keys[name] = false;
});
for (const button of document.querySelectorAll("[data-key]")) {
  const names = button.dataset.key.split(" ");
  const hold = (on) => (event) => {
    event.preventDefault();
    for (const name of names) setKey(name, on);
  };
  button.addEventListener("pointerdown", hold(true));
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) button.addEventListener(end, hold(false));
}

const sound = {
  context: null,
  on: true,
  start() {
    const Audio = window.AudioContext || window.webkitAudioContext;
    if (!this.context && Audio) this.context = new Audio();
    if (this.context && this.context.state === "suspended") this.context.resume();
  },
  tone(from, to, seconds, shape = "square", volume = 0.06) {
    if (!this.context || !this.on || scripted.imagining) return;
    const now = this.context.currentTime;
    const voice = this.context.createOscillator();
    const gain = this.context.createGain();
    voice.type = shape;
    voice.frequency.setValueAtTime(from, now);
    voice.frequency.exponentialRampToValueAtTime(Math.max(20, to), now + seconds);
    gain.gain.setValueAtTime(volume, now);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + seconds);
    voice.connect(gain).connect(this.context.destination);
    voice.start(now);
    voice.stop(now + seconds);
  },
  jump() { this.tone(280, 620, 0.16); },
  coin() { this.tone(880, 1320, 0.12, "triangle", 0.09); },
  hurt() { this.tone(220, 60, 0.35, "sawtooth"); },
  stomp() { this.tone(180, 90, 0.12); },
  shot() { this.tone(900, 220, 0.1, "square", 0.04); },
  right() { [523, 659, 784].forEach((note, i) => setTimeout(() => this.tone(note, note, 0.14, "triangle", 0.09), i * 90)); },
  wrong() { this.tone(200, 120, 0.3, "sawtooth", 0.05); },
  win() { [523, 659, 784, 1047].forEach((note, i) => setTimeout(() => this.tone(note, note, 0.22, "triangle", 0.1), i * 130)); },
};
const soundButton = document.getElementById("sound");
soundButton.addEventListener("click", () => {
  sound.on = !sound.on;
  soundButton.textContent = sound.on ? "Sound on" : "Sound off";
});

// Plays by itself for playtests: bot() sets keys, the panel's button is pressed for it. imagining is set while a bot tries out what would happen.
const scripted = {
  playing: false,
  imagining: false,
  next: null,
  update: null,
  bot: null,
  tries: 0,
  work: [],
  think() {
    if (!panel.hidden && this.next && !game.playing && !game.done) {
      const next = this.next;
      this.next = null;
      this.tries += game.lives === 0 || game.lost ? 1 : 0;
      next();
    }
    this.bot();
  },
  // As fast as it goes, without drawing: is the goal reached?
  finish(start, gameSeconds, wallSeconds) {
    const until = performance.now() + wallSeconds * 1000;
    let played = 0;
    this.tries = 1;
    start();
    for (; played < gameSeconds && !game.done && performance.now() < until; played += 1 / 120) {
      this.think();
      this.update(1 / 120);
      pressed.clear();
    }
    for (const name of Object.keys(keys)) keys[name] = false;
    return { finished: game.done, seconds: Math.round(played), tries: this.tries, score: game.score, level: (game.level ?? 0) + 1 };
  },
  // In real time, as a person sees it: how smooth is it?
  watch(start, seconds) {
    start();
    panel.hidden = panel.hidden || Boolean(game.playing && !panel.querySelector(".answers"));
    this.playing = true;
    this.work = [];
    return new Promise((done) => {
      const stamps = [];
      // The first frames carry the time of what blocked the page before: they say nothing about the game.
      let settling = 3;
      const look = (now) => {
        if (settling-- > 0) return requestAnimationFrame(look);
        stamps.push(now);
        if (now - stamps[0] < seconds * 1000) return requestAnimationFrame(look);
        this.playing = false;
        for (const name of Object.keys(keys)) keys[name] = false;
        const gaps = stamps.slice(1).map((stamp, i) => stamp - stamps[i]).sort((a, b) => a - b);
        const work = this.work.slice().sort((a, b) => a - b);
        done({ rate: (1000 * gaps.length) / (stamps[stamps.length - 1] - stamps[0]), slowest: gaps[Math.floor(gaps.length * 0.99)] ?? 0, work: work[Math.floor(work.length * 0.5)] ?? 0 });
      };
      requestAnimationFrame(look);
    });
  },
};
// What is seen now, once the characters' pictures are there.
async function pictured() {
  const looks = [GAME.hero, ...GAME.cast, ...GAME.enemies].filter((look) => look.sprite);
  looks.forEach(pictureOf);
  await Promise.all(looks.map((look) => pictures.get(look.sprite).decode()));
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  return canvas.toDataURL("image/jpeg", 0.9);
}
// What an engine offers to those outside: people's tests and the playtest block.
function offer(start, state, bot, more = {}) {
  scripted.bot = bot;
  window.cadreGame = {
    start,
    state: () => ({ ...game, ...state(), rate: meter.rate }),
    key: setKey,
    finish: (gameSeconds = 900, wallSeconds = 25) => scripted.finish(start, gameSeconds, wallSeconds),
    watch: (seconds = 3) => scripted.watch(start, seconds),
    picture: pictured,
    ...more,
  };
}

const particles = [];
function burst(x, y, color, count = 12) {
  if (scripted.imagining || particles.length > 400) return;
  for (let i = 0; i < count; i++) {
    const angle = (i / count) * Math.PI * 2;
    particles.push({ x, y, vx: Math.cos(angle) * (60 + (i % 3) * 50), vy: Math.sin(angle) * (60 + (i % 4) * 40) - 60, life: 0.6, color });
  }
}
function drawParticles(step, offsetX = 0, offsetY = 0) {
  for (let i = particles.length - 1; i >= 0; i--) {
    const p = particles[i];
    p.life -= step;
    if (p.life <= 0) {
      particles.splice(i, 1);
      continue;
    }
    p.vy += 400 * step;
    p.x += p.vx * step;
    p.y += p.vy * step;
    pen.globalAlpha = Math.min(1, p.life * 2);
    pen.fillStyle = p.color;
    pen.fillRect(p.x - offsetX - 3, p.y - offsetY - 3, 6, 6);
  }
  pen.globalAlpha = 1;
}

// Characters that are animals or machines come as pictures that look to the left.
const pictures = new Map();
function pictureOf(look) {
  if (!look.sprite) return null;
  if (!pictures.has(look.sprite)) {
    const picture = new Image();
    picture.src = look.sprite;
    pictures.set(look.sprite, picture);
  }
  const picture = pictures.get(look.sprite);
  return picture.complete && picture.naturalWidth ? picture : null;
}
function drawPicture(picture, x, y, size, facing, pose) {
  const high = size * 1.15;
  const wide = (high * picture.naturalWidth) / picture.naturalHeight;
  const hop = Math.abs(Math.sin(pose)) * size * 0.09;
  pen.save();
  pen.translate(x, y + size * 0.5 - hop);
  pen.rotate(Math.sin(pose) * 0.06);
  pen.scale(facing > 0 ? -1 : 1, 1);
  pen.drawImage(picture, -wide / 2, -high, wide, high);
  pen.restore();
}

// A person of two tones with a face; pose swings arms and legs.
function drawCharacter(look, x, y, size, facing, pose) {
  const picture = pictureOf(look);
  if (picture) return drawPicture(picture, x, y, size, facing, pose);
  pen.save();
  pen.translate(x, y);
  pen.scale(facing < 0 ? -size / 48 : size / 48, size / 48);
  const swing = Math.sin(pose) * 6;
  pen.lineCap = "round";
  pen.lineWidth = 6;
  pen.strokeStyle = look.dark;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 4, 12);
    pen.lineTo(side * 5 + side * swing * 0.6, 23);
    pen.stroke();
  }
  pen.fillStyle = look.color;
  pen.beginPath();
  pen.roundRect(-11, -8, 22, 23, 9);
  pen.fill();
  pen.strokeStyle = look.skin;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(9, -2);
  pen.lineTo(14, 6 + swing * 0.7);
  pen.stroke();
  pen.fillStyle = look.skin;
  pen.beginPath();
  pen.arc(0, -15, 10.5, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = look.hair;
  pen.beginPath();
  pen.arc(0, -17.5, 10.5, Math.PI * 0.98, Math.PI * 2.02);
  pen.fill();
  if (look.hat) {
    pen.fillStyle = look.dark;
    pen.fillRect(-13, -21, 26, 4);
    pen.fillRect(-8, -30, 16, 10);
  }
  if (look.cape) {
    pen.fillStyle = look.accent;
    pen.beginPath();
    pen.moveTo(-8, -6);
    pen.quadraticCurveTo(-24 - swing, 6, -16 - swing, 19);
    pen.lineTo(-6, 10);
    pen.fill();
  }
  pen.fillStyle = "#0f172a";
  pen.beginPath();
  pen.arc(3, -15, 1.7, 0, 7);
  pen.arc(8, -15, 1.7, 0, 7);
  pen.fill();
  pen.restore();
}

function drawEnemy(look, x, y, size, facing, time) {
  const picture = pictureOf(look);
  if (picture) return drawPicture(picture, x, y, size, facing, time * 7);
  pen.save();
  pen.translate(x, y);
  pen.scale(facing < 0 ? -size / 40 : size / 40, size / 40);
  const squash = 1 + Math.sin(time * 8) * 0.06;
  pen.scale(1 / squash, squash);
  pen.fillStyle = look.color;
  pen.beginPath();
  pen.moveTo(-18, 18);
  pen.quadraticCurveTo(-20, -16, 0, -18);
  pen.quadraticCurveTo(20, -16, 18, 18);
  for (let i = 2; i >= -3; i--) pen.quadraticCurveTo(i * 6 + 3, 12, i * 6, 18);
  pen.fill();
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.arc(-3, -4, 5, 0, 7);
  pen.arc(9, -4, 5, 0, 7);
  pen.fill();
  pen.fillStyle = "#0f172a";
  pen.beginPath();
  pen.arc(-1, -3, 2.3, 0, 7);
  pen.arc(11, -3, 2.3, 0, 7);
  pen.fill();
  pen.strokeStyle = look.dark;
  pen.lineWidth = 2.5;
  pen.beginPath();
  pen.moveTo(-9, -13);
  pen.lineTo(1, -10);
  pen.moveTo(15, -13);
  pen.lineTo(6, -10);
  pen.stroke();
  pen.restore();
}

// What stands still in the sky is painted once, and so are the clouds; hills pass by at their own speeds.
let sky = null;
function paintSkyOf(theme) {
  sky = document.createElement("canvas");
  [sky.width, sky.height] = [VIEW.w, VIEW.h];
  const brush = sky.getContext("2d", { alpha: false });
  const light = brush.createLinearGradient(0, 0, 0, VIEW.h);
  light.addColorStop(0, theme.sky[0]);
  light.addColorStop(1, theme.sky[1]);
  brush.fillStyle = light;
  brush.fillRect(0, 0, VIEW.w, VIEW.h);
  const glow = brush.createRadialGradient(760, 110, 40, 760, 110, 150);
  glow.addColorStop(0, `${theme.sun}66`);
  glow.addColorStop(1, `${theme.sun}00`);
  brush.fillStyle = glow;
  brush.fillRect(600, 0, 320, 270);
  brush.fillStyle = theme.sun;
  brush.beginPath();
  brush.arc(760, 110, 46, 0, 7);
  brush.fill();
  const next = seeded(99);
  brush.fillStyle = "#ffffffcc";
  for (let i = 0; i < (theme.stars ? 120 : 0); i++) brush.fillRect(next() * VIEW.w, next() * 320, 2, 2);
}
const CLOUDS = [[80, 70, 1], [420, 130, 0.7], [700, 60, 0.85], [1010, 150, 0.6]];
function drawClouds(shift) {
  pen.fillStyle = "#ffffff8c";
  pen.beginPath();
  for (const [x, y, size] of CLOUDS) {
    const at = ((((x - shift * 0.06 * size) % 1200) + 1200) % 1200) - 120;
    for (const [dx, dy, radius] of [[0, 0, 20], [24, -10, 26], [54, -4, 22], [78, 2, 15]]) {
      pen.moveTo(at + (dx + radius) * size, y + dy * size);
      pen.arc(at + dx * size, y + dy * size, radius * size, 0, 7);
    }
  }
  pen.fill();
}
function drawSky(theme, shift) {
  if (!sky) paintSkyOf(theme);
  pen.drawImage(sky, 0, 0);
  if (!theme.stars) drawClouds(shift);
  [[0.12, theme.far, 300, 90], [0.28, theme.near, 370, 70]].forEach(([speed, color, base, height], layer) => {
    pen.fillStyle = color;
    pen.beginPath();
    pen.moveTo(0, VIEW.h);
    for (let x = 0; x <= VIEW.w + 20; x += 20) {
      const at = (x + shift * speed) / 160 + layer * 9;
      pen.lineTo(x, base - (Math.sin(at) + Math.sin(at * 2.3) * 0.5) * height * 0.6);
    }
    pen.lineTo(VIEW.w, VIEW.h);
    pen.fill();
  });
}

function showPanel(title, lines, action, onAction) {
  panel.replaceChildren();
  const heading = document.createElement("h1");
  heading.textContent = title;
  panel.append(heading);
  for (const line of lines) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    panel.append(paragraph);
  }
  const button = document.createElement("button");
  button.textContent = action;
  button.className = "main";
  const act = () => {
    panel.hidden = true;
    canvas.focus();
    onAction();
  };
  scripted.next = act;
  button.addEventListener("click", () => {
    sound.start();
    act();
  });
  panel.append(button);
  panel.hidden = false;
  button.focus();
}

// Runs update(step) at 120 steps a second and draw() once a frame; the frame rate is measured for playtests.
// An engine whose picture can stand still gives a text of all that is seen: as long as it stays the same, the frame before is left as it is.
const meter = { frames: 0, since: performance.now(), rate: 0 };
function run(update, draw, seen = null) {
  scripted.update = update;
  let shown = null;
  let before = performance.now();
  let rest = 0;
  const frame = (now) => {
    const began = performance.now();
    rest += Math.min(0.1, (now - before) / 1000);
    before = now;
    while (rest >= 1 / 120) {
      if (scripted.playing) scripted.think();
      update(1 / 120);
      pressed.clear();
      rest -= 1 / 120;
    }
    const picture = seen && particles.length === 0 ? seen() : null;
    if (picture === null || picture !== shown) draw(1 / 60);
    shown = picture;
    if (scripted.playing) scripted.work.push(performance.now() - began);
    meter.frames++;
    if (now - meter.since >= 1000) {
      meter.rate = (meter.frames * 1000) / (now - meter.since);
      meter.frames = 0;
      meter.since = now;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
