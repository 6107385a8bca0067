// The page that compares: keys, filters, paper, dark and narrow screens, no complaint, no hindrance.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browser, open, violations } from "./browser.mjs";
import { pages } from "./pages.mjs";

let made, chromium;
before(async () => { made = pages(); chromium = await browser(); });
after(async () => { await chromium?.close(); made?.done(); });

/** Opens the page that compares for one test. */
async function compare(options, look) {
  const { page, complaints, close } = await open(chromium, made.compare, options);
  try {
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
}

const shown = page => page.locator(".view:visible").evaluateAll(views => views.map(view => view.id));
const here = page => page.locator(".here").evaluateAll(all => all.map(one => one.textContent.trim()));

describe("keys", () => {
  test("1, 2 and 3 change the view, and the choice follows", () => compare({}, async page => {
    assert.deepEqual(await shown(page), ["view-list"]);
    for (const [key, view] of [["2", "marked"], ["3", "sides"], ["1", "list"]]) {
      await page.keyboard.press(key);
      assert.deepEqual(await shown(page), [`view-${view}`]);
      assert.equal(await page.locator('input[name="view"]:checked').inputValue(), view);
    }
  }));

  test("j and k go through the changes, and stop at the ends", () => compare({}, async page => {
    await page.keyboard.press("2");
    const order = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("j");
      const [text, ...more] = await here(page);
      assert.deepEqual(more, []);
      order.push(text);
      assert.ok(await page.locator(".here").evaluate(one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }), "the change is on the screen");
    }
    assert.ok(new Set(order).size > 1, order.join(" | "));
    await page.keyboard.press("k");
    assert.deepEqual(await here(page), [order[2]]);
    for (let step = 0; step < 9; step++) await page.keyboard.press("k");
    assert.deepEqual(await here(page), [order[0]]);
  }));

  test("keys written in a choice are the choice's own", () => compare({}, async page => {
    await page.locator('select[name="party"]').focus();
    await page.keyboard.press("2");
    assert.deepEqual(await shown(page), ["view-list"]);
  }));

  test("everything can be reached without a mouse", () => compare({}, async page => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    const reached = new Set();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement.getAttribute("name") ?? ""));
    }
    for (const name of ["view", "kind", "party"]) assert.ok(reached.has(name), `${name} is not reached`);
  }));
});

describe("filters", () => {
  const kinds = ["added", "removed", "moved", "reworded"];
  const items = (page, kind) => page.locator(`[data-id^="changes/item"][data-id$=":${kind}]"]`);

  test("a kind that is not ticked is not in the list, and counts are right", () => compare({}, async page => {
    for (const kind of kinds) {
      const box = page.locator(`input[name="kind"][value="${kind}"]`);
      const label = await box.locator("..").innerText();
      const count = await items(page, kind).count();
      assert.ok(count > 0, `the example has nothing that is ${kind}`);
      assert.match(label, new RegExp(`\\(${count}\\)$`));
      await box.uncheck();
      assert.equal(await items(page, kind).first().isVisible(), false);
      await box.check();
      assert.equal(await items(page, kind).first().isVisible(), true);
    }
  }));

  test("a kind that is not ticked is not marked in the text, and not stepped to", () => compare({}, async page => {
    await page.keyboard.press("2");
    const mark = page.locator("#view-marked ins", { hasText: "Varselet skal grunngis." });
    const line = () => mark.evaluate(one => getComputedStyle(one).textDecorationLine);
    assert.equal(await line(), "underline");
    await page.locator('input[name="kind"][value="added"]').uncheck();
    assert.equal(await line(), "none");
    assert.equal(await mark.isVisible(), true, "the words are still the text's");
    const removed = page.locator("#view-marked del", { hasText: "Dette er det viktigste." });
    await page.locator('input[name="kind"][value="removed"]').uncheck();
    assert.equal(await removed.isVisible(), false, "what is gone is no part of the text");
    const seen = new Set();
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press("j");
      (await here(page)).forEach(text => seen.add(text));
    }
    assert.ok(![...seen].some(text => text.includes("grunngis") || text.includes("viktigste")), [...seen].join(" | "));
  }));

  test("one party is told of its own kroner", () => compare({}, async page => {
    const rows = page.locator("[data-id^='changes/meaning[']");
    const all = await rows.count();
    await page.locator('select[name="party"]').selectOption("nordvik");
    const left = await rows.evaluateAll(rows => rows.filter(row => row.offsetParent !== null).map(row => row.dataset.id));
    assert.ok(left.length > 0 && left.length < all);
    assert.ok(left.every(id => id.includes("[nordvik:")), left.join(" "));
    await page.locator('select[name="party"]').selectOption("");
    assert.equal(await rows.evaluateAll(rows => rows.filter(row => row.offsetParent !== null).length), all);
  }));
});

describe("paper", () => {
  test("everything is printed, whatever was chosen on the screen, and the controls are not", () => compare({}, async page => {
    await page.locator('input[name="kind"][value="added"]').uncheck();
    await page.keyboard.press("3");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".controls").isVisible(), false);
    assert.deepEqual(await shown(page), ["view-list", "view-marked"]);
    const marks = await page.locator("#view-marked :is(ins, del)").evaluateAll(all => all.filter(one => one.offsetParent !== null && getComputedStyle(one).textDecorationLine === "none" && !one.closest("[data-kind^=moved]")).length);
    assert.equal(marks, 0, "marks without a line through or under them");
    assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
  }));

  test("without scripts everything stands there", () => compare({ javaScriptEnabled: false }, async page => {
    assert.deepEqual(await shown(page), ["view-list", "view-marked", "view-sides"]);
    assert.equal(await page.locator(".controls").isVisible(), false);
  }));
});

describe("screens", () => {
  for (const [name, options] of [["light", {}], ["dark", { colorScheme: "dark" }], ["narrow", { viewport: { width: 390, height: 800 } }], ["forced colours", { forcedColors: "active" }]]) {
    test(`nothing is wider than the screen and axe-core finds nothing: ${name}`, () => compare(options, async page => {
      for (const key of ["1", "2", "3"]) {
        await page.keyboard.press(key);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `view ${key} is ${over} pixels too wide`);
        assert.deepEqual(await violations(page), [], `view ${key}`);
      }
    }));
  }

  for (const name of ["compareNynorsk", "register", "document", "case"]) {
    test(`axe-core finds nothing: ${name}`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const { page, complaints, close } = await open(chromium, made[name], { colorScheme });
        assert.deepEqual(await violations(page), [], colorScheme);
        assert.deepEqual(complaints, []);
        await close();
      }
    });
  }
});
