//! Who must decide a change: what the law reserves to every council, what the agreement's own clause on changes says of the rest, and
//! what is no change of the agreement at all but its rule applied. Enter at [`element`] and [`value`].
//!
//! Koml. §§ 18-4 (2)–(3), 19-4 (2)–(3), 20-4 (2) and IKS-loven § 4 (2).

use super::version::Version;
use crate::lang::Text;
use crate::tr;

/// Who must decide a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecidedBy {
    /// Every council itself.
    Councils,
    /// The representantskap by two thirds of the votes cast, or as the agreement says.
    Representantskap,
    /// All parties, as the act has no rule of majority.
    Parties,
    /// The parties' administrations, under their own delegation.
    Administrations,
    /// Nobody: a rule already agreed is applied to new numbers.
    Rule,
}

impl DecidedBy {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            DecidedBy::Councils => "councils",
            DecidedBy::Representantskap => "representantskap",
            DecidedBy::Parties => "parties",
            DecidedBy::Administrations => "administrations",
            DecidedBy::Rule => "rule",
        }
    }

    /// In words that fit after «Vedtas av».
    pub fn words(self) -> Text {
        match self {
            DecidedBy::Councils => {
                tr! { nb: "kommunestyret selv hos hver av deltakerne", nn: "kommunestyret sjølv hos kvar av deltakarane", en: "every council itself" }
            }
            DecidedBy::Representantskap => {
                tr! { nb: "representantskapet, etter avtalens regel om endring", nn: "representantskapet, etter regelen om endring i avtalen", en: "the representantskap, by the agreement's rule on changes" }
            }
            DecidedBy::Parties => {
                tr! { nb: "alle deltakerne; loven har ingen flertallsregel", nn: "alle deltakarane; lova har ingen fleirtalsregel", en: "all parties; the act has no rule of majority" }
            }
            DecidedBy::Administrations => {
                tr! { nb: "partenes administrasjoner, etter egen delegering", nn: "administrasjonane hos partane, etter eiga delegering", en: "the parties' administrations, under their own delegation" }
            }
            DecidedBy::Rule => {
                tr! { nb: "ingen, for det er regelen i avtalen brukt på nye tall", nn: "ingen, for det er regelen i avtalen brukt på nye tal", en: "nobody, for it is the agreement's rule applied to new numbers" }
            }
        }
    }
}

/// Who decides a change of an element of a document.
pub(super) fn element(element: &str, stem: &str, old: &Version, new: &Version) -> DecidedBy {
    let answers = |version: &Version| {
        version.answers.values().flatten().any(|answer| {
            element == answer || element.strip_prefix(answer.as_str()).is_some_and(|rest| rest.starts_with(['/', '[']))
        })
    };
    let kind = new.documents.get(stem).or_else(|| old.documents.get(stem)).map(|document| document.meta.kind.as_str());
    let of_parties = names_parties(element) && other_parties(old, new);
    if answers(old) || answers(new) || of_reserved(element, old) || of_reserved(element, new) || of_parties {
        return DecidedBy::Councils;
    }
    match kind {
        Some(kind @ ("sla" | "data-processing-agreement")) => annex(kind, new),
        Some("cost-annex") => DecidedBy::Rule,
        _ => rest(new),
    }
}

/// Who decides a change of a value.
pub(super) fn value(path: &str, old: &Version, new: &Version) -> DecidedBy {
    if path.starts_with("parties[") && other_parties(old, new) {
        return DecidedBy::Councils;
    }
    // New numbers in a register, and a new year's amounts, are what the key is for.
    if path.starts_with("registers[") || path.starts_with("series[") {
        return DecidedBy::Rule;
    }
    if path.starts_with("costs[") {
        return if path.ends_with(".key") { reserved_key(new) } else { DecidedBy::Rule };
    }
    if path.starts_with("cost_keys[") {
        return reserved_key(new);
    }
    if path.starts_with("exit_terms") && [old, new].iter().any(|version| reserves(version, "exit")) {
        return DecidedBy::Councils;
    }
    if path == "sla" || path.starts_with("sla.") {
        return annex("sla", new);
    }
    let printed = |version: &Version| version.answers.values().flatten().any(|element| prints(version, element, path));
    if printed(old) || printed(new) { DecidedBy::Councils } else { rest(new) }
}

/// The elements that say who takes part and who signs.
fn names_parties(element: &str) -> bool {
    element.split_once('/').is_some_and(|(_, topic)| matches!(topic, "parties" | "signatures"))
}

/// Did someone come or leave? Then every council adopts: §§ 18-4 (2), 19-4 (2), 20-4 (2), IKS-loven § 4 (2).
fn other_parties(old: &Version, new: &Version) -> bool {
    !old.parties.keys().eq(new.parties.keys())
}

/// How one leaves is one item of the list of the law, however many clauses say it: kommuneloven §§ 18-4 (4) g, 19-4 (4) i, 20-4 (3) g.
fn of_reserved(element: &str, version: &Version) -> bool {
    element.starts_with("statutes/exit-") && reserves(version, "exit")
}

/// Does a clause of this family of topics answer what the law wants settled?
fn reserves(version: &Version, family: &str) -> bool {
    let start = format!("statutes/{family}-");
    version.answers.values().flatten().any(|element| element.starts_with(&start))
}

/// A key is a contribution (KO e, IKS nr. 6) or a settlement (host f), which the councils decide; it is not on the list of an IPR.
fn reserved_key(version: &Version) -> DecidedBy {
    match version.form.as_deref() {
        Some("interkommunalt-politisk-raad") => match version.values.get("amendment.cost_key") {
            Some(_) => DecidedBy::Councils,
            None => rest(version),
        },
        _ => DecidedBy::Councils,
    }
}

/// Who decides what no requirement reserves to the councils.
fn rest(version: &Version) -> DecidedBy {
    match (version.form.as_deref(), version.amended_by.as_deref()) {
        (_, Some("all-councils")) => DecidedBy::Councils,
        (Some("kommunalt-oppgavefellesskap" | "interkommunalt-politisk-raad" | "interkommunalt-selskap"), _) => {
            DecidedBy::Representantskap
        }
        _ => DecidedBy::Parties,
    }
}

/// A paper of the administrations, unless the agreement says that it is a part of itself.
fn annex(kind: &str, version: &Version) -> DecidedBy {
    let is = |annex: &str, key: &str, value: &str| {
        version.values.get(&format!("annexes[{annex}].{key}")).is_some_and(|said| said.nb == value)
    };
    let ids = version.values.keys().filter_map(|path| path.strip_prefix("annexes[")?.strip_suffix("].id"));
    let mut ids = ids.filter(|id| is(id, "made", kind));
    if ids.any(|id| is(id, "part_of_agreement", "ja")) { rest(version) } else { DecidedBy::Administrations }
}

/// Is the value printed in the element?
fn prints(version: &Version, element: &str, path: &str) -> bool {
    use crate::document::tree::Block;
    fn find<'a>(blocks: &'a [Block], wanted: &str) -> Option<&'a [Block]> {
        blocks.iter().find_map(|block| match block {
            Block::Section { id, .. } if id == wanted => Some(std::slice::from_ref(block)),
            Block::Section { body, .. } => find(body, wanted),
            _ => None,
        })
    }
    version
        .documents
        .values()
        .any(|document| find(&document.body, element).is_some_and(|blocks| super::printed::says(blocks, path)))
}
