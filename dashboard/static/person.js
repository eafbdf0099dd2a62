// Keeps the name that somebody gave for the next visit; `person.py` reads it when a session starts.
(() => {
  const KEY = "person";
  const A_YEAR = 365 * 24 * 60 * 60;
  document.addEventListener("change", ({ target }) => {
    if (!target.closest(`.st-key-${KEY}`)) return;
    const name = encodeURIComponent(target.value.trim());
    document.cookie = `${KEY}=${name}; max-age=${A_YEAR}; path=/; samesite=strict`;
  });
})();
