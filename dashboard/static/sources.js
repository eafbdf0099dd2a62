// Opens the source of a number: a click on a number of a page, or on a point of a picture, asks the
// server for the text of that figure and shows it over the page. What it says is `sources.py`'s.
(() => {
  const UNAVAILABLE = {
    zh: "暂时取不到出处，请刷新页面后再试。",
    en: "The source cannot be had now; reload the page and try again.",
  };
  let panel = null;

  const language = () =>
    new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";

  const makePanel = () => {
    const frame = document.createElement("div");
    frame.className = "gjj";
    panel = document.createElement("div");
    panel.className = "source";
    panel.id = "source";
    panel.popover = "auto";
    panel.setAttribute("role", "dialog");
    frame.append(panel);
    document.body.append(frame);
  };

  const open = async (cell) => {
    if (!panel) makePanel();
    const app = document.querySelector('[data-testid="stApp"]');
    if (app) panel.style.colorScheme = getComputedStyle(app).colorScheme;
    const asked = new URLSearchParams({ cell, lang: language() });
    const day = new URLSearchParams(location.search).get("asof");
    if (day) asked.set("asof", day);
    const answer = await fetch(`./source?${asked}`).catch(() => null);
    if (answer && answer.ok) panel.innerHTML = await answer.text();
    else panel.textContent = UNAVAILABLE[language()];
    panel.showPopover();
    panel.scrollTop = 0;
    const heading = panel.querySelector("h3");
    if (heading) panel.setAttribute("aria-label", heading.textContent);
  };

  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-source]");
    if (number) open(number.dataset.source);
  });

  // Plotly says which point was clicked; we listen to a picture once the pointer is on it.
  document.addEventListener("pointerover", (event) => {
    const picture = event.target.closest(".js-plotly-plot");
    if (!picture || !picture.on || picture.dataset.listening) return;
    picture.dataset.listening = "true";
    picture.on("plotly_click", ({ points }) => {
      const carried = points[0] && points[0].customdata;
      const cell = Array.isArray(carried) ? carried[0] : carried;
      if (cell) open(cell);
    });
  });
})();
