// Says Streamlit's own few words (dialogs, tooltips, hints) in the language of the address, and
// keeps <html lang> right. What the pages themselves say is left alone.
(() => {
  const ATTRIBUTES = ["aria-label", "data-title", "placeholder", "title"];
  // Written by the pages: already in the right language.
  const OURS = ".stHtml, svg, style, script, noscript";
  const phrases = JSON.parse(document.getElementById("phrases").textContent);
  const inEnglish = () => new URLSearchParams(location.search).get("lang") === "en";

  // {} stands for what Streamlit puts there, a number or a name.
  const pattern = (phrase) =>
    new RegExp(`^${phrase.split("{}").map((s) => s.replace(/[.*+?^$()|[\]\\]/g, "\\$&")).join("(.+)")}$`);
  const dictionary = (from, to) => ({
    exact: new Map(phrases.filter((p) => !p[from].includes("{}")).map((p) => [p[from], p[to]])),
    patterns: phrases.filter((p) => p[from].includes("{}")).map((p) => [pattern(p[from]), p[to]]),
  });
  const toChinese = dictionary("en", "zh");
  const toEnglish = dictionary("zh", "en");
  let english = inEnglish();

  const translated = (text) => {
    const words = text.trim();
    if (!words || words.length > 300) return null;
    const { exact, patterns } = english ? toEnglish : toChinese;
    if (exact.has(words)) return exact.get(words);
    for (const [shape, wanted] of patterns) {
      const match = shape.exec(words);
      if (match) return wanted.replace("{}", () => match[1]);
    }
    return null;
  };
  const sayText = (node) => {
    const said = translated(node.data);
    if (said !== null) node.data = said;
  };
  const sayAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const said = element.hasAttribute(name) ? translated(element.getAttribute(name)) : null;
      if (said !== null) element.setAttribute(name, said);
    }
  };
  const say = (root) => {
    const parent = root.parentElement;
    if (parent && parent.closest(OURS)) return;
    if (root.nodeType === Node.TEXT_NODE) return sayText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    const skipOurs = (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(OURS)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT;
    if (skipOurs(root) === NodeFilter.FILTER_REJECT) return undefined;
    const walker = document.createTreeWalker(
      root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, skipOurs);
    for (let node = root; node; node = walker.nextNode())
      node.nodeType === Node.TEXT_NODE ? sayText(node) : sayAttributes(node);
    return undefined;
  };

  // A choice of language changes the address and then the page, which is when this is called.
  const followAddress = () => {
    if (english === inEnglish()) return;
    english = inEnglish();
    document.documentElement.lang = english ? "en" : "zh-CN";
    say(document.body);
  };
  const onChange = (records) => {
    followAddress();
    for (const { type, target, addedNodes } of records) {
      if (type === "childList") addedNodes.forEach(say);
      else if (type === "characterData") say(target);
      else if (!target.closest(OURS)) sayAttributes(target);
    }
  };
  new MutationObserver(onChange).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
