// Ctrl+K: go, find, do. The list comes from the server; the arrows move in it.
const palette = (() => {
  const dialog = () => document.getElementById("palette");
  const field = () => dialog().querySelector("input");
  const options = () => [...dialog().querySelectorAll('[role="option"]')];

  const choose = (index) => {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const chosen = all[index];
    field().setAttribute("aria-activedescendant", chosen ? chosen.id : "");
    if (chosen) chosen.scrollIntoView({ block: "nearest" });
  };

  const onKey = (event) => {
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(Math.min(all.length - 1, at + 1));
    else if (event.key === "ArrowUp") choose(Math.max(0, at - 1));
    else if (event.key === "Enter") {
      if (at < 0) return;
      follow(all[at]);
    } else return;
    event.preventDefault();
  };

  const follow = (option) => {
    dialog().close();
    if (option.dataset.run) keys.runs[option.dataset.run]();
    else location.assign(option.getAttribute("href"));
  };

  const open = () => {
    if (dialog().open) {
      dialog().close();
      return true;
    }
    dialog().showModal();
    field().value = "";
    htmx.trigger(field(), "ask");
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest && event.target.closest("#palette .ask")) onKey(event);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "palette-found") choose(options().length > 0 ? 0 : -1);
  });
  document.addEventListener("click", (event) => {
    const option = event.target.closest('#palette [role="option"]');
    if (option && option.dataset.run) {
      event.preventDefault();
      follow(option);
    }
    if (event.target.closest("[data-open-palette]")) {
      event.preventDefault();
      open();
    }
    if (event.target.closest("[data-open-shortcuts]")) {
      event.preventDefault();
      keys.runs.shortcuts();
    }
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (event.target.tagName === "DIALOG" && event.target.open) event.target.close();
  });
  return { open };
})();
