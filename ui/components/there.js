// Brings a place of the page into sight: the words that a search led to.

const TRIES = 40;
const PAUSE = 50; // milliseconds between two looks while the page is still being drawn

export default function (component) {
  const home = component.parentElement;
  const { id } = component.data;
  if (home.firsthandThere === id) return undefined;
  home.firsthandThere = id;
  let left = TRIES;
  const look = () => {
    const place = document.getElementById(id);
    if (place === null) {
      left -= 1;
      if (left > 0) setTimeout(look, PAUSE);
      return;
    }
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };
  look();
  return undefined;
}
