// A search box, its filters as chips, and what was found as cards; all of it by keyboard.
//
// What is asked goes to the server as a whole, soon after the typing stops. Opening, saving
// and the like are acts with a number; the server takes each once.

const FIRST = 8; // cards in sight; the rest waits behind a button

function createFound(root) {
  const pick = (selector) => root.querySelector(selector);
  const state = { token: null, data: null, query: "", filters: {}, like: "", act: null, last: 0, all: false };
  const box = pick("#query");

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const value = () => ({ token: state.token, query: state.query, filters: state.filters, like: state.like, act: state.act });
  const settled = () =>
    state.act === null && state.query === state.data.query && state.like === state.data.like && same(state.filters, state.data.filters);
  const commits = committer(state, () => "found", value, settled);

  const ask = (atOnce) => {
    commits.touch();
    if (atOnce) commits.flush();
    draw();
  };
  const act = (what, id) => {
    state.last = Math.max(state.last + 1, Date.now());
    state.act = { what, id, n: state.last };
    ask(true);
  };

  // The box

  box.addEventListener("input", () => {
    state.query = whole(box.value);
    state.like = "";
    ask(false);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") ask(true);
    else if (event.key === "ArrowDown" && cards().length) cards()[0].focus();
    else return;
    event.preventDefault();
  });

  // The chips

  const choose = (name, chosen, on) => {
    const old = state.filters[name] ?? [];
    const now = on ? [...old, chosen] : old.filter((one) => one !== chosen);
    const { [name]: _, ...others } = state.filters;
    state.filters = now.length ? ordered({ ...others, [name]: now }) : others;
    ask(true);
  };
  const day = (name, text) => {
    const { [name]: _, ...others } = state.filters;
    state.filters = text ? ordered({ ...others, [name]: text }) : others;
    ask(true);
  };
  const ordered = (filters) => Object.fromEntries(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));

  const menus = new Map(); // by the filter's name, so that an open one stays open
  const menu = (filter) => {
    const fold = make("details", "filter");
    fold.dataset.testid = `filter-${filter.name}`;
    const title = make("summary", "");
    const list = make("div", "menu");
    fold.append(title, list);
    fold.addEventListener("toggle", () => {
      if (fold.open) for (const other of menus.values()) if (other.fold !== fold) other.fold.open = false;
    });
    fold.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !fold.open) return;
      fold.open = false;
      title.focus();
      event.stopPropagation();
    });
    return { fold, title, list, shown: null };
  };
  const choices = (filter) =>
    filter.values.map(([name, text]) => {
      const line = make("label", "");
      const tick = make("input", "");
      tick.type = "checkbox";
      tick.checked = (state.filters[filter.name] ?? []).includes(name);
      tick.addEventListener("change", () => choose(filter.name, name, tick.checked));
      line.append(tick, make("span", "", text));
      return line;
    });
  const days = (filter) =>
    filter.values.map(([name, text]) => {
      const line = make("label", "", text);
      const field = make("input", "");
      field.type = "date";
      field.value = state.filters[name] ?? "";
      field.addEventListener("change", () => day(name, field.value));
      line.append(field);
      return line;
    });
  const drawChips = () => {
    const chips = [];
    for (const filter of state.data.choices) {
      if (!menus.has(filter.name)) menus.set(filter.name, menu(filter));
      const one = menus.get(filter.name);
      one.title.textContent = filter.label;
      const shown = JSON.stringify(filter.values);
      if (one.shown !== shown) {
        one.shown = shown;
        one.list.replaceChildren(...(filter.days ? days(filter) : choices(filter)));
      } else if (!filter.days) {
        const on = state.filters[filter.name] ?? [];
        filter.values.forEach(([name], at) => (one.list.children[at].firstChild.checked = on.includes(name)));
      } else {
        filter.values.forEach(([name], at) => {
          const field = one.list.children[at].querySelector("input");
          if (field.value !== (state.filters[name] ?? "")) field.value = state.filters[name] ?? "";
        });
      }
      chips.push(one.fold);
    }
    const kept = [...pick(".chips").children].filter((one) => one.tagName === "DETAILS");
    if (!same(kept.map((one) => one.dataset.testid), chips.map((one) => one.dataset.testid))) {
      pick(".chips").replaceChildren(...chips);
    }
    for (const old of pick(".chips").querySelectorAll(".chip")) old.remove();
    pick(".chips").append(...chosenChips());
  };
  const chip = (text, label, undo) => {
    const one = make("button", "chip on", `${text} ✕`);
    one.type = "button";
    one.setAttribute("aria-label", label);
    one.addEventListener("click", undo);
    return one;
  };
  const chosenChips = () => {
    const chips = [];
    for (const filter of state.data.choices) {
      for (const [name, text] of filter.values) {
        if (filter.days && state.filters[name]) {
          const told = `${text} ${state.filters[name]}`;
          chips.push(chip(told, `Without ${told}`, () => day(name, "")));
        } else if (!filter.days && (state.filters[filter.name] ?? []).includes(name)) {
          chips.push(chip(text, `Without ${filter.label}: ${text}`, () => choose(filter.name, name, false)));
        }
      }
    }
    if (state.like) chips.push(chip("More like one insight", "Stop looking for more like it", () => { state.like = ""; ask(true); }));
    return chips;
  };

  const asks = () => state.query.trim() !== "" || state.like !== "" || Object.keys(state.filters).length > 0;
  const drawSaved = () => {
    const parts = [];
    if (asks() && settled()) {
      const save = make("button", "quiet", "Save this search");
      save.type = "button";
      save.dataset.testid = "search-save";
      save.addEventListener("click", () => act("save", ""));
      parts.push(save);
    }
    if (state.data.saved.length) parts.push(make("span", "label", "Saved:"));
    for (const { id, name } of state.data.saved) {
      const again = make("button", "chip", name);
      again.type = "button";
      again.dataset.testid = "search-saved";
      again.addEventListener("click", () => act("recall", id));
      const away = make("button", "quiet", "✕");
      away.type = "button";
      away.setAttribute("aria-label", `Forget the search ${name}`);
      away.addEventListener("click", () => act("forget", id));
      parts.push(again, away);
    }
    pick(".saved").replaceChildren(...parts);
  };

  // What was found

  const cards = () => [...root.querySelectorAll(".hit:not([hidden])")];
  const lit = (className, pieces, before, after) => {
    const line = make("p", className);
    line.append(before, ...pieces.map(([text, on]) => (on ? make("mark", "", text) : text)), after);
    return line;
  };
  const card = (hit, name) => {
    const place = make("li", "hit");
    place.tabIndex = 0;
    place.dataset.id = hit.id;
    place.dataset.testid = name;
    const head = make("p", "head");
    head.append(make("b", "", hit.topic), ...hit.known.map((one) => make("span", "", one)));
    const acts = make("span", "acts");
    for (const [what, label, on] of [["more", "More like this", hit.more], ["open", "Read there", hit.opens]]) {
      if (!on) continue;
      const one = make("button", "quiet", label);
      one.type = "button";
      one.tabIndex = -1;
      one.dataset.testid = `hit-${what}`;
      one.addEventListener("click", () => does(what, hit));
      acts.append(one);
    }
    place.append(head, acts);
    if (hit.statement) place.append(lit("statement", hit.statement, "", ""));
    if (hit.quote.length) place.append(lit(hit.statement ? "quote" : "statement", hit.quote, "“", "”"));
    place.addEventListener("keydown", (event) => keys(event, place, hit));
    return place;
  };
  const does = (name, hit) => {
    if (name === "open") return hit.opens && act("open", hit.id);
    if (!hit.more) return;
    state.like = hit.id;
    state.query = "";
    box.value = "";
    ask(true);
  };
  const keys = (event, place, hit) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const all = cards();
    const at = all.indexOf(place);
    const key = event.key.toLowerCase();
    if (key === "arrowdown") all[at + 1]?.focus();
    else if (key === "arrowup") (all[at - 1] ?? box).focus();
    else if (key === "escape") box.focus();
    else if (key === "m") does("more", hit);
    else if (key === "enter" && event.composedPath()[0] === place) does("open", hit);
    else return;
    event.preventDefault();
  };
  const fold = () => {
    const all = [...pick("#hits").children];
    all.forEach((one, at) => (one.hidden = !state.all && at >= FIRST));
    pick("#rest").hidden = state.all || all.length <= FIRST;
    pick("#rest").textContent = `Show ${all.length - FIRST} more`;
  };
  pick("#rest").addEventListener("click", () => {
    state.all = true;
    fold();
    cards()[pick("#people").children.length + FIRST]?.focus();
  });
  const drawCards = () => {
    const { people, hits, notes, heads } = state.data;
    const groups = [["people", people, "person-hit"], ["hits", hits, "hit"], ["notes", notes, "note-hit"]];
    pick(".results").hidden = people.length + hits.length + notes.length === 0;
    const focused = root.getRootNode().activeElement?.dataset?.id;
    groups.forEach(([name, found, testid], at) => {
      pick(`#${name}-head`).textContent = heads[at];
      pick(`#${name}-head`).hidden = found.length === 0;
      pick(`#${name}`).replaceChildren(...found.map((hit) => card(hit, testid)));
    });
    fold();
    if (focused) cards().find((one) => one.dataset.id === focused)?.focus();
  };

  const draw = () => {
    drawChips();
    drawSaved();
    const busy = !settled();
    pick(".told").classList.toggle("busy", busy);
    pick(".told").textContent = busy ? "Looking" : state.data.told;
  };

  state.receive = (data) => {
    const first = state.data === null || data.token !== state.token;
    const before = state.data;
    state.data = data;
    state.token = data.token;
    if (state.act && data.done >= state.act.n) state.act = null;
    if (first || data.took > (before?.took ?? 0)) {
      Object.assign(state, { query: data.query, filters: data.filters, like: data.like });
      if (box.value !== data.query) box.value = data.query;
    }
    const found = ({ people, hits, notes }) => [people, hits, notes];
    if (!before || !same(found(before), found(data))) {
      state.all = false;
      drawCards();
    }
    commits.heard();
    draw();
  };
  state.stop = commits.stop;
  return state;
}

export default function (component) {
  const state = stateOf(component, ".found", createFound);
  state.receive(component.data);
  return () => state.stop();
}
