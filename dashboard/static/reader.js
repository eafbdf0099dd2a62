// The sources page in the browser: filters, and the ways from a mark in the text to its row in the
// table and back. What is open and chosen stands in the address. Pages are made by `source_*.py`.
(() => {
  // Which attribute of a row each filter asks.
  const ASKED = { role: "f", group: "g", use: "u" };
  const NARROW = matchMedia("(max-width: 1000px)");
  let room = null;
  let kept = { document: null, language: null, search: "" };

  const all = (selector) => [...room.querySelectorAll(selector)];
  const language = () => document.documentElement.lang;
  const asked = () => new URLSearchParams(location.search);
  const write = (changes) => {
    const url = new URL(location.href);
    for (const [key, value] of Object.entries(changes))
      value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
    kept.search = url.search;
  };

  // --- filters
  const controls = () => all("[data-filter]");
  const valueOf = (control) =>
    control.matches(".chips")
      ? control.querySelector('[aria-pressed="true"]').dataset.value
      : control.value;
  const setValue = (control, value) => {
    if (!control.matches(".chips")) {
      control.value = value;
      if (control.selectedIndex === -1) control.value = "";
      return;
    }
    const buttons = [...control.children];
    const chosen = buttons.find((button) => button.dataset.value === value) || buttons[0];
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
  };
  const choices = () =>
    Object.fromEntries(controls().map((control) => [control.dataset.filter, valueOf(control)]));
  const fits = (row, name, value) => (row.dataset[ASKED[name]] || "").split(" ").includes(value);
  const filter = () => {
    const wanted = Object.entries(choices()).filter(([, value]) => value);
    const rows = all("tbody tr[data-f]");
    for (const row of rows)
      row.hidden = !wanted.every(([name, value]) => fits(row, name, value));
    const shown = rows.filter((row) => !row.hidden);
    const places = new Set(shown.map((row) => row.dataset.at));
    for (const mark of all("mark[data-at]"))
      mark.classList.toggle("off", !places.has(mark.dataset.at));
    const output = room.querySelector("output");
    output.textContent = output.dataset.words
      .replace("{shown}", shown.length).replace("{count}", rows.length);
    room.querySelector(".nothing").hidden = shown.length > 0;
    restrictTab("tbody tr[data-at]", shown);
    restrictTab("mark[data-at]", all("mark[data-at]:not(.off)"));
  };
  const choose = () => {
    filter();
    const lost = all("tr.on").some((row) => row.hidden);
    if (lost) lift();
    write(lost ? { ...choices(), at: "" } : choices());
  };

  // --- marks and rows
  const placed = (at, name = "") => all(`${name}[data-at="${CSS.escape(at)}"]`);
  const rowsAt = (at) => placed(at, "tr");
  const marksAt = (at) => placed(at, "mark");
  // One stop of the Tab key for all marks and one for all rows; arrows go on from there.
  const restrictTab = (selector, members) => {
    const chosen = members.find((member) => member.matches(".on")) || members[0];
    for (const one of all(selector)) one.tabIndex = one === chosen ? 0 : -1;
  };
  const words = (row) =>
    [...row.cells].slice(0, 2)
      .map((cell) => [...cell.childNodes].map((node) => node.textContent.trim()).join(" "))
      .join(" ");
  const name = () => {
    for (const mark of all("mark[data-at]")) {
      mark.setAttribute("role", "button");
      const row = rowsByPlace.get(mark.dataset.at);
      if (row) mark.setAttribute("aria-label", words(row));
    }
  };
  let rowsByPlace = new Map();

  // A character's place in the page: the block that begins before it, then its text nodes.
  const pointAt = (blocks, offset) => {
    const block = blocks.findLast((one) => Number(one.dataset.o) <= offset);
    if (!block) return null;
    let left = offset - Number(block.dataset.o);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let node = null;
    while (walker.nextNode()) {
      node = walker.currentNode;
      const letters = [...node.data]; // the server counts characters, not halves of them
      if (left <= letters.length) return [node, letters.slice(0, left).join("").length];
      left -= letters.length;
    }
    return node && [node, node.data.length];
  };
  const markQuote = (row) => {
    if (!CSS.highlights) return;
    const [start, end] = ((row && row.dataset.q) || "").split("-").map(Number);
    if (!end) return;
    const blocks = all("[data-o]");
    const ends = [pointAt(blocks, start), pointAt(blocks, end)];
    if (!ends[0] || !ends[1]) return;
    const range = document.createRange();
    range.setStart(...ends[0]);
    range.setEnd(...ends[1]);
    CSS.highlights.set("quote", new Highlight(range));
  };

  const reveal = (element) => {
    const pane = element && element.closest(".pane");
    if (!pane || !element.checkVisibility()) return;
    if (pane.scrollHeight <= pane.clientHeight || getComputedStyle(pane).overflowY === "visible") {
      element.scrollIntoView({ block: "center" });
      return;
    }
    const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
    pane.scrollTop += inner.top - outer.top - (pane.clientHeight - inner.height) / 2;
  };
  const show = (pane) => {
    room.dataset.pane = pane;
    for (const tab of all("[data-pane][aria-pressed]"))
      tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane));
  };
  const lift = () => {
    for (const one of all(".on")) {
      one.classList.remove("on");
      one.removeAttribute("aria-current");
    }
    if (CSS.highlights) CSS.highlights.delete("quote");
  };
  // Highlight all that stands at a place; `towards` is the pane that it is to be found in.
  const select = (at, towards) => {
    lift();
    const [marks, rows] = [marksAt(at), rowsAt(at)];
    if (rows.length && rows.every((row) => row.hidden)) {
      for (const control of controls()) setValue(control, "");
      choose();
    }
    for (const one of [...marks, ...rows]) {
      one.classList.add("on");
      one.setAttribute("aria-current", "true");
    }
    restrictTab("mark[data-at]", all("mark[data-at]:not(.off)"));
    restrictTab("tbody tr[data-at]", all("tbody tr[data-at]:not([hidden])"));
    markQuote(rows[0]);
    if (NARROW.matches && towards) show(marks.length ? towards : "table");
    if (towards !== "text") reveal(rows[0]);
    if (towards !== "table") reveal(marks[0]);
    write({ at });
    return towards === "text" ? marks[0] || rows[0] : rows[0] || marks[0];
  };

  // The mark at a place; where the text was read anew, the one nearest to it.
  const nearest = (at) => {
    if (!at || marksAt(at).length || rowsAt(at).length) return at;
    const marks = all("mark[data-at]:not(.unread)");
    if (!/^\d{1,9}$/.test(at) || !marks.length) return "";
    const away = (mark) => Math.abs(Number(mark.dataset.at) - Number(at));
    return marks.reduce((best, mark) => (away(mark) < away(best) ? mark : best)).dataset.at;
  };
  const follow = () => {
    const wanted = asked();
    for (const control of controls()) setValue(control, wanted.get(control.dataset.filter) || "");
    filter();
    const at = nearest(wanted.get("at"));
    if (!at) {
      lift();
      return;
    }
    select(at);
    const there = marksAt(at)[0] || rowsAt(at)[0];
    if (NARROW.matches) {
      show(marksAt(at).length ? "text" : "table");
      reveal(there);
    } else room.querySelector(".panes, .pane").scrollIntoView({ block: "nearest" });
  };

  // A page was drawn: give it what the address asks for. Another language loses our part of the
  // address, as the server writes it anew; then what was asked for before still holds.
  const enter = (found) => {
    room = found;
    room.dataset.live = "";
    rowsByPlace = new Map(all("tr[data-at]").toReversed().map((row) => [row.dataset.at, row]));
    const here = room.dataset.document;
    if (kept.document === here && kept.language !== language()) {
      const before = new URLSearchParams(kept.search);
      write(Object.fromEntries(["at", ...Object.keys(choices())].map((key) => [key, before.get(key)])));
    }
    kept = { document: here, language: language(), search: location.search };
    name();
    requestAnimationFrame(() => room === found && follow());
  };
  new MutationObserver(() => {
    const found = document.querySelector(".reader:not([data-live])");
    if (found) enter(found);
  }).observe(document, { childList: true, subtree: true });
  addEventListener("popstate", () => {
    if (room && room.isConnected && (asked().get("source") || "") === room.dataset.document)
      follow();
  });

  // --- what the reader does
  const isPlain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
  // Streamlit follows the address as it does for the browser's own Back: without a reload.
  const go = (href) => {
    history.pushState({}, "", href);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  // To Streamlit a document is the page we are on, and a click on its name would lead nowhere.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[data-testid="stSidebarNavLink"]');
    if (!link || !isPlain(event) || !room || !room.isConnected) return;
    if (new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    event.stopPropagation();
    go(link.href);
  }, true);
  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target.closest("a[data-go]");
    if (link && isPlain(event)) {
      event.preventDefault();
      const panel = link.closest("[popover]");
      if (panel) panel.hidePopover();
      go(link.href);
      return;
    }
    if (!room || !room.contains(target) || target.closest("a, .src")) return;
    const chip = target.closest("[data-filter] > button");
    const tab = target.closest("button[data-pane]");
    const place = target.closest("[data-at]");
    if (chip) {
      setValue(chip.parentElement, chip.dataset.value);
      choose();
    } else if (tab) show(tab.dataset.pane);
    else if (place && !String(getSelection())) {
      select(place.dataset.at, place.matches("mark") ? "table" : "text");
    }
  });
  document.addEventListener("input", (event) => {
    if (room && room.contains(event.target) && event.target.matches("[data-filter]")) choose();
  });
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const here = event.target;
    if (!room || !room.contains(here) || !here.matches("[data-at]")) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const there = select(here.dataset.at, here.matches("mark") ? "table" : "text");
      if (there) there.focus({ preventScroll: true });
    } else if (STEPS[event.key]) {
      event.preventDefault();
      const kin = here.matches("mark")
        ? all("mark[data-at]:not(.off)") : all("tbody tr[data-at]:not([hidden])");
      const next = kin[kin.indexOf(here) + STEPS[event.key]];
      if (next) next.focus();
    }
  });
})();
