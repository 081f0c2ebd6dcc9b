// The keys. The list shown on `?` is the registry: each of its rows says which keys it answers to
// (data-keys), what they do (data-go, data-press, data-focus, data-run) and where (data-on).
const keys = (() => {
  const PAUSE_MS = 1200;
  let prefix = "";
  let timer = 0;

  const inField = (target) =>
    target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(target.type));

  const rows = () => [...document.querySelectorAll("#shortcuts [data-keys]")];

  const press = (selector) => {
    const element = document.querySelector(selector);
    if (!element) return false;
    if (element.tagName === "DETAILS") element.open = !element.open;
    else element.click();
    return true;
  };

  const act = (row) => {
    if (row.dataset.run) return runs[row.dataset.run]();
    if (row.dataset.press) return press(row.dataset.press);
    if (row.dataset.focus) {
      const element = document.querySelector(row.dataset.focus);
      if (!element) return false;
      element.focus();
      if (element.select) element.select();
      return true;
    }
    if (row.dataset.go) {
      location.assign(row.dataset.go);
      return true;
    }
    return false;
  };

  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);

  const move = (by) => {
    const all = items();
    if (all.length === 0) return false;
    const at = all.findIndex((item) => item.hasAttribute("data-current"));
    const next = Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by));
    all.forEach((item) => item.removeAttribute("data-current"));
    all[next].setAttribute("data-current", "");
    all[next].scrollIntoView({ block: "nearest" });
    const target = all[next].matches("a, input, button") ? all[next] : all[next].querySelector("input:checked, a, input, summary");
    if (target) target.focus({ preventScroll: true });
    return true;
  };

  const runs = {
    palette: () => palette.open(),
    shortcuts: () => {
      const dialog = document.getElementById("shortcuts");
      if (dialog.open) dialog.close();
      else dialog.showModal();
      return true;
    },
    next: () => move(1),
    previous: () => move(-1),
  };

  // Letters act only when no field has the focus, and can be switched off altogether (WCAG 2.1.4).
  const onKey = (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const chord = (event.ctrlKey || event.metaKey ? "ctrl+" : "") + event.key.toLowerCase();
    const plain = !event.ctrlKey && !event.metaKey && !/^f\d+$/.test(chord);
    if (plain) {
      if (inField(event.target) || document.body.dataset.letters === "off") return;
      const dialog = document.querySelector("dialog[open]");
      if (dialog && !(dialog.id === "shortcuts" && chord === "?")) return;
    }
    const typed = prefix ? prefix + " " + chord : chord;
    clearTimeout(timer);
    prefix = "";
    const candidates = rows().filter((row) => !row.dataset.on || document.querySelector(row.dataset.on));
    const exact = candidates.filter((row) => row.dataset.keys.split("|").includes(typed));
    for (const row of exact) {
      if (act(row)) {
        event.preventDefault();
        return;
      }
    }
    if (plain && candidates.some((row) => row.dataset.keys.split("|").some((key) => key.startsWith(typed + " ")))) {
      prefix = typed;
      timer = setTimeout(() => { prefix = ""; }, PAUSE_MS);
    }
  };

  document.addEventListener("keydown", onKey);
  return { runs };
})();
