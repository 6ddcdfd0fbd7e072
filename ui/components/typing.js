// What every typed field needs: text on its way to the server while the user types.
// Put before a component's own script; the names are shared by all of them.

const QUIET = 400; // milliseconds without a key before a commit
const LONGEST = 800; // milliseconds that a change may wait while typing goes on

const PATIENCE = 2000; // milliseconds before a commit that nothing answered is sent again
const TRIES = 40;
const HELD = 5000; // milliseconds that a click waits, at most, for what was typed before it

const HOUR = 3600000; // milliseconds

/**
 * A copy of what is typed, in this browser, until the server has it: neither closing the tab
 * at once nor a crash of the app loses it. One a field and token; forgotten ones go after
 * `longest` milliseconds.
 */
function copies(name, longest) {
  const start = `firsthand-typed-${name()}:`;
  const place = (token) => start + token;
  const sweep = () => {
    for (const other of Object.keys(localStorage)) {
      if (!other.startsWith(start)) continue;
      const copy = JSON.parse(localStorage.getItem(other));
      if (Date.now() - copy.at > (copy.longest ?? HOUR)) localStorage.removeItem(other);
    }
  };
  return {
    keep(value) {
      try {
        localStorage.setItem(place(value.token), JSON.stringify({ at: Date.now(), longest, value }));
      } catch {
        // Too large, or not allowed: the server gets it within a second all the same.
      }
    },
    drop: (token) => localStorage.removeItem(place(token)),
    find(token) {
      const found = localStorage.getItem(place(token));
      sweep();
      return found && JSON.parse(found).value;
    },
  };
}

/**
 * Sends `value()` to the server soon after `touch`, at the latest after LONGEST, or at once by
 * `flush`; again while `settled()` says that the server does not have it, as after a restart.
 * `heard` is called with everything that comes from the server; `left` gives what an earlier
 * page may not have sent, and `resume` sends it if so; `untaken` says whether the server
 * dropped, or never had, the last change.
 */
function committer(state, name, value, settled, longest = HOUR) {
  let timer = null;
  let since = 0;
  let again = null;
  let tries = 0;
  let copied = null; // the token of the copy
  let edited = 0; // when the text was changed last
  const spare = () => copies(name, longest);
  const send = () => {
    const now = value();
    if (now) state.component.setStateValue("value", { ...now, at: edited });
  };
  const insist = () => {
    clearTimeout(again);
    if (settled() || tries >= TRIES) return;
    again = setTimeout(() => {
      if (settled()) return;
      tries += 1;
      send();
      insist();
    }, Math.min(PATIENCE * 1.5 ** tries, 15000));
  };
  const flush = () => {
    clearTimeout(timer);
    if (since === 0) return;
    since = 0;
    tries = 0;
    send();
    insist();
  };
  const touch = () => {
    const now = value();
    if (copied !== null && copied !== state.token) spare().drop(copied);
    if (now) spare().keep(now);
    copied = state.token;
    edited = Math.max(edited + 1, Date.now());
    if (since === 0) since = Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET, since + LONGEST - Date.now())));
  };
  // A click outside the fields waits until the server has what was typed before it: Streamlit
  // sends a text later than a click, and a text that comes after leads back to the page left.
  let held = null;
  let through = null;
  const follow = () => {
    if (held) clearTimeout(again);
    through = held;
    held = null;
    through?.click();
    through = null;
  };
  const hold = (event) => {
    const [inner] = event.composedPath();
    const target = inner.getRootNode() === document && inner.closest("button, a");
    if (!target || target === through || copied === null || settled()) return;
    if (held === null) setTimeout(follow, HELD);
    held = target;
    event.preventDefault();
    event.stopImmediatePropagation();
    flush();
  };
  const heard = () => {
    if (held && settled()) follow();
    if (copied === null || !state.component.data.kept) return;
    if (copied === state.token && (since !== 0 || !settled())) return;
    spare().drop(copied);
    copied = null;
  };
  const left = () => spare().find(state.token);
  const untaken = () => copied !== null && edited > (state.component.data.taken ?? 0);
  const resume = () => {
    copied = state.token;
    if (settled()) heard();
    else touch();
  };
  const leaving = () => {
    if (document.visibilityState === "hidden") flush();
  };
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", leaving);
  document.addEventListener("click", hold, true);
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(again);
    document.removeEventListener("click", hold, true);
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", leaving);
  };
  return { touch, flush, stop, heard, left, resume, untaken };
}

/** Text as the server keeps it: a lone half of a surrogate pair is replaced. */
function whole(text) {
  return text.toWellFormed?.() ?? text;
}

/** An element with a class and literal text. The only way text of people comes in. */
function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

/** Makes a text area as high as its text where the browser does not do it by itself. */
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** The state kept beside a mounted component; made anew when its HTML was made anew. */
function stateOf(component, selector, create) {
  const home = component.parentElement;
  const root = home.querySelector(selector);
  if (!home.firsthand || home.firsthand.root !== root) {
    home.firsthand?.stop();
    home.firsthand = create(root);
    home.firsthand.root = root;
  }
  home.firsthand.component = component;
  return home.firsthand;
}
