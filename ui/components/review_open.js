// What opens in a row of the review: a field for the statement, the topics, the quote to be cut.
// Each is given the insight and the table, and gives the elements to show.

const LONGEST_STATEMENT = 30; // words

const OPEN = {
  edit(item, table) {
    const area = make("textarea");
    area.value = item.draft ?? item.statement;
    area.rows = 2;
    area.setAttribute("aria-label", "The insight in your words");
    area.dataset.testid = "statement";
    const why = make("p", "why", item.why);
    const before = item.statement;
    const tell = () => {
      const words = area.value.split(/\s+/).filter(Boolean).length;
      why.textContent = words > LONGEST_STATEMENT ? `▲ ${words} words: at most ${LONGEST_STATEMENT}, so shorten or split it.` : "";
    };
    area.addEventListener("input", () => {
      tell();
      grow(area);
      table.put({ act: "edit", id: item.id, text: area.value }, false);
    });
    area.addEventListener("blur", table.flush);
    area.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape" && area.value !== before) table.put({ act: "edit", id: item.id, text: before });
      table.flush();
      table.leave();
    });
    requestAnimationFrame(() => grow(area));
    return [area, why, make("p", "hint", "Enter when it is right, Esc as it was.")];
  },
  topic(item, table) {
    const select = make("select");
    select.setAttribute("aria-label", "Topic");
    select.dataset.testid = "topic";
    for (const [topic, name] of table.state.data.topics) {
      const option = make("option", "", name);
      option.value = topic;
      option.selected = topic === item.topic;
      select.append(option);
    }
    select.addEventListener("change", () => table.put({ act: "topic", id: item.id, topic: select.value }));
    select.addEventListener("keydown", (event) => {
      if (!["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      table.leave();
    });
    return [select];
  },
  split(item, table) {
    const pieces = item.quote.split(/(\s+)/);
    const words = pieces.length / 2;
    let at = naturalCut(pieces);
    const halves = make("div", "halves");
    halves.tabIndex = 0;
    halves.dataset.testid = "halves";
    halves.setAttribute("role", "slider");
    halves.setAttribute("aria-label", "Where the second insight begins");
    halves.setAttribute("aria-valuemin", "1");
    halves.setAttribute("aria-valuemax", String(Math.max(1, Math.ceil(words) - 1)));
    const show = () => {
      const parts = pieces.map((piece, number) => {
        const word = make("span", number % 2 ? "" : `word${number >= at ? " second" : ""}`, piece);
        if (number % 2 === 0 && number > 0) {
          word.addEventListener("click", () => {
            at = number;
            show();
          });
        }
        return word;
      });
      parts.splice(at, 0, make("span", "cut", "✂"));
      halves.replaceChildren(...parts);
      halves.setAttribute("aria-valuenow", String(at / 2));
      halves.setAttribute("aria-valuetext", `Second: ${pieces.slice(at).join("")}`);
    };
    const cut = () => {
      table.put({ act: "split", id: item.id, at: [...pieces.slice(0, at).join("")].length });
      table.leave();
    };
    halves.addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft") at = Math.max(2, at - 2);
      else if (event.key === "ArrowRight") at = Math.min(pieces.length - 1, at + 2);
      else if (event.key === "Enter" && pieces.length > 2) cut();
      else if (event.key === "Escape") table.leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (halves.isConnected) show();
    });
    if (pieces.length < 3) return [make("p", "hint", "One word cannot be split.")];
    show();
    const here = make("button", "", "Split here");
    here.type = "button";
    here.dataset.testid = "split-here";
    here.addEventListener("click", cut);
    const none = make("button", "quiet", "Leave it");
    none.type = "button";
    none.addEventListener("click", table.leave);
    const line = make("div", "buttons");
    line.append(here, none);
    return [halves, make("p", "hint", "← → or a click move the cut, Enter splits, Esc leaves it."), line];
  },
};

/** The piece of a quote where a second claim begins most likely: after a stop, a comma, or halfway. */
function naturalCut(pieces) {
  const starts = pieces.map((_, number) => number).filter((number) => number > 0 && number % 2 === 0);
  const middle = pieces.length / 2;
  const near = (list) => list.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const after = (ends) => near(starts.filter((number) => ends.test(pieces[number - 2])));
  return after(/[.;!?]$/) ?? after(/[,:–—]$/) ?? near(starts);
}
