// The message: edited in place, the source of each sentence shown on it, the findings beside.

const WORDS = { E: "■ Please mend", W: "▲ Worth a look", I: "● An idea" };
const ORIGIN = { profile: "From the profile", me: "From your facts", talk: "From your conversation" };

/** Offsets counted in code points, as the server counts, turned into those of this text. */
function units(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (place) => place;
  const at = [0];
  for (const character of text) at.push(at[at.length - 1] + character.length);
  return (place) => at[Math.min(place, at.length - 1)];
}

/** Moves places of `before` to where they stand in `after`; null where the text changed. */
function mover(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return (place) => {
    if (place.end <= head) return place;
    if (place.start >= before.length - tail) return { ...place, start: place.start + shift, end: place.end + shift };
    return null;
  };
}

function createLetter(root) {
  const pick = (selector) => root.querySelector(selector);
  const body = pick("#body");
  const subject = pick("#subject");
  const mirror = pick(".mirror");
  const tip = pick(".tip");
  const state = { token: null, data: null, lit: null, chosen: null, pending: null };
  const value = () => ({ token: state.token, subject: state.data.subject === null ? null : subject.value, body: body.value });
  const settled = () =>
    state.data.body === whole(body.value) &&
    (state.data.subject === null || state.data.subject === whole(subject.value));
  const commits = committer(state, () => "letter", value, settled);

  // The text and its marks

  const places = (part, list) => {
    const text = part === "body" ? body.value : subject.value;
    const checked = part === "body" ? state.data.body : (state.data.subject ?? "");
    const unit = units(checked);
    const move = mover(checked, text);
    return list.map((item) => move({ ...item, start: unit(item.start), end: unit(item.end) })).filter(Boolean);
  };

  const draw = () => {
    const text = body.value;
    const sentences = places("body", state.data.sentences);
    const found = places("body", state.data.findings.filter((item) => item.part === "body" && item.end > item.start));
    const cuts = new Set([0, text.length]);
    for (const item of [...sentences, ...found]) cuts.add(item.start).add(item.end);
    const order = [...cuts].sort((a, b) => a - b);
    const pieces = order.slice(1).map((end, index) => piece(text, order[index], end, sentences, found));
    mirror.replaceChildren(...pieces, "\n");
    state.sentences = sentences;
    grow(body);
    tell();
  };

  const piece = (text, start, end, sentences, found) => {
    const within = (item) => item.start <= start && item.end >= end;
    const span = make("span", "", text.slice(start, end));
    const sentence = sentences.find(within);
    if (sentence) {
      span.sentence = sentence.number;
      if (sentence.origin) span.classList.add(`from-${sentence.origin}`);
      if (sentence.number === state.lit) span.classList.add("lit");
    }
    for (const finding of found.filter(within)) {
      span.classList.add(`found-${finding.severity}`);
      if (finding.number === state.chosen) span.classList.add("chosen");
    }
    return span;
  };

  const light = (number) => {
    if (number === state.lit) return;
    state.lit = number;
    for (const span of mirror.children) span.classList.toggle("lit", number !== null && span.sentence === number);
  };

  // Where a sentence comes from: under the text for the caret, at the sentence for the pointer

  const sources = (sentence) => {
    if (sentence.sources.length === 0) return [make("div", "", "Nothing to check in this sentence.")];
    return sentence.sources.map((source) => {
      const line = make("div");
      line.append(make("b", "", `${ORIGIN[source.origin]}: `), make("span", "", `“${source.quote}”`));
      return line;
    });
  };

  const tell = () => {
    const place = body.selectionStart;
    const focused = root.getRootNode().activeElement === body;
    const sentence = focused ? state.sentences.find((item) => item.start <= place && place <= item.end) : null;
    const line = pick(".source");
    const content = sentence ? sources(sentence) : [make("div", "hint", "Point at a sentence, or put the cursor in it, to see where it comes from.")];
    if (line.textContent !== content.map((part) => part.textContent).join("")) line.replaceChildren(...content);
    light(sentence ? sentence.number : null);
  };

  const hover = (event) => {
    const at = [...mirror.children].find((span) =>
      [...span.getClientRects()].some((box) => event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom + 4),
    );
    const sentence = at?.sentence === undefined ? null : state.sentences.find((item) => item.number === at.sentence);
    if (!sentence) return unhover();
    light(sentence.number);
    const boxes = [...mirror.children].filter((span) => span.sentence === sentence.number).flatMap((span) => [...span.getClientRects()]);
    const paper = mirror.getBoundingClientRect();
    tip.replaceChildren(...sources(sentence));
    tip.hidden = false;
    tip.style.top = `${Math.max(...boxes.map((box) => box.bottom)) - paper.top + 6}px`;
    tip.style.left = `${Math.max(8, Math.min(event.clientX - paper.left - 40, paper.width - tip.offsetWidth - 8))}px`;
  };

  const unhover = () => {
    tip.hidden = true;
    tell();
  };

  // Findings

  const show = (finding) => {
    const [at] = places(finding.part, [finding]);
    const target = finding.part === "subject" ? subject : body;
    target.focus();
    state.chosen = finding.number;
    if (at && at.end > at.start) target.setSelectionRange(at.start, at.end);
    draw();
    target.scrollIntoView({ block: "nearest" });
  };

  const finding = (item) => {
    const line = make("li");
    const button = make("button", item.severity);
    button.type = "button";
    const word = make("span", "severity", WORDS[item.severity]);
    word.append(make("span", "rule", ` · ${item.rule}`));
    button.append(word, make("span", "message", item.message));
    if (item.text) button.append(make("span", "quote", `“${item.text}”`));
    if (item.mend) button.append(make("span", "mend", item.mend));
    button.addEventListener("click", () => show(item));
    line.append(button);
    return line;
  };

  const list = (data) => {
    const shape = data.findings.length === 0 ? "✓" : WORDS[data.findings[0].severity][0];
    pick(".findings h3").textContent = `${shape} ${data.summary}`;
    pick(".findings ul").replaceChildren(...data.findings.map(finding));
  };

  // Copy, .eml and mail

  const say = (button, word) => {
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    button.textContent = word;
    pick("#said").textContent = word;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      button.textContent = label;
      pick("#said").textContent = "";
    }, 2000);
  };

  const copy = async (button, field) => {
    commits.flush();
    try {
      await navigator.clipboard.writeText(field.value);
      say(button, "Copied");
    } catch {
      field.focus();
      field.select();
      say(button, document.execCommand("copy") ? "Copied" : "Selected: now press Ctrl+C");
    }
  };

  const download = () => {
    const bytes = Uint8Array.from(atob(state.data.eml), (character) => character.charCodeAt(0));
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "message/rfc822" }));
    link.download = state.data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const openMail = () => {
    const link = make("a");
    link.href = state.data.mailto;
    link.click();
  };

  // What leaves must be the text as it stands: an edit still on its way is waited for.
  const leave = (act) => {
    commits.flush();
    if (settled()) act();
    else state.pending = act;
  };

  state.receive = (data) => {
    state.data = data;
    state.data.sentences.forEach((item, number) => Object.assign(item, { number }));
    state.data.findings.forEach((item, number) => Object.assign(item, { number }));
    if (data.token !== state.token && commits.untaken()) {
      // A new draft came while the user was typing: their words stay, as an edit of it.
      state.token = data.token;
      commits.touch();
    } else if (data.token !== state.token) {
      state.token = data.token;
      state.chosen = null;
      body.value = data.body;
      subject.value = data.subject ?? "";
      const left = commits.left();
      if (left) {
        body.value = left.body;
        subject.value = left.subject ?? "";
        commits.resume();
      }
    }
    commits.heard();
    pick("#copy").classList.toggle("primary", data.primary);
    pick("#flagged").textContent = data.flagged;
    pick("#flagged").hidden = !data.flagged;
    pick(".subject-box").hidden = data.subject === null;
    pick("#eml").hidden = pick("#mail").hidden = !data.mailto;
    if (data.mailto.startsWith("mailto:")) pick("#mail").href = data.mailto;
    const counters = data.counters.flatMap((counter) => [" · ", make("span", counter.over ? "over" : "", counter.text)]);
    pick(".counters").replaceChildren(...counters.slice(1));
    pick(".legend .from-talk").hidden = !data.sentences.some((item) => item.origin === "talk");
    list(data);
    draw();
    if (state.pending && settled()) {
      const act = state.pending;
      state.pending = null;
      act();
    }
  };

  state.stop = () => {
    commits.stop();
    document.removeEventListener("selectionchange", moved);
  };
  const moved = () => {
    if (root.getRootNode().activeElement === body && tip.hidden) tell();
  };
  document.addEventListener("selectionchange", moved);
  for (const field of [body, subject]) {
    field.addEventListener("input", () => {
      commits.touch();
      state.chosen = null;
      draw();
    });
    field.addEventListener("blur", () => {
      commits.flush();
      tell();
    });
  }
  body.addEventListener("focus", tell);
  body.addEventListener("keyup", tell);
  body.addEventListener("mousemove", hover);
  body.addEventListener("mouseleave", unhover);
  pick("#copy").addEventListener("click", (event) => copy(event.currentTarget, body));
  pick("#copy-subject").addEventListener("click", (event) => copy(event.currentTarget, subject));
  pick("#eml").addEventListener("click", () => leave(download));
  pick("#mail").addEventListener("click", (event) => {
    event.preventDefault();
    leave(openMail);
  });
  return state;
}

export default function (component) {
  const state = stateOf(component, ".letter", createLetter);
  state.receive(component.data);
  return () => state.stop();
}
