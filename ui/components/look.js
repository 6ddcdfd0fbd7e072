// Puts the theme of the settings where Streamlit keeps a reader's choice, and draws again if it was another.

const NAMES = { light: "Light", dark: "Dark", system: "System" };

export default function (component) {
  const { theme, paths } = component.data;
  const wanted = NAMES[theme];
  const opened = new URL(performance.getEntriesByType("navigation")[0].name).pathname;
  const here = `stActiveTheme-${opened}-v2`;
  const found = JSON.parse(localStorage.getItem(here) ?? '"System"');
  for (const path of new Set([...paths, opened, location.pathname])) {
    localStorage.setItem(`stActiveTheme-${path}-v2`, JSON.stringify(wanted));
  }
  if (found !== wanted) location.reload();
}
