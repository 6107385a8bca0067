//! Every text the users wrote themselves: values of agreement.yaml and of cases, case prose, and clauses of their own, each with its
//! language where that is known and with places inside it. Embedded clauses are no user's and are tested with the library.
//! Enter at [`own_texts`].

use std::collections::BTreeSet;
use std::ops::Range;

use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;
use crate::lang::Lang;
use crate::project::Level;
use crate::resolve::{LoadedCase, Resolved, What, languages};
use crate::source::{Place, SourceId, Span};

/// One text.
#[derive(Debug)]
pub(super) struct OwnText<'a> {
    /// The text as it is printed.
    pub(super) text: &'a str,
    /// Its language, where it is known.
    pub(super) lang: Option<Lang>,
    /// The path of the value; empty for prose in a file of its own.
    pub(super) path: String,
    /// The one party whose prose it is (egen tekst for én deltaker).
    pub(super) party: Option<&'a str>,
    /// Whether it is a code or number and no words.
    pub(super) plain: bool,
    source: SourceId,
    span: Span,
    /// The file from where the text begins, and the offset of that.
    raw: &'a str,
    start: usize,
}

impl OwnText<'_> {
    /// The place of a part of the text; of the whole where the part cannot be found as written.
    pub(super) fn at(&self, range: &Range<usize>) -> Place {
        let part = self.text.get(range.clone()).unwrap_or_default();
        let whole = self.raw.find(self.text).map(|start| start + range.start);
        let alone = || {
            // The same words may stand before: the part is the n-th of its kind.
            let nth = self.text.get(..range.start).unwrap_or_default().matches(part).count();
            let first = part.lines().next().unwrap_or_default();
            self.raw.match_indices(first).nth(nth).map(|(at, _)| at)
        };
        let found = if part.is_empty() { None } else { whole.or_else(alone) };
        let span = match found {
            Some(at) => Span::new(self.start + at, self.start + at + part.lines().next().unwrap_or_default().len()),
            None => self.span,
        };
        Place { source: self.source, span }
    }
}

/// Every text of the agreement's users.
pub(super) fn own_texts<'a>(resolved: &'a Resolved<'_>) -> Vec<OwnText<'a>> {
    let loaded = resolved.loaded;
    let mut texts = Vec::new();
    let only = match languages(loaded)[..] {
        [one] => Some(one),
        _ => None,
    };
    let mut walk = Walk { resolved, source: loaded.source, texts: &mut texts };
    for (key, node) in loaded.tree.entries() {
        // The provisions of an agreement that is replaced are told of, not relied on.
        if key != "predecessor" {
            walk.node(node, &mut key.to_owned(), only);
        }
    }
    for case in &loaded.cases {
        let mut walk = Walk { resolved, source: case.source, texts: &mut texts };
        for (key, node) in case.tree.entries() {
            if key != "parties" {
                walk.node(node, &mut key.to_owned(), same(resolved, case, |_| true));
            }
        }
        for (party, node) in case.tree.at("parties").entries() {
            walk.node(node, &mut format!("parties.{party}"), party_lang(resolved, case, party));
        }
        for ((part, party), source) in &case.parts {
            let lang = match party {
                Some(party) => party_lang(resolved, case, party),
                None => same(resolved, case, |party| !case.parts.contains_key(&(part.clone(), Some(party.to_owned())))),
            };
            texts.push(OwnText { party: party.as_deref(), ..file(resolved, *source, lang) });
        }
    }
    texts.extend(own_clauses(resolved));
    texts
}

/// The text of clauses that stand in this agreement and are not the program's.
fn own_clauses<'a>(resolved: &'a Resolved<'_>) -> Vec<OwnText<'a>> {
    let mut seen = BTreeSet::new();
    let mut texts = Vec::new();
    for entry in resolved.documents.iter().flat_map(|d| d.entries()) {
        let What::Clause { clause, .. } = &entry.what else { continue };
        if clause.level == Level::Embedded || !seen.insert(clause.source) {
            continue;
        }
        let all = resolved.sources.get(clause.source).text.as_ref();
        let (Some(nb), nn) = (all.find("\n# nb"), all.find("\n# nn")) else { continue };
        for (lang, start, end) in [(Lang::Nb, Some(nb), nn), (Lang::Nn, nn, None)] {
            if let Some(start) = start {
                let span = Span::new(start, end.unwrap_or(all.len()).max(start));
                let text = all.get(span.start..span.end).unwrap_or_default();
                texts.push(OwnText {
                    text,
                    lang: Some(lang),
                    path: String::new(),
                    party: None,
                    plain: false,
                    source: clause.source,
                    span,
                    raw: text,
                    start: span.start,
                });
            }
        }
    }
    texts
}

fn file<'a>(resolved: &'a Resolved<'_>, source: SourceId, lang: Option<Lang>) -> OwnText<'a> {
    let text = resolved.sources.get(source).text.as_ref();
    OwnText { text, lang, path: String::new(), party: None, plain: false, source, span: Span::new(0, 0), raw: text, start: 0 }
}

/// The language of one party's papers.
fn party_lang(resolved: &Resolved<'_>, case: &LoadedCase, party: &str) -> Option<Lang> {
    let own = case.case.parties.iter().find(|(id, _)| id.0 == party).and_then(|(_, own)| own.language.as_ref());
    let said = own.or_else(|| resolved.loaded.party(party)?.language.as_ref());
    said.map(|lang| Lang::from(lang.value))
}

/// The one language of the parties that read a text, if there is one.
fn same(resolved: &Resolved<'_>, case: &LoadedCase, reads: impl Fn(&str) -> bool) -> Option<Lang> {
    let parties = resolved.loaded.agreement.parties.iter().map(|p| p.id.0.as_str()).filter(|p| reads(p));
    let langs: BTreeSet<Option<Lang>> = parties.map(|party| party_lang(resolved, case, party)).collect();
    match langs.into_iter().collect::<Vec<_>>()[..] {
        [one] => one,
        _ => None,
    }
}

struct Walk<'a, 'r, 't> {
    resolved: &'a Resolved<'r>,
    source: SourceId,
    texts: &'t mut Vec<OwnText<'a>>,
}

impl<'a> Walk<'a, '_, '_> {
    fn node(&mut self, node: &'a Node, path: &mut String, lang: Option<Lang>) {
        let length = path.len();
        match &node.data {
            Data::Map(map) => {
                for (key, inner) in map {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                    self.node(inner, path, lang);
                    path.truncate(length);
                }
            }
            Data::List(items) => {
                for (id, inner) in items {
                    path.push_str(&format!("[{id}]"));
                    self.node(inner, path, lang);
                    path.truncate(length);
                }
            }
            Data::Leaf(Leaf::Label(texts) | Leaf::Prose(texts)) => self.leaf(texts, node.span, path, lang),
            Data::Open(texts) => self.leaf(texts, node.span, path, lang),
            Data::Leaf(Leaf::Text(text)) => self.text(text, None, true, node.span, "", path),
            _ => {}
        }
    }

    fn leaf(&mut self, texts: &'a Texts, span: Option<Span>, path: &str, lang: Option<Lang>) {
        let each = [(&texts.one, lang, ""), (&texts.nb, Some(Lang::Nb), "nb:"), (&texts.nn, Some(Lang::Nn), "nn:")];
        for (text, lang, key) in each {
            if let Some(text) = text {
                self.text(text, lang, false, span, key, path);
            }
        }
    }

    fn text(&mut self, text: &'a str, lang: Option<Lang>, plain: bool, span: Option<Span>, key: &str, path: &str) {
        let all = self.resolved.sources.get(self.source).text.as_ref();
        let span = span.unwrap_or_default();
        // A mapping and a block of text have a first place only: the text stands somewhere after it.
        let rest = all.get(span.start..).unwrap_or_default();
        let start = span.start + key_in(rest, key).unwrap_or(0);
        let raw = all.get(start..).unwrap_or_default();
        let span = if key.is_empty() { span } else { Span::new(start, start + key.len().saturating_sub(1)) };
        self.texts.push(OwnText { text, lang, path: path.to_owned(), party: None, plain, source: self.source, span, raw, start });
    }
}

/// Where `nb:` or `nn:` stands as a key.
fn key_in(text: &str, key: &str) -> Option<usize> {
    let as_key = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    text.match_indices(key).map(|(at, _)| at).find(as_key).filter(|_| !key.is_empty())
}
