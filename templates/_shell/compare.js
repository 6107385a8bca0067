"use strict";
(() => {
  const controls = document.querySelector(".controls");
  const views = [...document.querySelectorAll(".view")];
  const marks = ":is(ins, del, [data-change])";
  const changes = () => [...document.querySelectorAll(`.view:not(.away) :is(ins, del, [data-change], [data-id^='changes/item'])`)]
    .filter(element => element.offsetParent !== null && !element.closest(".off") && !element.parentElement.closest(`${marks}, [data-id^='changes/item']`));
  let at = -1;

  const show = name => {
    for (const view of views) view.classList.toggle("away", view.id !== `view-${name}`);
    const radio = controls.querySelector(`input[name="view"][value="${name}"]`);
    if (radio) radio.checked = true;
    at = -1;
  };

  // Words marked within a line are new wording of it, whatever happened to each word.
  const kindOf = mark => {
    const kind = mark.dataset.kind ?? mark.dataset.change ?? "";
    if (kind.startsWith("moved")) return "moved";
    return mark.matches("ins:not(.change), del:not(.change)") && ["added", "removed"].includes(kind) ? "reworded" : kind;
  };

  // What is filtered away is hidden in the list and unmarked in the text; on paper everything stands there.
  const filter = () => {
    const off = [...controls.querySelectorAll('input[name="kind"]')].filter(box => !box.checked).map(box => box.value);
    for (const entry of document.querySelectorAll("[data-id^='changes/item']")) {
      entry.classList.toggle("away", off.includes(entry.dataset.id.replace(/^.*:(\w+)\]$/, "$1")));
    }
    for (const mark of document.querySelectorAll(`#view-marked ${marks}, #view-sides ${marks}`)) {
      mark.classList.toggle("off", off.includes(kindOf(mark)));
    }
    const party = controls.querySelector('select[name="party"]')?.value ?? "";
    for (const row of document.querySelectorAll("[data-id^='changes/meaning['], [data-id^='changes/effect[']")) {
      const own = row.dataset.id.replace(/^[^[]*\[([^:\]]*).*$/, "$1");
      row.classList.toggle("away", party !== "" && own !== party);
    }
    at = -1;
  };

  const go = step => {
    const all = changes();
    if (all.length === 0) return;
    document.querySelector(".here")?.classList.remove("here");
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    all[at].classList.add("here");
    all[at].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };

  controls.hidden = false;
  controls.addEventListener("change", event => (event.target.name === "view" ? show(event.target.value) : filter()));
  controls.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea")) return;
    const keys = { 1: () => show("list"), 2: () => show("marked"), 3: () => show("sides"), j: () => go(1), n: () => go(1), k: () => go(-1), p: () => go(-1) };
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  show("list");
})();
