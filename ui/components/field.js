// One labelled text that is committed while it is typed.

function createField(root) {
  const area = root.querySelector("textarea");
  const state = { token: null };
  const value = () => ({ token: state.token, text: area.value, pasted: state.pasted });
  const settled = () => state.data.text === whole(area.value);
  const commits = committer(state, () => state.data.name, value, settled);
  state.stop = commits.stop;
  area.addEventListener("input", (event) => {
    state.pasted = event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop";
    if (state.single && area.value.includes("\n")) area.value = area.value.replace(/\s*\n\s*/g, " ");
    grow(area);
    commits.touch();
    if (state.pasted) commits.flush();
  });
  area.addEventListener("keydown", (event) => {
    if (state.single && event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
  area.addEventListener("blur", commits.flush);

  state.receive = (data) => {
    state.data = data;
    root.querySelector("label").textContent = data.label;
    const hint = root.querySelector(".hint");
    hint.textContent = data.hint;
    hint.hidden = !data.hint;
    if (data.hint) area.setAttribute("aria-describedby", "hint");
    area.placeholder = data.placeholder;
    area.dataset.testid = data.name;
    area.disabled = data.disabled;
    area.style.minHeight = `${data.rows * 1.5 + 1.1}rem`;
    area.rows = data.rows;
    root.classList.toggle("wide", data.wide);
    state.single = data.single;
    if (data.token !== state.token) {
      state.token = data.token;
      area.value = data.text;
      const left = commits.left();
      if (left) {
        area.value = left.text;
        commits.resume();
      }
    }
    commits.heard();
    grow(area);
  };
  return state;
}

export default function (component) {
  const state = stateOf(component, ".field", createField);
  state.receive(component.data);
  return () => state.stop();
}
