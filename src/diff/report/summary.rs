//! The changes counted, in a few lines.

use super::super::changes::ItemKind;
use super::{Writer, bullets, paragraph};
use crate::document::tree::{Block, Inline};

impl Writer<'_> {
    pub(super) fn summary(&self) -> Vec<Block> {
        let count = |kind| self.changes.own(kind);
        let mut lines = Vec::new();
        let mut say = |n: usize, one: &str, more: &str| {
            if n > 0 {
                lines.push(vec![Inline::text(if n == 1 { format!("1 {one}") } else { format!("{n} {more}") })]);
            }
        };
        let l = self.lang;
        if let Some(text) = self.whole() {
            return vec![paragraph(vec![Inline::text(text)])];
        }
        let parties = |is: fn(bool, bool) -> bool| {
            self.changes.parties.iter().filter(|change| is(change.old.is_some(), change.new.is_some())).count()
        };
        say(parties(|was, is| !was && is), l.pick("ny deltaker", "ny deltakar"), l.pick("nye deltakere", "nye deltakarar"));
        say(
            parties(|was, is| was && !is),
            l.pick("deltaker går ut", "deltakar går ut"),
            l.pick("deltakere går ut", "deltakarar går ut"),
        );
        say(
            parties(|was, is| was && is),
            l.pick("deltaker har nytt navn", "deltakar har nytt namn"),
            l.pick("deltakere har nytt navn", "deltakarar har nytt namn"),
        );
        say(count(ItemKind::Added), l.pick("tekst er ny", "tekst er ny"), l.pick("tekster er nye", "tekstar er nye"));
        say(
            count(ItemKind::Removed),
            l.pick("tekst er tatt ut", "tekst er teken ut"),
            l.pick("tekster er tatt ut", "tekstar er tekne ut"),
        );
        say(
            count(ItemKind::Moved),
            l.pick("tekst er flyttet", "tekst er flytta"),
            l.pick("tekster er flyttet", "tekstar er flytta"),
        );
        say(
            count(ItemKind::Reworded),
            l.pick("avsnitt har ny ordlyd", "avsnitt har ny ordlyd"),
            l.pick("avsnitt har ny ordlyd", "avsnitt har ny ordlyd"),
        );
        say(
            count(ItemKind::Variant),
            l.pick("bestemmelse er byttet med en annen", "føresegn er bytt ut med ei anna"),
            l.pick("bestemmelser er byttet med andre", "føresegner er bytte ut med andre"),
        );
        say(
            self.values_told().count(),
            l.pick("verdi er endret", "verdi er endra"),
            l.pick("verdier er endret", "verdiar er endra"),
        );
        if self.changes.reordered.is_some() {
            let text = l.pick("deltakerne står i en annen rekkefølge", "deltakarane står i ei anna rekkjefølgje");
            lines.push(vec![Inline::text(text)]);
        }
        if lines.is_empty() && self.changes.is_empty() {
            let text = if self.changes.is_compared() {
                l.pick("Det er ingen forskjell.", "Det er ingen skilnad.")
            } else {
                l.pick("Verdiene er de samme.", "Verdiane er dei same.")
            };
            return vec![paragraph(vec![Inline::text(text)])];
        }
        bullets(lines)
    }

    /// What to say where there is nothing to compare with.
    pub(super) fn whole(&self) -> Option<&'static str> {
        let documents = &self.changes.documents;
        let empty = |blocks: fn(&super::super::DocumentChanges) -> bool| !documents.is_empty() && documents.iter().all(blocks);
        if empty(|document| document.redline.reject_all().body.is_empty()) {
            return Some(self.lang.pick(
                "Avtalen er ny: det er ingen tidligere tekst å sammenligne med.",
                "Avtalen er ny: det finst ingen tidlegare tekst å samanlikne med.",
            ));
        }
        empty(|document| document.redline.accept_all().body.is_empty()).then(|| {
            self.lang.pick(
                "Avtalen er tatt ut: det er ingen ny tekst å sammenligne med.",
                "Avtalen er teken ut: det finst ingen ny tekst å samanlikne med.",
            )
        })
    }
}
