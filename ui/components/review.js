// The table of insights beside the notes: one key an act, the quote lit up in its place.
//
// What the user does is a list of acts that the server has not taken yet. It is sent again
// until it has them, and a copy stays in the browser meanwhile (see typing.js). Acts name
// what they are done to, so one that is taken twice does no harm.

const UNDO = 6000; // milliseconds in which a drop or a merge can be taken back

function createReview(root) {
  const pick = (selector) => root.querySelector(selector);
  const state = { token: null, data: null, acts: [], last: 0, held: null, chosen: null, at: 0, open: null, all: false };
  const rows = new Map();

  const value = () => (state.acts.length ? { token: state.token, acts: state.acts } : null);
  const settled = () => state.acts.length === 0;
  const commits = committer(state, () => "review", value, settled);

  // Acts

  const put = (act, atOnce = true) => {
    state.last = Math.max(state.last + 1, Date.now());
    // What is typed replaces what was typed before it in the same place.
    if (act.act === "edit") state.acts = state.acts.filter((other) => other.act !== "edit" || other.id !== act.id);
    state.acts.push({ ...act, n: state.last });
    commits.touch();
    if (atOnce) commits.flush();
    draw();
  };

  /** An act that can be taken back for a while: it is sent when the time is over, or another comes. */
  const hold = (act) => {
    release();
    state.held = { act, timer: setTimeout(release, UNDO) };
    draw();
  };
  const release = () => {
    if (!state.held) return;
    const { act, timer } = state.held;
    clearTimeout(timer);
    state.held = null;
    put(act);
  };
  const undo = () => {
    if (!state.held) return;
    clearTimeout(state.held.timer);
    choose(state.held.act.id);
    state.held = null;
    draw();
    focus();
    say("Taken back");
  };

  /** The insights as they will be once the server has taken every act. */
  const items = () => {
    const list = state.data.insights.map((item) => ({ ...item }));
    for (const act of state.acts) {
      for (const item of list) {
        if (act.act === "all") item.reviewed = true;
        if (act.act === "merge" && act.above === item.id) item.waits = true;
        if (act.id !== item.id) continue;
        if (act.act === "drop" || act.act === "merge") item.gone = true;
        else item.reviewed = true;
        if (act.act === "edit") Object.assign(item, { statement: act.text, draft: null });
        if (act.act === "topic") item.topic = act.topic;
        if (act.act === "off") item.off = act.off;
        if (act.act === "split") item.waits = true;
      }
    }
    const held = state.held && list.find((item) => item.id === state.held.act.id);
    if (held) held.away = state.held.act.act;
    return list.filter((item) => !item.gone);
  };
  const shown = () => (state.all ? items() : items().slice(0, state.data.first));

  // Choosing

  const choose = (id) => {
    if (id !== state.chosen) state.open = null;
    state.chosen = id;
    const at = items().findIndex((item) => item.id === id);
    if (at >= 0) state.at = at;
    if (at >= state.data.first) state.all = true;
  };
  const focus = () => rows.get(state.chosen)?.place.focus({ preventScroll: false });
  const move = (by) => {
    const list = shown();
    const next = list[list.findIndex((item) => item.id === state.chosen) + by];
    if (!next) return;
    choose(next.id);
    draw();
    focus();
  };
  const say = (word) => {
    pick("#said").textContent = word;
  };

  // What each key does to the chosen insight

  const act = (name) => {
    const list = items();
    const at = list.findIndex((one) => one.id === state.chosen);
    const item = list[at];
    if (name === "undo") return undo();
    if (!item || item.waits || item.away) return;
    const above = list.slice(0, at).findLast((one) => !one.away);
    if (name === "keep") {
      if (!item.reviewed) put({ act: "keep", id: item.id });
      say("Kept");
      move(1);
    } else if (name === "off") {
      put({ act: "off", id: item.id, off: !item.off });
      say(item.off ? "Not off the record" : "Off the record: for you alone");
    } else if (name === "drop") {
      hold({ act: "drop", id: item.id });
      say("Dropped. U takes it back");
    } else if (name === "merge") {
      if (!above) return say("There is none above");
      hold({ act: "merge", id: item.id, above: above.id });
      say("Merged with the one above. U takes it back");
    } else {
      state.open = name;
      draw();
      rows.get(item.id).enter();
    }
  };

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.composedPath()[0].matches("textarea, select, input, .halves")) return;
    const key = event.key.toLowerCase();
    const found = ACTS.find(([letter]) => letter === key);
    if (key === "arrowdown") move(1);
    else if (key === "arrowup") move(-1);
    else if (key === "a") put({ act: "all" });
    else if (key === "u") undo();
    else if (found) act(found[2]);
    else return;
    event.preventDefault();
  };

  const leave = () => {
    state.open = null;
    draw();
    focus();
  };

  const table = { state, named: new Map(), put, choose, focus, act, leave, flush: commits.flush, draw: () => draw() };
  const drawNotes = createNotes(pick(".notes"), table);

  // Drawing

  const draw = () => {
    const list = items();
    const visible = shown();
    const alive = new Set(visible.map((item) => item.id));
    for (const [id, row] of rows) {
      if (alive.has(id)) continue;
      row.place.remove();
      rows.delete(id);
    }
    visible.forEach((item, number) => {
      if (!rows.has(item.id)) rows.set(item.id, createRow(item.id, table));
      const row = rows.get(item.id);
      row.show(item, number === 0);
      const ol = pick(".insights");
      if (ol.children[number] !== row.place) ol.insertBefore(row.place, ol.children[number] ?? null);
    });
    const kept = list.filter((item) => item.reviewed).length;
    const saved = settled() && !state.held ? "✓ saved" : "saving …";
    pick(".count").textContent = list.length ? `${list.length} insights · ${kept} kept · ${list.length - kept} not reviewed · ${saved}` : "";
    const all = pick("#all");
    all.replaceChildren(make("kbd", "", "A"), `Keep all ${list.length}`);
    all.hidden = kept === list.length;
    pick(".keys").hidden = list.length === 0;
    const rest = pick("#rest");
    rest.hidden = list.length <= state.data.first;
    rest.textContent = state.all ? `Show the ${state.data.first} strongest only` : `Show the other ${list.length - state.data.first}`;
    rest.setAttribute("aria-expanded", String(state.all));
    drawNotes(list);
  };

  state.receive = (data) => {
    const other = data.token !== state.token;
    state.data = data;
    table.named = new Map(data.topics);
    state.acts = other ? [] : state.acts.filter((one) => one.n > data.done);
    if (other) {
      if (state.held) clearTimeout(state.held.timer);
      Object.assign(state, { token: data.token, held: null, chosen: null, at: 0, open: null, all: false });
      rows.clear();
      pick(".insights").replaceChildren();
      const left = commits.left();
      if (left) {
        state.acts = left.acts.filter((one) => one.n > data.done);
        commits.resume();
      }
    }
    const list = items();
    if (state.chosen !== null && !list.some((item) => item.id === state.chosen)) {
      const focused = root.contains(root.getRootNode().activeElement) || root.getRootNode().activeElement === null;
      state.chosen = list[Math.min(state.at, list.length - 1)]?.id ?? null;
      draw();
      if (focused) focus();
    }
    commits.heard();
    draw();
  };

  // Whoever goes on to something else no longer takes it back; what they click then waits for it.
  const outside = (event) => {
    if (!event.composedPath().includes(root)) release();
  };
  state.stop = () => {
    release();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("focusin", outside, true);
    window.removeEventListener("pagehide", release);
    commits.stop();
  };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("focusin", outside, true);
  window.addEventListener("pagehide", release);
  pick(".insights").addEventListener("keydown", keys);
  pick("#all").addEventListener("click", () => put({ act: "all" }));
  pick("#rest").addEventListener("click", () => {
    state.all = !state.all;
    draw();
  });
  return state;
}

export default function (component) {
  const state = stateOf(component, ".review", createReview);
  state.receive(component.data);
  return () => state.stop();
}
