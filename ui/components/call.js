// The conversation while it is held: the clock, one question at a time, and the notes.
//
// Everything lives in the page and is committed as it happens; while the app does not answer,
// a copy stays in this browser, for a day.

const DAY = 24 * HOUR;
const SECOND = 1000;
const SIGN = { asked: "?", answered: "✓", skipped: "→" };
const SILENT = 2500; // milliseconds without an answer before the page says so

function createCall(root) {
  const pick = (selector) => root.querySelector(selector);
  const area = pick("#notes");
  const state = { token: null, data: null, started: null, marks: {}, chosen: null, waits: null };

  const value = () => ({ token: state.token, notes: area.value, started: state.started, marks: state.marks });
  const settled = () =>
    state.data.notes === whole(area.value) &&
    state.data.started === state.started &&
    JSON.stringify(sorted(state.data.marks)) === JSON.stringify(sorted(state.marks));
  const sorted = (marks) => Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1));
  const commits = committer(state, () => "call", value, settled, DAY);

  const minutes = () => (state.started === null ? 0 : (Date.now() - state.started) / 60 / SECOND);
  const questions = () => state.data.slots.flatMap((slot) => slot.questions.map((one) => ({ ...one, slot })));

  const isOpen = (one) => !["answered", "skipped"].includes(state.marks[one.id]);
  const isClosing = (one) => one.slot.stage === "closing";
  const closes = () => state.started !== null && questions().some((one) => isClosing(one) && minutes() >= one.slot.start);

  /** What to ask next: the closing when its time has come, then in order, the spare ones last. */
  const next = () => {
    const open = questions().filter(isOpen);
    const closing = closes() ? open.find(isClosing) : null;
    return closing ?? open.find((one) => one.priority !== "spare") ?? open[0] ?? null;
  };
  // A question stays until something is done with it: it never changes under the finger.
  const current = () => {
    const one = questions().find(({ id }) => id === state.chosen) ?? next();
    state.chosen = one?.id ?? null;
    return one;
  };

  // The notes know under which question they were taken: its words stand before them.

  const headed = () => {
    const one = current();
    if (!one) return false;
    const line = `Q: ${one.text}`;
    if (area.value.match(/^Q: .*$/gm)?.at(-1) === line) return false;
    const before = area.value.replace(/(^|\n)Q: [^\n]*\n*$/, "$1").trimEnd();
    area.value = before ? `${before}\n\n${line}\n` : `${line}\n`;
    toEnd();
    grow(area);
    commits.touch();
    return true;
  };
  const toEnd = () => {
    area.setSelectionRange(area.value.length, area.value.length);
    area.scrollTop = area.scrollHeight;
  };
  // Some browsers leave the focus in the notes when a button is tapped.
  const goesOn = () => root.getRootNode().activeElement === area && headed();
  // The first tap after a new question writes on under it; the next one is to correct.
  let fresh = false;
  area.addEventListener("focus", () => (fresh = headed()));
  area.addEventListener("click", () => {
    if (fresh) toEnd();
    fresh = false;
  });
  area.addEventListener("input", () => {
    grow(area);
    commits.touch();
    told();
  });
  area.addEventListener("blur", commits.flush);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    mark("answered");
  });

  const mark = (what) => {
    const one = current();
    if (!one) return;
    if (state.started === null) state.started = Date.now();
    const { [one.id]: old, ...others } = state.marks;
    state.marks = old === what ? others : { ...others, [one.id]: what };
    state.chosen = isOpen(one) ? one.id : null;
    goesOn();
    changed();
  };
  const changed = () => {
    commits.touch();
    commits.flush();
    draw();
  };
  const start = () => {
    state.started = Date.now();
    changed();
  };
  pick("#zero").addEventListener("click", start);
  pick("#close").addEventListener("click", () => choose(questions().find((one) => isClosing(one) && isOpen(one))));
  const choose = (one) => {
    state.chosen = one.id;
    goesOn();
    draw();
    pick("#question").scrollIntoView({ block: "center" });
  };
  for (const button of root.querySelectorAll("[data-mark]")) button.addEventListener("click", () => mark(button.dataset.mark));
  pick("#start").addEventListener("click", start);

  // Drawing

  const drawClock = () => {
    const running = state.started !== null;
    pick("#start").hidden = running;
    pick(".clock").hidden = !running;
    const seconds = Math.floor(minutes() * 60);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (pick("#passed").textContent !== text) pick("#passed").textContent = text;
    const whole = state.data.minutes;
    pick("#of").textContent = `of ${whole} minutes`;
    const over = running && minutes() >= whole;
    pick(".time").classList.toggle("over", over);
    const slot = state.data.slots.find((one) => minutes() < one.end);
    pick("#stretch").textContent = over ? "Time is up: thank them, and stop." : running && slot ? `${slot.title} · until minute ${slot.end}` : "";
    const one = current();
    const waits = questions().filter((other) => isClosing(other) && isOpen(other)).length;
    pick(".closing").hidden = !closes() || waits === 0 || !one || isClosing(one);
    const told = `Time to close: ${waits === 1 ? "one question waits" : `${waits} questions wait`}.`;
    if (pick("#closing").textContent !== told) pick("#closing").textContent = told;
    [...pick(".strip").children].forEach((bar, at) => {
      const { start, end } = state.data.slots[at];
      bar.firstChild.style.width = `${Math.max(0, Math.min(1, (minutes() - start) / (end - start))) * 100}%`;
    });
  };
  const drawStrip = () => {
    const bars = state.data.slots.map((slot) => {
      const bar = make("span", "");
      bar.style.flexGrow = slot.end - slot.start;
      bar.append(make("i", ""));
      return bar;
    });
    pick(".strip").replaceChildren(...bars);
  };
  const drawQuestion = () => {
    const one = current();
    const none = "That was all. Thank them, and stop on time.";
    const bare = state.data.slots.length === 0;
    for (const part of [".now", ".marks", ".keys", ".all"]) pick(part).hidden = bare;
    pick("#kind").textContent = one ? `${one.slot.title} · ${one.priority}` : "";
    if (pick("#question").textContent !== (one?.text ?? none)) pick("#question").textContent = one?.text ?? none;
    pick("#probe").textContent = one?.probe ? `Then: ${one.probe}` : "";
    pick("#why").textContent = one?.why ?? "";
    pick(".why").hidden = !one?.why;
    for (const button of root.querySelectorAll("[data-mark]")) {
      button.disabled = !one;
      button.setAttribute("aria-pressed", String(Boolean(one) && state.marks[one.id] === button.dataset.mark));
    }
  };
  const drawList = () => {
    const all = questions();
    const done = all.filter((one) => !isOpen(one)).length;
    pick("#count").textContent = `All questions · ${done} of ${all.length} done`;
    pick("#zero").hidden = state.started === null;
    const lines = [];
    for (const slot of state.data.slots) {
      lines.push(make("li", "slot", `${slot.start}–${slot.end} min · ${slot.title}`));
      for (const one of slot.questions) {
        const line = make("li", "");
        const button = make("button", isOpen(one) ? "" : "done");
        button.type = "button";
        button.append(make("span", "state", SIGN[state.marks[one.id]] ?? "○"), make("span", "", one.text));
        button.setAttribute("aria-current", String(current()?.id === one.id));
        button.addEventListener("click", () => choose(one));
        line.append(button);
        lines.push(line);
      }
    }
    pick("#list").replaceChildren(...lines);
  };
  const told = () => {
    clearTimeout(state.waits);
    const line = pick("#saved");
    if (settled()) {
      line.textContent = area.value ? (state.data.kept ? "✓ saved" : "▲ Not saved yet: kept in this browser") : "Kept as you type.";
      return;
    }
    line.textContent = "saving …";
    state.waits = setTimeout(() => {
      if (!settled()) line.textContent = "The app does not answer. Every word is kept in this browser until it does.";
    }, SILENT);
  };
  const draw = () => {
    drawClock();
    drawQuestion();
    drawList();
    told();
  };

  // Streamlit's notice of a lost connection lies over the page and takes the keys away. Here the
  // page goes on without the app: it is told under the notes instead.
  const unblock = () => {
    const notices = document.querySelectorAll("body > [data-testid=stDialog]");
    if (notices.length === 0) return;
    for (const notice of notices) if (notice.style.display !== "none") notice.style.display = "none";
    for (const part of document.querySelectorAll("body > [inert]")) part.inert = false;
    if (typing) area.focus({ preventScroll: true });
  };
  let typing = false; // whether the focus is in the notes, or was until the notice took it
  area.addEventListener("focus", () => (typing = true));
  area.addEventListener("blur", ({ relatedTarget }) => (typing = Boolean(relatedTarget?.closest("[data-testid=stDialog]"))));
  // It would swallow the first tap beside it as well.
  const through = (event) => {
    const lies = document.querySelector("body > [data-testid=stDialog]");
    if (lies && event.composedPath().includes(root)) event.stopPropagation();
  };
  window.addEventListener("pointerdown", through, true);
  const watching = new MutationObserver(unblock);
  watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["inert"] });

  const ticking = setInterval(() => state.data && drawClock(), SECOND / 2);
  pick(".all").open = matchMedia("(min-width: 1000px)").matches;
  state.stop = () => {
    watching.disconnect();
    window.removeEventListener("pointerdown", through, true);
    clearInterval(ticking);
    clearTimeout(state.waits);
    commits.stop();
  };
  state.receive = (data) => {
    const other = data.token !== state.token;
    state.data = data;
    if (other) {
      state.token = data.token;
      area.value = data.notes;
      Object.assign(state, { started: data.started, marks: data.marks, chosen: null });
      drawStrip();
      const left = commits.left();
      if (left) {
        area.value = left.notes;
        Object.assign(state, { started: left.started, marks: left.marks });
        commits.resume();
      }
      grow(area);
    } else if (!settled()) {
      commits.resume(); // after a lost connection the server has less than the page
    }
    commits.heard();
    draw();
  };
  return state;
}

export default function (component) {
  const state = stateOf(component, ".call", createCall);
  state.receive(component.data);
  return () => state.stop();
}
