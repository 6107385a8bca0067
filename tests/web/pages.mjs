// The pages the tests look at: two versions of an example with every kind of change between them, made by the program itself.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repo = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(repo, process.env.AVTALEVERK ?? join(process.env.CARGO_TARGET_DIR ?? "target", "debug/avtaleverk"));
const AGREEMENT = "agreements/nordfjella-ikt/agreement.yaml";
const CLAUSE = "clauses/exit-notice/exit-notice-ko.md";
const OUTLINE = "templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml";

const run = (folder, ...args) => execFileSync(program, ["-C", folder, "--ui-lang", "nb", ...args], { encoding: "utf8", maxBuffer: 1 << 26 });

/** Replaces a text that stands once. */
function edited(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`«${from}» does not stand once`);
  return text.replace(from, to);
}

function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Two folders; in the second a sentence is new, one is gone, one is reworded, a clause is moved, and two values are others. */
function versions(root) {
  const [old, now] = [join(root, "old"), join(root, "new")];
  for (const folder of [old, now]) cpSync(join(repo, "agreements/nordfjella-ikt"), join(folder, "agreements/nordfjella-ikt"), { recursive: true });
  let clause = readFileSync(join(repo, CLAUSE), "utf8");
  clause = edited(clause, "Et varsel kan bare trekkes tilbake når de andre deltakerne samtykker.", "Varselet kan trekkes tilbake når alle de andre deltakerne samtykker skriftlig.\n\nVarselet skal grunngis.");
  clause = edited(clause, "Eit varsel kan berre trekkjast tilbake når dei andre deltakarane samtykkjer.", "Varselet kan trekkjast tilbake når alle dei andre deltakarane samtykkjer skriftleg.\n\nVarselet skal grunngjevast.");
  write(now, CLAUSE, clause);
  const outline = readFileSync(join(repo, OUTLINE), "utf8");
  write(now, OUTLINE, edited(outline, "holds: [{topic: parties}, {topic: office}]", "holds: [{topic: office}, {topic: parties}]"));
  write(old, "clauses/purpose/purpose-ko.md", edited(edited(readFileSync(join(repo, "clauses/purpose/purpose-ko.md"), "utf8"), "# nb\n", "# nb\nDette er det viktigste.\n\n"), "# nn\n", "# nn\nDette er det viktigaste.\n\n"));
  let agreement = readFileSync(join(now, AGREEMENT), "utf8");
  agreement = edited(agreement, "notice: {length: 12 months,", "notice: {length: 18 months,");
  agreement = edited(agreement, "values: {nordvik: 17500,", "values: {nordvik: 18500,");
  write(now, AGREEMENT, agreement);
  return [old, now];
}

/** Makes the pages and gives their addresses; `done` takes them away. */
export function pages() {
  const root = mkdtempSync(join(tmpdir(), "avtaleverk-web-"));
  const [old, now] = versions(root);
  const page = (name, html) => {
    writeFileSync(join(root, name), html);
    return `file://${join(root, name)}`;
  };
  const compared = lang => run(now, "diff", `dir:${old}`, ".", "--lang", lang, "--to", "html");
  run(now, "build", "--quiet", "--to", "html");
  return {
    compare: page("compare.html", compared("nb")),
    compareNynorsk: page("compare-nn.html", compared("nn")),
    register: page("register.html", run(now, "status", "--to", "html")),
    document: `file://${join(now, "out/nordfjella-ikt/samarbeidsavtale.nb.html")}`,
    case: `file://${join(now, "out/nordfjella-ikt/saksframlegg.etablering.sordal.nn.html")}`,
    done: () => rmSync(root, { recursive: true }),
  };
}
