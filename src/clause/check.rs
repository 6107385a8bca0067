//! The checks of the library at load. Every fault has a place and, where a name is misspelt, the nearest known one.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Clause, Library, condition_uses};
use super::template::{Fault, Template, Use, Used};
use crate::agreement::schema::{Kind, Shape, UnknownPath};
use crate::basis::{Basis, BasisError, Claim};
use crate::diag::{Finding, Findings, nearest, suggest};
use crate::document::tables;
use crate::lang::{Form, Lang, Words};
use crate::project::Level;
use crate::source::{Place, SourceId, Span, Spanned};
use crate::tr;

/// Checks every clause of a library against the schema, the words, the law's citations and the other clauses.
pub(super) fn library(library: &Library, findings: &mut Findings) {
    let context = Context::of(library);
    for clause in library.clauses() {
        file_name(clause, findings);
        replaced(clause, findings);
        context.clause(clause, findings);
    }
    for document in library.documents.values() {
        if let Some(frame) = library.frame(&document.id) {
            context.clause(frame, findings);
        }
        for slot in document.slots() {
            if let Some(each) = &slot.each
                && let Err(unknown) = Shape::of_templates().at(each)
            {
                findings.add(unknown_path(Place { source: document.source, span: each.span }, each, &unknown));
            }
        }
    }
}

/// What the checks of one clause look things up in.
struct Context<'a> {
    topics: BTreeSet<&'a str>,
    anchors: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The list a topic is repeated over.
    each: BTreeMap<&'a str, &'a str>,
}

impl<'a> Context<'a> {
    fn of(library: &'a Library) -> Self {
        let mut anchors: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for clause in library.clauses() {
            anchors.entry(clause.topic()).or_default().extend(clause.anchors.iter().map(String::as_str));
        }
        let slots = library.documents.values().flat_map(|d| d.slots());
        let each = slots.filter_map(|s| Some((s.topic.as_ref()?.0.as_str(), s.each.as_ref()?.value.as_str()))).collect();
        Self { topics: library.topics(), anchors, each }
    }

    fn clause(&self, clause: &Clause, findings: &mut Findings) {
        for need in &clause.front.needs {
            self.path(clause, need, need.span, None, findings);
        }
        if let Some(when) = &clause.front.when {
            for used in condition_uses(when) {
                self.used(clause, &Use { span: when.span, ..used }, findings);
            }
        }
        for lang in Lang::ALL {
            for used in &clause.template(lang).uses {
                self.used(clause, used, findings);
            }
        }
        for claim in &clause.meets {
            if let Some(anchor) = claim.anchor.as_ref().filter(|a| !clause.anchors.contains(*a)) {
                findings.add(claim_without_paragraph(clause, claim, anchor));
            }
        }
    }

    fn used(&self, clause: &Clause, used: &Use, findings: &mut Findings) {
        let place = clause.place(used.span);
        match &used.what {
            Used::Value { path, form } => {
                self.form(place, form.as_deref(), findings);
                self.path(clause, path, used.span, None, findings);
            }
            Used::Count { path, of } => {
                self.path(clause, path, used.span, None, findings);
                if Words::embedded().count(1, of, Lang::Nb).is_none() {
                    findings.add(unknown_name(place, "noun", of, Words::embedded().nouns()));
                }
            }
            Used::List { path } | Used::Loop { path } => self.path(clause, path, used.span, Some(Kind::List), findings),
            Used::Condition { path } => match path.strip_prefix("placed.") {
                Some(topic) => self.topic(place, &topic.replace('_', "-"), findings),
                None => self.path(clause, path, used.span, None, findings),
            },
            Used::Compared { path, word } => self.word(clause, place, path, word, findings),
            Used::Ref { to } => {
                let (topic, anchor) = to.split_once('/').map_or((to.as_str(), None), |(t, a)| (t, Some(a)));
                self.topic(place, topic, findings);
                let anchors = self.anchors.get(topic);
                if let (Some(anchor), Some(anchors)) = (anchor, anchors)
                    && !anchors.contains(anchor)
                {
                    findings.add(unknown_name(place, "anchor", anchor, anchors.iter().copied()));
                }
            }
            Used::Cite { to } => {
                if let Err(error) = Basis::parse(to) {
                    findings.add(bad_citation(place, &error));
                }
            }
            Used::Term { id, form } => {
                self.form(place, form.as_deref(), findings);
                if id != "form" && Words::embedded().term(id, Lang::Nb, Form::Indefinite).is_none() {
                    findings.add(unknown_name(place, "term", id, Words::embedded().terms()));
                }
            }
            Used::Table { id } => {
                if !tables::ids().any(|t| t == id) {
                    findings.add(unknown_name(place, "table", id, tables::ids()));
                }
            }
            Used::Figure { .. } | Used::Signatures | Used::Mark(_) => {}
        }
    }

    /// A comparison with a word its set does not have would never hold.
    fn word(&self, clause: &Clause, place: Place, path: &str, word: &str, findings: &mut Findings) {
        let set = self.shape(clause, path).ok().and_then(Shape::word_set);
        let known =
            set.and_then(|set| crate::agreement::words::WORD_SETS.iter().find(|(name, _)| *name == set)).map(|(_, words)| *words);
        if let Some(known) = known.filter(|known| !known.contains(&word)) {
            findings.add(unknown_name(place, "word", word, known.iter().copied()));
        }
    }

    fn shape(&self, clause: &Clause, path: &str) -> Result<Shape<'static>, UnknownPath> {
        let root = Shape::of_templates();
        match path.strip_prefix("item") {
            Some(rest) if rest.is_empty() || rest.starts_with(['.', '[']) => match self.each.get(clause.topic()) {
                Some(each) => root.at(&format!("{each}[*]{rest}")),
                None => Err(UnknownPath { segment: "item".into(), known: Vec::new() }),
            },
            _ => root.at(path),
        }
    }

    fn topic(&self, place: Place, topic: &str, findings: &mut Findings) {
        if !self.topics.contains(topic) {
            findings.add(unknown_name(place, "topic", topic, self.topics.iter().copied()));
        }
    }

    fn form(&self, place: Place, form: Option<&str>, findings: &mut Findings) {
        let known = ["indefinite", "definite", "genitive", "plural", "definite-plural"];
        if let Some(form) = form.filter(|f| !known.contains(f)) {
            findings.add(unknown_name(place, "form", form, known.into_iter()));
        }
    }

    fn path(&self, clause: &Clause, path: &str, span: Span, wanted: Option<Kind>, findings: &mut Findings) {
        let place = clause.place(span);
        match self.shape(clause, path) {
            Err(unknown) => findings.add(unknown_path(place, path, &unknown)),
            Ok(shape) => {
                if wanted == Some(Kind::List) && shape.kind() != Kind::List {
                    findings.add(
                        Finding::error("not-a-list", tr! { nb: "«{path}» er ingen liste", nn: "«{path}» er inga liste", en: "`{path}` is not a list" })
                            .at(place)
                            .todo(tr! { nb: "nevn en liste, som tasks eller reporting", nn: "nemn ei liste, som tasks eller reporting", en: "name a list, such as tasks or reporting" }),
                    );
                }
            }
        }
    }
}

/// A claim that rests on a paragraph the text does not have. The program's own library may not have it; a clause of the user's stands,
/// and the requirement counts as unanswered.
fn claim_without_paragraph(clause: &Clause, claim: &Spanned<Claim>, anchor: &str) -> Finding {
    let id = clause.id();
    let basis = &claim.basis;
    let what = tr! {
        nb: "klausulen «{id}» svarer ikke på {basis}: den har ikke noe ledd som slutter med {{#{anchor}}}",
        nn: "klausulen «{id}» svarer ikkje på {basis}: han har ikkje noko ledd som sluttar med {{#{anchor}}}",
        en: "the clause `{id}` does not answer {basis}: it has no paragraph that ends in {{#{anchor}}}"
    };
    let finding = match clause.level {
        Level::Embedded => Finding::error("claim-without-paragraph", what),
        _ => Finding::warning("claim-without-paragraph", what),
    };
    finding
        .at(clause.place(claim.span))
        .why(tr! { nb: "kravet er besvart bare når leddet med ankeret står i dokumentet", nn: "kravet er svart på berre når leddet med ankeret står i dokumentet", en: "the requirement is answered only when the paragraph with the anchor stands in the document" })
        .todo(tr! { nb: "sett inn leddet med {{#{anchor}}} på slutten i begge målformer, eller ta kravet ut av `meets`", nn: "set inn leddet med {{#{anchor}}} på slutten i begge målformer, eller ta kravet ut av `meets`", en: "put in the paragraph with {{#{anchor}}} at its end in both language forms, or take the requirement out of `meets`" })
}

/// A clause in place of the program's own says which text it replaces, so that a later change of that text is not missed.
fn replaced(clause: &Clause, findings: &mut Findings) {
    let Some(own) = (clause.level != Level::Embedded).then(|| embedded_fingerprint(clause.topic(), clause.id())).flatten() else {
        return;
    };
    let id = clause.id();
    let why = tr! { nb: "når den erstattede teksten endres, bør noen se på din også", nn: "når den erstatta teksten blir endra, bør nokon sjå på din også", en: "when the replaced text changes, somebody should look at yours too" };
    let todo = tr! { nb: "les den nye teksten («avtaleverk explain {id}» i en tom mappe) og skriv `replaces: \"{own}\"`", nn: "les den nye teksten («avtaleverk explain {id}» i ei tom mappe) og skriv `replaces: \"{own}\"`", en: "read the new text (`avtaleverk explain {id}` in an empty folder) and write `replaces: \"{own}\"`" };
    match &clause.front.replaces {
        Some(said) if said.value == own => {}
        Some(said) => findings.add(
            Finding::warning("replaced-clause-changed", tr! { nb: "klausulen «{id}» i programmet er endret siden denne erstattet den", nn: "klausulen «{id}» i programmet er endra sidan denne erstatta han", en: "the program's clause `{id}` has changed since this one replaced it" })
                .at(clause.place(said.span))
                .why(why)
                .todo(todo),
        ),
        None => findings.add(
            Finding::advice("replaced-clause-changed", tr! { nb: "denne klausulen erstatter «{id}» i programmet uten å si hvilken tekst", nn: "denne klausulen erstattar «{id}» i programmet utan å seie kva tekst", en: "this clause replaces the program's `{id}` without saying which text" })
                .at(clause.place(clause.front.id.span))
                .why(why)
                .todo(todo),
        ),
    }
}

fn embedded_fingerprint(topic: &str, id: &str) -> Option<String> {
    crate::project::Project::embedded(&format!("clauses/{topic}/{id}.md")).map(super::library::fingerprint)
}

fn file_name(clause: &Clause, findings: &mut Findings) {
    let mut parts = clause.path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    let (id, topic) = (clause.id(), clause.topic());
    if file.strip_suffix(".md") != Some(id) {
        findings.add(
            Finding::error("clause-in-wrong-file", tr! { nb: "klausulen heter «{id}», men filen heter «{file}»", nn: "klausulen heiter «{id}», men fila heiter «{file}»", en: "the clause is called `{id}`, but the file `{file}`" })
                .at(clause.place(clause.front.id.span))
                .todo(tr! { nb: "kall filen {id}.md", nn: "kall fila {id}.md", en: "call the file {id}.md" }),
        );
    }
    if clause.path.starts_with("clauses/") && folder != topic {
        findings.add(
            Finding::error("clause-in-wrong-folder", tr! { nb: "emnet er «{topic}», men mappen er «{folder}»", nn: "emnet er «{topic}», men mappa er «{folder}»", en: "the topic is `{topic}`, but the folder `{folder}`" })
                .at(clause.place(clause.front.topic.span))
                .todo(tr! { nb: "flytt filen til clauses/{topic}/", nn: "flytt fila til clauses/{topic}/", en: "move the file to clauses/{topic}/" }),
        );
    }
}

/// A path that leads nowhere, with the nearest name that does.
pub fn unknown_path(place: Place, path: &str, unknown: &UnknownPath) -> Finding {
    let segment = &unknown.segment;
    let todo = suggest(segment, unknown.known.iter().map(String::as_str));
    Finding::error("unknown-path", tr! { nb: "«{path}» fører ingen steder: «{segment}» finnes ikke", nn: "«{path}» fører ingen stad: «{segment}» finst ikkje", en: "`{path}` leads nowhere: there is no `{segment}`" })
        .at(place)
        .why(tr! { nb: "en feilskrevet sti ville gi tom tekst, eller et vilkår som aldri slår til", nn: "ein feilskriven sti ville gi tom tekst, eller eit vilkår som aldri slår til", en: "a misspelt path would print nothing, or make a condition that never holds" })
        .todo(todo)
}

fn unknown_name<'k>(place: Place, kind: &str, name: &str, known: impl Iterator<Item = &'k str>) -> Finding {
    let (rule, nb, nn) = match kind {
        "topic" => ("unknown-topic", "emnet", "emnet"),
        "anchor" => ("unknown-anchor", "ankeret", "ankeret"),
        "table" => ("unknown-table", "tabellen", "tabellen"),
        "term" => ("unknown-term", "fagordet", "fagordet"),
        "word" => ("unknown-word", "ordet", "ordet"),
        "noun" => ("unknown-noun", "tellordet", "teljeordet"),
        _ => ("unknown-form", "bøyningsformen", "bøyingsforma"),
    };
    let what = crate::lang::Text {
        nb: format!("{nb} «{name}» finnes ikke"),
        nn: format!("{nn} «{name}» finst ikkje"),
        en: format!("there is no {kind} `{name}`"),
    };
    let finding = Finding::error(rule, what).at(place);
    match nearest(name, known) {
        Some(near) => finding.todo(tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" }),
        None => finding,
    }
}

/// A citation that cannot be read.
pub fn bad_citation(place: Place, error: &BasisError) -> Finding {
    Finding::error("bad-citation", error.what()).at(place).todo(error.todo())
}

pub(super) fn bad_condition(clause: &Clause) -> Finding {
    let span = clause.front.when.as_ref().map_or(Span::default(), |w| w.span);
    Finding::error("bad-template", tr! { nb: "vilkåret i «when» kan ikke leses", nn: "vilkåret i «when» kan ikkje lesast", en: "the condition in `when` cannot be read" })
        .at(clause.place(span))
        .todo(tr! { nb: "bruk stier, and, or, not, == og tekster i anførselstegn", nn: "bruk stiar, and, or, not, == og tekstar i hermeteikn", en: "use paths, and, or, not, == and quoted texts" })
}

/// A fault of a template's grammar.
pub fn template_fault(source: SourceId, fault: &Fault, span: Span) -> Finding {
    let (what, todo) = match fault {
        Fault::Unclosed => (
            tr! { nb: "uttrykket er ikke lukket", nn: "uttrykket er ikkje lukka", en: "the expression is not closed" },
            tr! { nb: "skriv {{{{ … }}}} eller {{% … %}}", nn: "skriv {{{{ … }}}} eller {{% … %}}", en: "write {{{{ … }}}} or {{% … %}}" },
        ),
        Fault::Unexpected(word) => (
            tr! { nb: "«{word}» kan ikke stå her", nn: "«{word}» kan ikkje stå her", en: "`{word}` cannot stand here" },
            tr! { nb: "skriv en sti, eller en funksjon med navngitte argumenter", nn: "skriv ein sti, eller ein funksjon med namngjevne argument", en: "write a path, or a function with named arguments" },
        ),
        Fault::UnknownTag(word) => (
            tr! { nb: "«{word}» er ikke noe en klausul kan gjøre", nn: "«{word}» er ikkje noko ein klausul kan gjere", en: "`{word}` is not something a clause can do" },
            tr! { nb: "her finnes if, elif, else, endif, for og endfor", nn: "her finst if, elif, else, endif, for og endfor", en: "there are if, elif, else, endif, for and endfor" },
        ),
        Fault::UnknownFunction(name) => {
            let known = ["val", "count", "list", "ref", "cite", "term", "fig", "table", "signatures"];
            let near = nearest(name, known.into_iter()).unwrap_or("val");
            (
                tr! { nb: "funksjonen «{name}» finnes ikke", nn: "funksjonen «{name}» finst ikkje", en: "there is no function `{name}`" },
                tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
            )
        }
        Fault::MissingArgument(name, argument) => (
            tr! { nb: "«{name}» mangler argumentet «{argument}»", nn: "«{name}» manglar argumentet «{argument}»", en: "`{name}` lacks the argument `{argument}`" },
            tr! { nb: "skriv {name}({argument}=\"…\")", nn: "skriv {name}({argument}=\"…\")", en: "write {name}({argument}=\"…\")" },
        ),
        Fault::UnknownArgument(name, argument) => (
            tr! { nb: "«{name}» har ikke argumentet «{argument}»", nn: "«{name}» har ikkje argumentet «{argument}»", en: "`{name}` has no argument `{argument}`" },
            tr! { nb: "ta det bort", nn: "ta det bort", en: "take it away" },
        ),
        Fault::Unbalanced(word) => (
            tr! { nb: "«{word}» står uten maken sin", nn: "«{word}» står utan maken sin", en: "`{word}` stands without its match" },
            tr! { nb: "hver if har sin endif, hver for sin endfor", nn: "kvar if har sin endif, kvar for sin endfor", en: "every if has its endif, every for its endfor" },
        ),
        Fault::TooDeep => (
            tr! { nb: "vilkårene er for dype", nn: "vilkåra er for djupe", en: "the conditions are too deep" },
            tr! { nb: "del klausulen", nn: "del klausulen", en: "split the clause" },
        ),
    };
    Finding::error("bad-template", what).at(Place { source, span }).todo(todo)
}

/// The anchors of a text, with their places in it.
pub(super) fn anchors(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{#").map(|o| at + o) {
        let Some(close) = text[open..].find('}').map(|c| open + c) else { break };
        found.push((text[open + 2..close].to_owned(), Span::new(open, close + 1)));
        at = close + 1;
    }
    found
}

/// Both languages use the same values, conditions, references and anchors; otherwise one of them says something the other does not.
pub(super) fn parity(source: SourceId, text: &str, nb: (Span, &Template), nn: (Span, &Template)) -> Result<(), Box<Finding>> {
    let sorted = |template: &Template| {
        let mut uses: Vec<(Used, Span)> = template.uses.iter().map(|u| (u.what.clone(), u.span)).collect();
        uses.sort_by(|a, b| a.0.cmp(&b.0));
        uses
    };
    let (a, b) = (sorted(nb.1), sorted(nn.1));
    let only = |from: &[(Used, Span)], other: &[(Used, Span)]| {
        let mut left: Vec<&Used> = other.iter().map(|(u, _)| u).collect();
        from.iter()
            .find(|(used, _)| match left.iter().position(|o| *o == used) {
                Some(at) => {
                    left.swap_remove(at);
                    false
                }
                None => true,
            })
            .map(|(_, span)| *span)
    };
    let differs = only(&a, &b).map(|s| (s, "nb", "nn")).or_else(|| only(&b, &a).map(|s| (s, "nn", "nb")));
    if let Some((span, has, lacks)) = differs {
        let printed = text[span.start..span.end].to_owned();
        return Err(unequal(source, span, &printed, has, lacks));
    }
    let (a, b) = (anchors(&text[nb.0.start..nb.0.end]), anchors(&text[nn.0.start..nn.0.end]));
    let names = |list: &[(String, Span)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    if names(&a) != names(&b) {
        let odd = a.iter().find(|(n, _)| !names(&b).contains(n)).map(|(n, s)| (n, s, nb.0, "nb", "nn"));
        let odd = odd.or_else(|| b.iter().find(|(n, _)| !names(&a).contains(n)).map(|(n, s)| (n, s, nn.0, "nn", "nb")));
        let (name, span, base, has, lacks) = match odd {
            Some(found) => found,
            None => match a.iter().zip(&b).find(|(x, y)| x.0 != y.0) {
                Some((x, _)) => (&x.0, &x.1, nb.0, "nb", "nn"),
                None => return Ok(()),
            },
        };
        let at = Span::new(base.start + span.start, base.start + span.end);
        return Err(unequal(source, at, &format!("{{#{name}}}"), has, lacks));
    }
    Ok(())
}

fn unequal(source: SourceId, span: Span, printed: &str, has: &str, lacks: &str) -> Box<Finding> {
    Box::new(
        Finding::error("languages-differ", tr! { nb: "{printed} står i {has}, men ikke på samme måte i {lacks}", nn: "{printed} står i {has}, men ikkje på same måten i {lacks}", en: "{printed} stands in {has}, but not in the same way in {lacks}" })
            .at(Place { source, span })
            .why(tr! { nb: "de to målformene skal si det samme", nn: "dei to målformene skal seie det same", en: "the two language forms must say the same" })
            .todo(tr! { nb: "bruk de samme verdiene, vilkårene og ankrene i begge", nn: "bruk dei same verdiane, vilkåra og ankera i begge", en: "use the same values, conditions and anchors in both" }),
    )
}
