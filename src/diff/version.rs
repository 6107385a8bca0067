//! One version of an agreement as it is compared and kept: its joint documents, every value it says, who pays what, and which element
//! answers which requirement. Enter at [`Version::of`]; it is also what `adopted/` holds, so it can be written and read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::agreement::data::{Data, Node};
use crate::diag::Findings;
use crate::document::{self, Document};
use crate::exit::{Asked, Ground};
use crate::lang::Lang;
use crate::quantity::Date;
use crate::resolve::print::{self, Printed};
use crate::resolve::{Answer, Resolved, coverage, render};

/// The schema of a version as data.
pub const SCHEMA: &str = "avtaleverk.version/1";

/// One version of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// `avtaleverk.version/1`.
    pub schema: String,
    /// The agreement's id.
    pub agreement: String,
    /// The cooperation's name.
    pub title: String,
    /// The form's id, where it is known.
    pub form: Option<String>,
    /// Who decides what no requirement reserves to the councils: the word of `amendment.other_provisions`.
    pub amended_by: Option<String>,
    /// The day whose law the text was made under.
    pub law_date: String,
    /// The joint documents by file name without ending.
    pub documents: BTreeMap<String, Document>,
    /// Every value by path, as printed in bokmål and nynorsk.
    pub values: BTreeMap<String, Said>,
    /// The parties by id, in order of their ids, with their names.
    pub parties: BTreeMap<String, String>,
    /// Their ids in the order they stand in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// What each party pays: cost and year, party, kroner with two decimals.
    pub amounts: Vec<Amount>,
    /// Each requirement of the law and the elements that answer it.
    pub answers: BTreeMap<String, Vec<String>>,
    /// Each party's last day of membership after a notice received on one day, where the agreement says how it is counted.
    pub exits: BTreeMap<String, String>,
    /// The documents whose text was read from the file an older library made, with that file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub read_from: BTreeMap<String, String>,
}

/// A value as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// In bokmål.
    pub nb: String,
    /// In nynorsk.
    pub nn: String,
}

impl Said {
    /// As printed in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.nb, &self.nn)
    }
}

/// One party's part of a cost in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// The cost's id.
    pub cost: String,
    /// The cost's name.
    pub title: Said,
    /// The year.
    pub year: i16,
    /// The party's id.
    pub party: String,
    /// Kroner with two decimals.
    pub kroner: String,
}

impl Version {
    /// The version an agreement is in. `received` is the day a notice is thought to be received, for when an exit would take effect.
    /// What a text lacks is added to the findings.
    pub fn of(resolved: &Resolved<'_>, received: Date, findings: &mut Findings) -> Self {
        let agreement = &resolved.loaded.agreement;
        let mut documents = BTreeMap::new();
        for placed in resolved.documents.iter().filter(|placed| placed.is_joint()) {
            for &lang in &placed.langs {
                let rendered = render(resolved, placed, lang, findings);
                documents.insert(placed.stem(lang), document::assemble(resolved, placed, rendered, lang, false));
            }
        }
        let mut values = BTreeMap::new();
        gather(resolved, &resolved.loaded.tree, String::new(), &mut values);
        let majority = agreement.amendment.as_ref().and_then(|a| a.other_provisions.as_ref());
        Self {
            schema: SCHEMA.to_owned(),
            agreement: resolved.loaded.id.clone(),
            title: agreement.name.as_ref().and_then(|n| n.in_lang(Lang::Nb)).unwrap_or(&resolved.loaded.id).to_owned(),
            form: resolved.form_id().map(str::to_owned),
            amended_by: majority.map(|word| word.value.id().to_owned()),
            law_date: resolved.law_date.to_string(),
            documents,
            values,
            parties: agreement.parties.iter().map(|p| (p.id.0.clone(), resolved.loaded.party_name(&p.id.0, Lang::Nb))).collect(),
            order: agreement.parties.iter().map(|p| p.id.0.clone()).collect(),
            amounts: amounts(resolved),
            answers: answers(resolved),
            exits: exits(resolved, received),
            read_from: BTreeMap::new(),
        }
    }
}

impl Version {
    /// Its text is a file that was not made here: it has values and no documents.
    pub fn is_foreign(&self) -> bool {
        self.documents.is_empty() && !self.values.is_empty()
    }

    /// The same agreement before there was anything in it, to compare a first version with.
    pub fn emptied(&self) -> Self {
        Self {
            documents: BTreeMap::new(),
            values: BTreeMap::new(),
            parties: BTreeMap::new(),
            order: Vec::new(),
            amounts: Vec::new(),
            answers: BTreeMap::new(),
            exits: BTreeMap::new(),
            read_from: BTreeMap::new(),
            ..self.clone()
        }
    }
}

fn gather(resolved: &Resolved<'_>, node: &Node, path: String, values: &mut BTreeMap<String, Said>) {
    match &node.data {
        Data::Map(map) => {
            for (key, inner) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                gather(resolved, inner, path, values);
            }
        }
        Data::List(items) => {
            for (id, inner) in items {
                gather(resolved, inner, format!("{path}[{id}]"), values);
            }
        }
        Data::None => {
            values.insert(path, Said { nb: "ingen".to_owned(), nn: "ingen".to_owned() });
        }
        Data::Leaf(_) | Data::Open(_) => {
            let said = |lang| match print::value(resolved, node, None, lang) {
                Printed::Line(text) | Printed::Prose(text) => Some(text),
                Printed::Open(question) => Some(format!("▢ {question}")),
                Printed::Missing | Printed::OtherLanguage => None,
            };
            let (nb, nn) = (said(Lang::Nb), said(Lang::Nn));
            let either = nb.clone().or_else(|| nn.clone()).unwrap_or_default();
            values.insert(path, Said { nb: nb.unwrap_or_else(|| either.clone()), nn: nn.unwrap_or(either) });
        }
        Data::Absent => {}
    }
}

fn amounts(resolved: &Resolved<'_>) -> Vec<Amount> {
    let mut out = Vec::new();
    for table in &resolved.costs {
        let cost = resolved.loaded.agreement.costs.iter().find(|cost| cost.id.0 == table.cost);
        let title = |lang| cost.and_then(|c| c.title.as_ref()).and_then(|t| t.in_lang(lang)).unwrap_or(&table.cost).to_owned();
        for year in &table.years {
            out.extend(year.parts.iter().map(|part| Amount {
                cost: table.cost.clone(),
                title: Said { nb: title(Lang::Nb), nn: title(Lang::Nn) },
                year: year.year,
                party: part.party.clone(),
                kroner: part.amount.to_string(),
            }));
        }
    }
    out
}

fn answers(resolved: &Resolved<'_>) -> BTreeMap<String, Vec<String>> {
    let Some(form) = resolved.form else { return BTreeMap::new() };
    let mut out = BTreeMap::new();
    for row in coverage(resolved, form) {
        let elements = match row.answer {
            Answer::Met(elements) => elements,
            Answer::Open(_) | Answer::Unmet => Vec::new(),
            Answer::NotAsked => continue,
        };
        out.insert(row.basis.to_string(), elements);
    }
    out
}

fn exits(resolved: &Resolved<'_>, received: Date) -> BTreeMap<String, String> {
    let agreement = &resolved.loaded.agreement;
    let in_force = agreement.in_force.as_ref().and_then(|i| i.date.as_ref()).map(|d| d.0);
    let Some(terms) = agreement.exit_terms.as_ref() else { return BTreeMap::new() };
    let last_day = |party: &str| {
        let asked = Asked { received, party, in_force, form: resolved.form_id(), ground: Ground::Notice };
        crate::exit::effect(terms, &asked).ok().map(|exit| exit.last_day.to_string())
    };
    agreement.parties.iter().filter_map(|party| Some((party.id.0.clone(), last_day(&party.id.0)?))).collect()
}
