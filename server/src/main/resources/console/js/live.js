// What happens while a page is open: calls at the reader's desk, and changes of the customer on the page.
// All tabs of a browser share one stream: the tab that holds the lock has it and tells the others. A call
// opens in the tab that was used last; the others show it as a bar.
(() => {
  if (!document.getElementById("ringing") || !window.EventSource || !window.BroadcastChannel || !navigator.locks) return;
  const tab = Math.random().toString(36).slice(2);
  const channel = new BroadcastChannel("atalaya");
  const watched = new Map();
  let source = null;
  let last = "";
  let refreshed = 0;
  let pending = 0;

  const region = () => document.getElementById("ringing");
  const livePage = () => document.querySelector("[data-live]");
  const ownWatch = () => (livePage() ? livePage().dataset.live + ":" + livePage().dataset.version : "");

  // Which calls were opened already: a page that is loaded meanwhile shows them as a bar.
  const seen = () => (localStorage.getItem("atalaya.calls") || "").split(" ").filter(Boolean);
  const remember = (call) => localStorage.setItem("atalaya.calls", [...seen(), call].slice(-40).join(" "));
  const used = () => localStorage.setItem("atalaya.tab", tab);
  const isOwner = () => {
    const owner = localStorage.getItem("atalaya.tab");
    return !owner || owner === tab || !watched.has(owner);
  };

  const say = (message) => {
    channel.postMessage(message);
    hear(message);
  };

  const listen = () => {
    if (source) source.close();
    const asked = new URLSearchParams({ lang: document.documentElement.lang });
    [...new Set(watched.values())].filter(Boolean).slice(0, 20).forEach((one) => asked.append("watch", one));
    if (last) asked.set("after", last);
    source = new EventSource("/stream?" + asked);
    source.addEventListener("call", (event) => {
      last = event.lastEventId;
      say({ kind: "call", html: event.data, tabs: [...watched.keys()] });
    });
    source.addEventListener("changed", (event) => say({ kind: "changed", customer: event.data }));
  };

  const hear = (message) => {
    if (message.kind === "call") ring(message);
    if (message.kind === "changed" && livePage() && livePage().dataset.live === message.customer) refreshSoon();
    if (message.kind === "here") {
      const known = watched.get(message.tab);
      watched.set(message.tab, message.watch);
      if (source && known !== message.watch) listen();
    }
    if (message.kind === "gone") {
      watched.delete(message.tab);
      if (source) listen();
    }
    if (message.kind === "who" && message.tab !== tab) here();
  };
  const here = () => say({ kind: "here", tab, watch: ownWatch() });

  // ---- calls

  const fold = (article) => article.setAttribute("data-folded", "");
  const unfold = (article) => {
    document.querySelectorAll("#ringing > .call").forEach((other) => { if (other !== article) fold(other); });
    article.removeAttribute("data-folded");
    remember(article.dataset.call);
    window.scrollTo(0, 0);
  };
  const isWritten = (article) =>
    [...article.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio])")].some((field) => field.value !== field.defaultValue);

  // What was typed while the caller was looked for.
  const carry = (from, to) => from.querySelectorAll("textarea, input[type=search], input[name=name]").forEach((field) => {
    const same = field.value !== field.defaultValue && to.querySelector("#" + field.id);
    if (same) same.value = field.value;
  });

  const ring = ({ html, tabs }) => {
    const parsed = document.createElement("template");
    parsed.innerHTML = html;
    const article = parsed.content.querySelector(".call");
    if (!article) return;
    (tabs || []).forEach((one) => { if (!watched.has(one)) watched.set(one, ""); });
    const there = document.getElementById(article.id);
    const isSearching = there && there.dataset.shape.startsWith("searching");
    if (there && (there.dataset.shape === article.dataset.shape || (isWritten(there) && !isSearching))) {
      there.dataset.state = article.dataset.state;
      there.querySelector(".ring").replaceWith(article.querySelector(".ring"));
      htmx.process(there);
      return;
    }
    if (there) {
      if (there.hasAttribute("data-folded")) fold(article);
      const focused = there.contains(document.activeElement) ? document.activeElement.id : "";
      carry(there, article);
      there.replaceWith(article);
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    } else {
      fold(article);
      region().prepend(article);
      const over = article.dataset.state === "ended" || article.dataset.state === "abandoned";
      if (!over && isOwner() && !seen().includes(article.dataset.call)) unfold(article);
    }
    htmx.process(article);
    const first = article.querySelector("[data-first]");
    if (first && !article.hasAttribute("data-folded") && article.dataset.shape.startsWith("hidden")) first.focus();
  };

  document.addEventListener("click", (event) => {
    const article = event.target.closest(".call");
    if (!article) return;
    if (event.target.closest("[data-unfold]")) unfold(article);
    if (event.target.closest("[data-fold]")) {
      fold(article);
      const over = article.dataset.state === "ended" || article.dataset.state === "abandoned";
      if (over && !isWritten(article) && article.closest("#ringing")) article.remove();
    }
  });

  // An answer that is no call must not take the place of one: what went wrong is said, the call stays.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = event.detail;
    if (!target.matches || !target.matches(".call")) return;
    const answer = new DOMParser().parseFromString(serverResponse, "text/html");
    if (answer.querySelector(".call")) {
      const told = answer.querySelector("main > .notice");
      if (told) answer.querySelector(".call .call-body").prepend(told);
      event.detail.serverResponse = answer.documentElement.outerHTML;
      return;
    }
    event.detail.shouldSwap = false;
    const wrong = document.createElement("p");
    wrong.className = "notice bad";
    wrong.setAttribute("role", "alert");
    const title = answer.querySelector("h1");
    wrong.textContent = title ? title.textContent : String(event.detail.xhr.status);
    target.querySelector(".call-body").prepend(wrong);
  });

  // A note is kept while it is written, so that it outlives the browser.
  const waiting = new WeakMap();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(async () => {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const saved = form.closest(".closing").querySelector(".saved");
      if (answer.ok && saved) saved.textContent = form.dataset.saved;
    }, 700));
  });

  // ---- the customer on the page

  const refreshSoon = () => {
    clearTimeout(pending);
    pending = setTimeout(refresh, Math.max(0, refreshed + 1000 - Date.now()));
  };

  const refresh = async () => {
    refreshed = Date.now();
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = fresh.querySelector("[data-live]");
    if (!now || !livePage()) return;
    livePage().dataset.version = now.dataset.version;
    fresh.querySelectorAll("[data-part]").forEach((part) => {
      const old = document.getElementById(part.id);
      if (old && old.textContent !== part.textContent && !isWritten(old)) renew(old, document.importNode(part, true));
    });
    here();
  };

  // Scroll, focus and what is folded stay as they are; what changed is marked for a moment.
  const renew = (old, part) => {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const index = focused ? [...old.querySelectorAll("a, button, input, summary, select")].indexOf(focused) : -1;
    const folds = part.querySelectorAll("details");
    old.querySelectorAll("details").forEach((one, i) => { if (folds[i]) folds[i].open = one.open; });
    old.replaceWith(part);
    htmx.process(part);
    if (index >= 0) {
      const again = part.querySelectorAll("a, button, input, summary, select")[index];
      if (again) again.focus({ preventScroll: true });
    }
    part.classList.add("fresh");
    setTimeout(() => part.classList.remove("fresh"), 2000);
  };

  // ---- tabs

  channel.addEventListener("message", (event) => hear(event.data));
  window.addEventListener("focus", used);
  window.addEventListener("pagehide", () => {
    if (source) source.close();
    channel.postMessage({ kind: "gone", tab });
  });
  if (document.hasFocus()) used();
  watched.set(tab, ownWatch());
  channel.postMessage({ kind: "here", tab, watch: ownWatch() });
  navigator.locks.request("atalaya-stream", () => {
    channel.postMessage({ kind: "who", tab });
    listen();
    return new Promise(() => {});
  });
})();
