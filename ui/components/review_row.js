// One insight of the review: what was said, what is known of it, and its keys while it is chosen.

const ACTS = [
  ["k", "Keep", "keep"],
  ["e", "Edit", "edit"],
  ["m", "Merge with the one above", "merge"],
  ["s", "Split", "split"],
  ["t", "Other topic", "topic"],
  ["o", "Off the record", "off"],
  ["d", "Drop", "drop"],
];

function createRow(id, table) {
  const place = make("li", "insight");
  place.dataset.testid = "insight";
  const body = make("div", "body");
  const head = make("div", "head");
  const statement = make("p", "statement");
  const quote = make("p", "quote");
  const flags = make("p", "flags");
  const open = make("div", "open");
  const acts = make("div", "acts");
  body.append(head, statement, quote, flags);
  place.append(body, open, acts);
  place.addEventListener("click", () => {
    if (table.state.chosen === id) return;
    table.choose(id);
    table.draw();
    table.focus();
  });
  place.addEventListener("focus", () => {
    if (table.state.chosen === id) return;
    table.choose(id);
    table.draw();
  });
  const row = { place, opened: null };

  const button = (label, letter, name) => {
    const one = make("button", "");
    one.type = "button";
    one.append(make("kbd", "", letter.toUpperCase()), label);
    one.dataset.testid = `act-${name}`;
    one.tabIndex = table.state.chosen === id ? 0 : -1;
    one.addEventListener("click", (event) => {
      event.stopPropagation();
      table.act(name);
    });
    return one;
  };

  const buttons = (item, first) => {
    if (item.waits) return [make("span", "hint", "A moment …")];
    if (item.away) return [button("Take it back", "u", "undo")];
    return ACTS.filter(([, , name]) => !(name === "merge" && first)).map(([letter, label, name]) =>
      button(name === "off" && item.off ? "Not off the record" : label, letter, name),
    );
  };

  row.show = (item, first) => {
    row.item = item;
    const chosen = table.state.chosen === id;
    // A long talk has hundreds of rows, and a key changes two of them.
    const seen = JSON.stringify([item, first, chosen, chosen && table.state.open, table.state.chosen === null]);
    if (row.seen === seen) return;
    row.seen = seen;
    place.className = `insight${item.reviewed ? " kept" : ""}${item.off ? " off" : ""}${chosen ? " chosen" : ""}${item.away ? " away" : ""}`;
    place.tabIndex = chosen || (table.state.chosen === null && first) ? 0 : -1;
    if (chosen) place.setAttribute("aria-current", "true");
    else place.removeAttribute("aria-current");
    const stateWord = { drop: "dropped", merge: "merged with the one above" }[item.away] ?? (item.reviewed ? "✓ kept" : "○ not reviewed");
    const parts = [make("span", "topic", table.named.get(item.topic)), ...item.marks.map((mark) => make("span", "", mark))];
    if (item.off) parts.push(make("span", "lock", "🔒 for you alone"));
    parts.push(make("span", "state", stateWord));
    head.replaceChildren(...parts);
    statement.textContent = item.statement;
    const wanted = (chosen && table.state.open) || (item.draft === null ? null : "edit");
    statement.hidden = wanted === "edit";
    quote.textContent = `“${item.quote}”`;
    quote.hidden = wanted === "split";
    flags.textContent = item.flags.length ? `▲ Not in the quote: ${item.flags.join("; ")}` : "";
    flags.hidden = item.flags.length === 0;
    const label = JSON.stringify([item.off, item.waits, item.away, first, chosen]);
    if (row.label !== label) {
      const within = acts.contains(place.getRootNode().activeElement);
      row.label = label;
      acts.replaceChildren(...buttons(item, first));
      if (within) place.focus();
    }
    if (row.opened === wanted) return;
    row.opened = wanted;
    open.replaceChildren(...(wanted ? OPEN[wanted](item, table) : []));
  };
  row.enter = () => open.querySelector("textarea, select, .halves")?.focus();

  return row;
}
