// The notes beside the table: the quote of the chosen insight is lit, a click on one chooses it.

/** Gives the function that draws the notes for a list of insights. */
function createNotes(notes, table) {
  let drawn = "";

  const draw = (list) => {
    const text = JSON.stringify(table.state.data.turns);
    if (text !== drawn) {
      drawn = text;
      notes.replaceChildren(...table.state.data.turns.map(turnOf));
    }
    const off = new Set(list.filter((item) => item.off).map((item) => item.id));
    let first = null;
    for (const mark of notes.querySelectorAll("mark")) {
      const lit = mark.ids.includes(table.state.chosen);
      mark.classList.toggle("lit", lit);
      mark.classList.toggle("off", mark.ids.some((id) => off.has(id)));
      if (lit) first ??= mark;
    }
    if (first && table.state.seen !== table.state.chosen) {
      const [pane, box] = [notes.getBoundingClientRect(), first.getBoundingClientRect()];
      notes.scrollTop += box.top - pane.top - pane.height / 3;
    }
    table.state.seen = table.state.chosen;
  };

  const turnOf = (turn) => {
    const line = make("p");
    if (turn.who) line.append(make("span", "who", turn.who));
    for (const { text, ids } of turn.pieces) {
      const piece = make(ids.length ? "mark" : "span", "", text);
      if (ids.length) {
        piece.ids = ids;
        piece.addEventListener("click", () => {
          table.choose(ids[(ids.indexOf(table.state.chosen) + 1) % ids.length]);
          table.state.seen = table.state.chosen; // it is in sight already
          table.draw();
          table.focus();
        });
      }
      line.append(piece);
    }
    return line;
  };

  return draw;
}
