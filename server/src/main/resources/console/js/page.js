// What a page does beyond links and forms: copy, print, keep the choice of values in sight.
(() => {
  const say = (text) => {
    const region = document.getElementById("said");
    if (region) region.textContent = text;
  };

  document.addEventListener("click", (event) => {
    const copies = event.target.closest("[data-copy]");
    if (copies) {
      navigator.clipboard.writeText(copies.dataset.copy).then(
        () => say(copies.dataset.copied),
        () => say(copies.dataset.refused));
    }
    if (event.target.closest("[data-print]")) {
      event.preventDefault();
      window.print();
    }
    // A menu that is open closes when something else is chosen.
    document.querySelectorAll("details[data-flyout][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details[data-flyout][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // The result column follows the value that is chosen in its row.
  document.addEventListener("change", (event) => {
    const value = event.target.dataset && event.target.dataset.result;
    if (value === undefined) return;
    const cell = event.target.closest("tr").querySelector("[data-result-cell]");
    if (cell) cell.textContent = value;
  });

  // Before printing, everything that is folded opens.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([data-flyout])").forEach((part) => { part.open = true; });
  });

  // After a part was replaced by a choice of the reader, its heading says so and the focus stays inside.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target && event.detail.target.id === "main") {
      window.scrollTo(0, 0);
      const first = event.detail.target.querySelector("[data-first]");
      if (first) first.focus({ preventScroll: true });
    }
  });
})();
