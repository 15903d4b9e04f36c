"use strict";
// Questions with several answers, against the clock, with streaks and explanations.
const game = { number: -1, score: 0, right: 0, streak: 0, best: 0, left: 0, answered: false, playing: false, done: false };
let order = [];
let shift = 0;

function shuffled(list, next) {
  const copy = list.slice();
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

function restart() {
  Object.assign(game, { number: -1, score: 0, right: 0, streak: 0, best: 0, playing: true, done: false });
  order = shuffled(GAME.questions, seeded(GAME.seed + Math.floor(performance.now())));
  nextQuestion();
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function nextQuestion() {
  game.number++;
  if (game.number >= order.length) return finish();
  const question = order[game.number];
  game.answered = false;
  game.left = GAME.seconds;
  panel.replaceChildren(element("p", `Question ${game.number + 1} of ${order.length}`, "small"), element("h2", question.question));
  const list = element("div", "", "answers");
  shuffled(question.answers.map((text, index) => ({ text, index })), seeded(GAME.seed + game.number)).forEach((answer, place) => {
    const button = element("button", `${place + 1}. ${answer.text}`);
    button.dataset.right = answer.index === question.correct ? "yes" : "no";
    button.addEventListener("click", () => choose(button));
    list.append(button);
  });
  panel.append(list);
  panel.hidden = false;
  list.firstChild.focus();
}

function choose(button) {
  if (game.answered) return;
  game.answered = true;
  const question = order[game.number];
  const right = button && button.dataset.right === "yes";
  for (const other of panel.querySelectorAll(".answers button")) {
    other.disabled = true;
    if (other.dataset.right === "yes") other.classList.add("right");
  }
  if (right) {
    game.streak++;
    game.best = Math.max(game.best, game.streak);
    game.right++;
    game.score += 100 + Math.round(game.left * 5) + (game.streak - 1) * 20;
    sound.right();
    burst(VIEW.w / 2, VIEW.h * 0.75, GAME.theme.coin, 26);
  } else {
    if (button) button.classList.add("wrong");
    game.streak = 0;
    sound.wrong();
  }
  panel.append(element("p", (right ? "Right. " : button ? "Not quite. " : "Time is up. ") + (question.why || ""), "why"));
  const next = element("button", game.number + 1 < order.length ? "Next question" : "See the result", "main");
  next.addEventListener("click", nextQuestion);
  panel.append(next);
  next.focus();
}

function finish() {
  game.playing = false;
  game.done = true;
  sound.win();
  const share = game.right / order.length;
  const verdict = share === 1 ? "Perfect!" : share >= 0.7 ? "Well done!" : share >= 0.4 ? "Good start." : "Try once more.";
  showPanel(verdict, [`${game.right} of ${order.length} right, longest streak ${game.best}`, `Score ${game.score}`], "Play again", restart);
}

addEventListener("keydown", (event) => {
  const place = Number(event.key) - 1;
  const buttons = panel.querySelectorAll(".answers button");
  if (game.playing && !game.answered && buttons[place]) choose(buttons[place]);
});

function update(step) {
  shift += step * 30;
  if (!game.playing || game.answered) return;
  game.left -= step;
  if (game.left <= 0) choose(null);
}

function draw(step) {
  drawSky(GAME.theme, shift);
  GAME.cast.slice(0, 4).forEach((look, place) => {
    const spot = place % 2 ? VIEW.w - 110 - place * 40 : 110 + place * 40;
    drawCharacter(look, spot, 450 - Math.abs(Math.sin(shift * 0.08 + place)) * (game.answered && game.streak ? 26 : 5), 92, place % 2 ? -1 : 1, shift * 0.1);
  });
  if (game.playing) {
    pen.fillStyle = "#0f172a55";
    pen.fillRect(0, VIEW.h - 14, VIEW.w, 14);
    pen.fillStyle = game.left < 5 ? "#ea580c" : GAME.theme.accent;
    pen.fillRect(0, VIEW.h - 14, (VIEW.w * Math.max(0, game.left)) / GAME.seconds, 14);
  }
  drawParticles(step);
  tell(`Score ${game.score}   Streak ${game.streak}`);
}

run(update, draw);

// The scripted player knows the answers and reads for a moment.
let reading = 0;
function bot() {
  reading += 1 / 120;
  if (!game.playing || reading < 0.4) return;
  reading = 0;
  if (game.answered) nextQuestion();
  else choose(panel.querySelector('[data-right="yes"]'));
}
offer(restart, () => ({ total: GAME.questions.length }), bot, { answer: () => choose(panel.querySelector('[data-right="yes"]')), next: nextQuestion });
showPanel(GAME.title, [GAME.goal, `${GAME.questions.length} questions, ${GAME.seconds} seconds each. Click, or press the number.`], "Start", restart);
