// What was read about a person: every fact stands in a field of its own and can be corrected.

const IN_SIGHT = 3; // items of a list that are shown without unfolding
const LONG = 180; // characters of a text that fades out until it is being edited

function createCard(root) {
  const state = { token: null, dirty: new Map(), areas: new Map(), marks: new Map(), open: new Set(), heard: true };
  const value = () => {
    const corrections = {};
    const focused = root.getRootNode().activeElement;
    for (const [path, area] of state.areas) {
      const text = area.value;
      if (!state.dirty.has(path)) continue;
      // An emptied field is taken out when it is left, not while it is being retyped.
      if (text.trim() === "" && area === focused) continue;
      corrections[path] = text;
    }
    if (Object.keys(corrections).length === 0) return null;
    state.heard = false;
    return { token: state.token, corrections };
  };
  const commits = committer(state, () => "card", value, () => state.heard);
  state.stop = commits.stop;

  const area = (fact, className, label) => {
    const box = make("div", `fact ${className}${fact.text ? "" : " empty"}`);
    const field = make("textarea");
    field.rows = 1;
    field.value = fact.text;
    field.placeholder = fact.text ? "" : `Add ${label.toLowerCase()}`;
    field.setAttribute("aria-label", label);
    field.dataset.testid = `fact-${fact.path}`;
    field.addEventListener("input", () => {
      state.dirty.set(fact.path, true);
      grow(field);
      commits.touch();
    });
    field.addEventListener("blur", () => {
      if (!state.dirty.has(fact.path)) return;
      commits.touch();
      commits.flush();
    });
    box.append(field);
    const word = make("span", "unsure-word", "◇ not sure: please check");
    word.id = `unsure-${fact.path}`;
    box.append(word);
    mark(box, field, word, fact.sure);
    state.areas.set(fact.path, field);
    state.marks.set(fact.path, (sure) => mark(box, field, word, sure));
    return box;
  };

  const mark = (box, field, word, sure) => {
    box.classList.toggle("unsure", !sure);
    word.hidden = sure;
    if (sure) field.removeAttribute("aria-describedby");
    else field.setAttribute("aria-describedby", word.id);
  };

  const item = (entry, number, title) => {
    const box = make("div", "item");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${title} ${number + 1}`);
    for (const fact of entry.lines) box.append(area(fact, fact.style, fact.label));
    if (entry.dates.length > 0) {
      const dates = make("div", "dates");
      dates.append(area(entry.dates[0], "small", "From"), make("span", "", "–"), area(entry.dates[1], "small", "To"));
      box.append(dates);
    }
    if (entry.details.length > 0) {
      const facts = entry.details.map((fact) => area(fact, fact.style, fact.label));
      box.append(folded(`Details (${facts.length})`, facts));
    }
    return box;
  };

  const section = (group) => {
    const box = make("section");
    box.append(make("h3", "", group.title));
    const items = group.items.map((entry, number) => item(entry, number, group.title));
    box.append(...items.slice(0, IN_SIGHT));
    const rest = items.slice(IN_SIGHT);
    if (rest.length > 0) box.append(folded(`${rest.length} more`, rest));
    if (group.next) box.append(adder(box, group));
    return box;
  };

  const adder = (box, group) => {
    const row = make("div", "add");
    const button = make("button", "quiet", group.add);
    button.type = "button";
    button.addEventListener("click", () => {
      const added = item(group.next, group.items.length, group.title);
      row.before(added);
      row.remove();
      added.querySelector("textarea").focus();
    });
    row.append(button);
    return row;
  };

  const folded = (title, parts, open = false) => {
    const box = make("details");
    box.open = open || state.open.has(title);
    box.append(make("summary", "", title), ...parts);
    box.addEventListener("toggle", () => {
      if (box.open) state.open.add(title);
      else state.open.delete(title);
      box.querySelectorAll("textarea").forEach(grow);
    });
    return box;
  };

  const check = () => {
    const unsure = [...root.querySelectorAll(".unsure textarea")];
    const button = state.check;
    button.hidden = unsure.length === 0;
    button.textContent = `◇ ${unsure.length} ${unsure.length === 1 ? "fact" : "facts"} to check`;
    button.onclick = () => {
      for (let box = unsure[0].closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      unsure[0].focus();
    };
  };

  const about = (fact) => {
    const box = make("section", fact.text.length > LONG ? "about-box long" : "about-box");
    box.append(make("h3", "", fact.label), area(fact, fact.style, fact.label));
    return box;
  };

  const share = (common) => {
    const box = make("div", "share");
    box.dataset.testid = "common-ground";
    box.append(make("strong", "", "You share"));
    const list = make("ul");
    for (const ground of common) {
      const line = make("li");
      line.append(make("span", "", ground.text), make("span", "kind", ` · ${ground.kind}`));
      list.append(line);
    }
    box.append(list);
    return box;
  };

  const build = (data) => {
    const focused = root.getRootNode().activeElement;
    const at = [...state.areas].find(([, field]) => field === focused);
    const caret = at ? [at[0], focused.value, focused.selectionStart, focused.selectionEnd, state.dirty.has(at[0])] : null;
    state.areas = new Map();
    state.marks = new Map();
    state.dirty = new Map();
    const parts = data.head.map((fact) => area(fact, fact.style, fact.label));
    if (data.common.length > 0) parts.push(share(data.common));
    parts.push(make("button", "quiet check"));
    state.check = parts[parts.length - 1];
    state.check.type = "button";
    const wide = !window.matchMedia("(max-width: 640px)").matches;
    parts.push(folded("What was read", [about(data.about), ...data.groups.map(section)], wide));
    const more = data.more.map(section);
    if (data.mutual.length > 0) {
      more.push(make("h3", "", "Mutual connections"), make("p", "mutual", data.mutual.join(" · ")));
    }
    parts.push(folded("More of what was read", more));
    root.replaceChildren(...parts);
    state.areas.forEach(grow);
    if (caret && state.areas.has(caret[0])) restore(caret);
  };

  const mend = (corrections) => {
    for (const [path, text] of Object.entries(corrections)) {
      const field = state.areas.get(path);
      if (!field) continue;
      field.value = text;
      state.dirty.set(path, true);
    }
    commits.touch();
  };

  const restore = ([path, text, start, end, dirty]) => {
    const field = state.areas.get(path);
    if (dirty && field.value !== text) {
      field.value = text;
      state.dirty.set(path, true);
      commits.touch();
    }
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
  };

  state.receive = (data) => {
    state.heard = true;
    const common = JSON.stringify(data.common);
    if (data.token !== state.token) {
      state.token = data.token;
      build(data);
      const left = commits.left();
      if (left) mend(left.corrections);
    } else if (common !== state.common) {
      const old = root.querySelector(".share");
      const fresh = data.common.length > 0 ? share(data.common) : null;
      if (old && fresh) old.replaceWith(fresh);
      else if (old) old.remove();
      else if (fresh) state.check.before(fresh);
    }
    state.common = common;
    commits.heard();
    for (const [path, sure] of Object.entries(data.sure)) state.marks.get(path)?.(sure);
    check();
  };
  return state;
}

export default function (component) {
  const state = stateOf(component, ".card", createCard);
  state.receive(component.data);
  return () => state.stop();
}
