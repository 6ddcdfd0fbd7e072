// What every typed field needs: text on its way to the server while the user types.
// Put before a component's own script; the names are shared by all of them.

const QUIET = 400; // milliseconds without a key before a commit
const LONGEST = 800; // milliseconds that a change may wait while typing goes on

const PATIENCE = 2000; // milliseconds before a commit that nothing answered is sent again
const TRIES = 40;

/**
 * Calls `send` soon after `touch`, at the latest after LONGEST, or at once by `flush`; again
 * while `settled` says that the server does not have the text yet, as after it was restarted.
 */
function committer(send, settled) {
  let timer = null;
  let since = 0;
  let again = null;
  let tries = 0;
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
    if (since === 0) since = Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET, since + LONGEST - Date.now())));
  };
  const leaving = () => {
    if (document.visibilityState === "hidden") flush();
  };
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", leaving);
  const stop = () => {
    flush();
    clearTimeout(again);
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", leaving);
  };
  return { touch, flush, stop };
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
