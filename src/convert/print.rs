//! The draft on paper: head, the keys with a comment over each, the old cooperation, what was left out, the questions.

use std::fmt::Write;

use super::draft::{Writer, within};
use super::mapping::{Mapping, places};
use super::yaml::{self, quoted};
use super::{Route, name};
use crate::lang::{Form as WordForm, Lang, Words};
use crate::law::Severity;

/// Keys that are about the file, not about the cooperation.
const PLAIN: &[&str] = &["schema", "example", "languages", "numbering", "signatures", "short_name"];
/// Keys that stand elsewhere in the draft, or are written anew.
pub(super) const APART: &[&str] =
    &["schema", "name", "legal_basis", "predecessor", "documents", "clauses", "open", "assumptions"];

impl Writer<'_, '_> {
    /// The whole text.
    pub(super) fn write(&self) -> String {
        let mut out = self.head();
        let text = &self.conversion.old.sources.get(self.conversion.old.loaded.source).text;
        let blocks = yaml::blocks(text);
        let places = places(self.conversion, self.lang);
        let mut keys: Vec<&str> = blocks.iter().map(|(key, _)| key.as_str()).collect();
        // What the file does not show at the margin, and what is new.
        keys.extend(self.tree.entries().map(|(key, _)| key).filter(|key| !blocks.iter().any(|(name, _)| name == key)));
        for key in keys.into_iter().filter(|key| !APART.contains(key)) {
            let (now, was) = (self.tree.at(key), self.conversion.old.loaded.tree.at(key));
            let old_text = blocks.iter().find(|(name, _)| name == key).map(|(_, block)| block.clone());
            let body = match old_text.filter(|_| now == was) {
                Some(block) => block,
                None => yaml::entry(key, now, 0),
            };
            if !body.is_empty() {
                out.push_str(&self.comment(key, &places));
                out.push_str(&body);
            }
        }
        out.push_str(&self.chosen());
        out.push_str(&self.predecessor());
        out.push_str(&self.left_out());
        out.push_str(&self.open());
        out.push_str(&self.assumptions());
        out
    }

    fn head(&self) -> String {
        let old = self.conversion.old.loaded;
        let name = old.agreement.name.as_ref().map(|n| n.value.0.clone()).unwrap_or_default();
        let old_name = name.in_lang(self.lang).unwrap_or(&old.id).to_owned();
        let form = |id: &str, text: &crate::lang::Text| {
            Words::embedded()
                .term(id, self.lang, WordForm::Indefinite)
                .map_or(self.lang.pick(&text.nb, &text.nn).clone(), str::to_owned)
        };
        let (from, to) = (&self.conversion.from, &self.conversion.to);
        let (from, to) = (form(&from.id, &from.name), form(&to.id, &to.name));
        let mut out = String::from("# yaml-language-server: $schema=../agreement.schema.json\n");
        let what = match self.conversion.route {
            Route::Conversion => self.t("Utkast til omdanning", "Utkast til omdanning"),
            Route::Replacement => {
                self.t("Utkast til ny avtale til erstatning for den gamle", "Utkast til ny avtale til erstatning for den gamle")
            }
        };
        let path = format!("agreements/{}/agreement.yaml", old.id);
        let (link, taken, before) = match self.lang {
            Lang::Nb => ("Fra", "Det som er videreført, er hentet fra", "som ikke er endret."),
            Lang::Nn => ("Frå", "Det som er vidareført, er henta frå", "som ikkje er endra."),
        };
        let _ = writeln!(out, "# {what}: {old_name}.\n# {link} {from} til {to}.\n# {taken} {path}, {before}");
        for line in self.warning() {
            let _ = writeln!(out, "# {line}");
        }
        let _ = writeln!(
            out,
            "# {}",
            self.t("Det som må avgjøres, står under «open:» nederst.", "Det som må avgjerast, står under «open:» nedst.")
        );
        out.push_str("schema: 1\n");
        let renamed = name::in_form(&name, &self.conversion.to.id);
        let _ = writeln!(
            out,
            "# {} {}.",
            self.t("Forslag til navn. Det gamle var", "Framlegg til namn. Det gamle var"),
            old_name.trim_end_matches('.')
        );
        let _ = writeln!(out, "name: {}", yaml::texts(&renamed));
        if let Some(basis) = self.conversion.to.legal_basis.first() {
            let _ = writeln!(out, "legal_basis: {}", quoted(&basis.print(Lang::Nb)));
        }
        out
    }

    /// What must be known before the draft is read.
    fn warning(&self) -> Vec<String> {
        let pick = |text: &crate::lang::Text| self.lang.pick(&text.nb, &text.nn).clone();
        let mut lines = Vec::new();
        if let Some((_, said)) = self.conversion.transition().and_then(|t| t.on(self.conversion.today)) {
            lines.push(sentence(&pick(said)));
            let asks = |t: &&crate::law::Transition| self.conversion.route == Route::Conversion || !t.passes_by_law;
            lines.extend(self.conversion.transition().filter(asks).into_iter().flat_map(|t| &t.open_questions).map(pick));
        }
        if self.conversion.route == Route::Replacement {
            lines.push(self.t(
                "Dette er ikke en omdanning: det gamle samarbeidet må oppløses, og kreditorer og avtaleparter må samtykke der det trengs.",
                "Dette er ikkje ei omdanning: det gamle samarbeidet må løysast opp, og kreditorar og avtalepartar må samtykkje der det trengst.",
            ).to_owned());
        }
        lines
    }

    /// The comment over a key: what the law asks there, and where the answer is from.
    fn comment(&self, key: &str, places: &[(String, String)]) -> String {
        if PLAIN.contains(&key) {
            return String::new();
        }
        let mut out = String::from("\n");
        let top = |path: &str| path.split('.').next() == Some(key);
        let asked = self.conversion.to.requirements.iter().filter(|r| r.severity == Severity::M && top(&r.path));
        for requirement in asked {
            let what = self.lang.pick(&requirement.what.nb, &requirement.what.nn);
            let _ = writeln!(out, "# {}: {what}", requirement.basis.print(self.lang));
        }
        let place = places.iter().find(|(name, _)| name == key).map(|(_, place)| place.as_str());
        let from = place.unwrap_or_else(|| self.t("det gamle samarbeidet", "det gamle samarbeidet"));
        let changed = self.tree.at(key) != self.conversion.old.loaded.tree.at(key);
        let proposed = self.questions.iter().any(|q| q.proposed && q.path == key);
        let word = match (proposed, changed) {
            _ if !self.conversion.old.loaded.tree.at(key).is_said() => return out,
            (true, _) => self.t("Forslag, hentet fra", "Framlegg, henta frå"),
            (false, true) => self.t("Delvis videreført fra", "Delvis vidareført frå"),
            (false, false) => self.t("Videreført fra", "Vidareført frå"),
        };
        if !self.set.contains(&key) {
            let _ = writeln!(out, "# {word} {from}.");
        }
        for path in self.set.iter().filter(|path| top(path) && **path != key) {
            let before = yaml::value(self.conversion.old.loaded.tree.at(path)).filter(|_| self.is_changed(path));
            if let Some(before) = before {
                let _ = writeln!(out, "# {path} {}: {before}).", self.t("er skrevet om (før", "er skrive om (før"));
            }
        }
        out
    }

    fn is_changed(&self, path: &str) -> bool {
        yaml::value(self.tree.at(path)) != yaml::value(self.conversion.old.loaded.tree.at(path))
    }

    /// The documents, and the clauses chosen by name that the new form has.
    fn chosen(&self) -> String {
        let (old, library) = (&self.conversion.old.loaded.agreement, self.conversion.old.library);
        // A document that is not made for the new form stays behind.
        let made = |d: &&str| library.documents.get(*d).is_none_or(|kind| kind.fits(Some(&self.conversion.to.id)));
        let mut documents: Vec<&str> =
            old.documents.iter().map(|d| d.0.as_str()).filter(|d| *d != "conversion").filter(made).collect();
        documents.push("conversion");
        let mut out = format!("\ndocuments: [{}]\n", documents.join(", "));
        let fits = |clause: &str| {
            clause == "omit"
                || library.clause(clause).is_some_and(|c| documents.iter().any(|d| c.fits(d, Some(&self.conversion.to.id))))
        };
        let kept =
            old.clauses.iter().map(|(topic, clause)| (topic.0.as_str(), clause.0.as_str())).filter(|(_, clause)| fits(clause));
        let named: Vec<(&str, &str)> =
            self.conversion.carry.clauses.iter().map(|r| (r.topic.as_str(), r.clause.as_str())).collect();
        let kept: Vec<(&str, &str)> = kept.filter(|(topic, _)| !named.iter().any(|(t, _)| t == topic)).collect();
        if !kept.is_empty() || !named.is_empty() {
            out.push_str("clauses:\n");
            for (topic, clause) in kept.into_iter().chain(named) {
                let _ = writeln!(out, "  {topic}: {clause}");
            }
        }
        out
    }

    /// The old cooperation, and what becomes of each of its provisions.
    fn predecessor(&self) -> String {
        let old = self.conversion.old.loaded;
        let mut out = format!(
            "\n# {}\npredecessor:\n",
            self.t("Det gamle samarbeidet, bestemmelse for bestemmelse.", "Det gamle samarbeidet, føresegn for føresegn.")
        );
        let _ = writeln!(out, "  agreement: {}", old.id);
        let labels = [("name", &old.agreement.name), ("legal_basis", &old.agreement.legal_basis)];
        for (key, label) in labels {
            if let Some(label) = label {
                let _ = writeln!(out, "  {key}: {}", yaml::texts(&label.value.0));
            }
        }
        if let Some(host) = &old.agreement.host {
            let _ = writeln!(out, "  host: {}", host.0);
        }
        match self.conversion.route {
            Route::Replacement => out.push_str("  by: dissolution\n"),
            Route::Conversion if !self.conversion.is_late() => out.push_str("  by: conversion\n"),
            Route::Conversion => {}
        }
        let rows = Mapping::of(self.conversion).rows;
        if !rows.is_empty() {
            out.push_str("  provisions:\n");
        }
        for row in rows {
            let mut parts = vec![format!("id: {}", row.id)];
            parts.extend(row.number.map(|number| format!("number: {}", quoted(&number))));
            parts.push(format!("title: {}", yaml::texts(&self.shown(&row.title))));
            parts.push(format!("becomes: {}", row.becomes.id()));
            if !row.topics.is_empty() {
                parts.push(format!("topics: [{}]", row.topics.join(", ")));
            }
            parts.extend(row.act.map(|act| format!("act: {}", quoted(&act))));
            let _ = write!(out, "    - {{{}", parts.join(", "));
            match row.because {
                Some(because) => {
                    let _ = writeln!(out, ",\n       because: {}}}", yaml::texts(&self.texts(&because.nb, &because.nn)));
                }
                None => out.push_str("}\n"),
            }
        }
        out
    }

    fn left_out(&self) -> String {
        if self.left.is_empty() {
            return String::new();
        }
        let mut out = format!("\n# {}\n", self.t("Ikke videreført:", "Ikkje vidareført:"));
        for left in &self.left {
            let old = left.old.as_ref().map(|old| format!(" ({}: {old})", self.t("før", "før"))).unwrap_or_default();
            let _ = writeln!(out, "#   {}: {}{old}", left.path, left.because);
        }
        out
    }

    fn open(&self) -> String {
        let mut out = format!("\n# {}\nopen:\n", self.t("Dette må avgjøres på nytt.", "Dette må avgjerast på nytt."));
        let mut last = None;
        for question in &self.questions {
            let advice = self.advice(&question.path);
            // The same advice is not given twice in a row.
            if let Some(advice) = advice.as_ref().filter(|advice| last.as_ref() != Some(*advice)) {
                let _ = writeln!(out, "  # {advice}");
            }
            last = advice;
            if let Some(old) = &question.old {
                let _ = writeln!(out, "  # {}: {old}", self.t("Det gamle svaret", "Det gamle svaret"));
            }
            let _ = writeln!(out, "  {}: {}", path_key(&question.path), yaml::texts(&self.shown(&question.text)));
        }
        out
    }

    /// The provision that asks for what stands at a path, and how it is answered.
    fn advice(&self, path: &str) -> Option<String> {
        if path == "predecessor.by" {
            return Some("kommuneloven § 31-2: skriv `by: conversion` eller `by: dissolution` under `predecessor`".to_owned());
        }
        let near = |own: &str| within(own, path) || within(path, own);
        let asks = |r: &&crate::law::Requirement| near(&r.path) || r.sub_items.iter().any(|item| near(&item.path));
        let found = self.conversion.to.requirements.iter().filter(|r| r.severity == Severity::M).find(asks)?;
        Some(format!("{}: {}", found.basis.print(self.lang), self.lang.pick(&found.todo.nb, &found.todo.nn)))
    }

    /// The assumptions behind values that are still there.
    fn assumptions(&self) -> String {
        let kept = self.conversion.old.loaded.agreement.assumptions.iter().filter(|(path, _)| {
            let gone = self.set.iter().any(|set| within(path, set))
                || self.questions.iter().any(|q| !q.proposed && within(path, &q.path));
            !gone && path.as_str() != "name" && self.tree.at(path).is_said()
        });
        let lines: Vec<String> =
            kept.map(|(path, text)| format!("  {}: {}\n", path_key(path), yaml::texts(&text.value.0))).collect();
        if lines.is_empty() {
            return String::new();
        }
        let title = self.t(
            "Antatt i det gamle samarbeidet, for det som er videreført.",
            "Gått ut frå i det gamle samarbeidet, for det som er vidareført.",
        );
        format!("\n# {title}\nassumptions:\n{}", lines.concat())
    }
}

/// A path as a key: quoted where YAML would read more into it.
fn path_key(path: &str) -> String {
    if path.contains('[') { quoted(path) } else { path.to_owned() }
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", chars.as_str().trim_end_matches('.'))
}
