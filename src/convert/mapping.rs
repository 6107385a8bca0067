//! What becomes of each provision of the old document: data, so that a jurist can change it and documents and cases can read it.

use std::collections::BTreeSet;

use super::Conversion;
use super::carry::Pair;
use crate::agreement::leaf::Texts;
use crate::agreement::words::Continuation;
use crate::diag::Findings;
use crate::lang::Lang;
use crate::resolve::{Entry, Numbers, Placed, What, render, section_id};

/// The old provisions in their order.
#[derive(Debug, Default)]
pub struct Mapping {
    /// One row a provision.
    pub rows: Vec<Row>,
}

/// One old provision and what becomes of it.
#[derive(Debug)]
pub struct Row {
    /// Its id: the topic, section or own provision it was.
    pub id: String,
    /// Its number.
    pub number: Option<String>,
    /// Its heading.
    pub title: Texts,
    /// What becomes of it.
    pub becomes: Continuation,
    /// The topics of the new document that take its place.
    pub topics: Vec<String>,
    /// The provision of an act that does.
    pub act: Option<String>,
    /// Why.
    pub because: Option<Pair>,
}

impl Mapping {
    /// The mapping of one conversion: the old document's provisions, then the sections of the repealed act.
    pub fn of(conversion: &Conversion<'_>) -> Self {
        let mut mapping = Self::default();
        let own;
        let placed = match conversion.old.document("statutes") {
            Some(placed) => Some(placed),
            None => {
                own = conversion.old.place("statutes");
                own.as_ref()
            }
        };
        if let Some(placed) = placed {
            mapping.document(conversion, placed);
        }
        for rule in &conversion.carry.sections {
            mapping.rows.push(Row {
                id: rule.id.clone(),
                number: Some(rule.number.clone()),
                title: Texts { one: None, nb: Some(rule.title.nb.clone()), nn: Some(rule.title.nn.clone()) },
                becomes: rule.becomes,
                topics: rule.topics.clone(),
                act: rule.act.clone(),
                because: rule.because.clone(),
            });
        }
        mapping
    }

    fn document(&mut self, conversion: &Conversion<'_>, placed: &Placed<'_>) {
        let new_topics = new_topics(conversion);
        let lang = conversion.old.original();
        let numbers = render(conversion.old, placed, lang, &mut Findings::default()).numbers;
        let mut seen = BTreeSet::new();
        for section in &placed.sections {
            let section_number = numbers.get(&section_id(&placed.kind.id, &section.plan.id.0));
            let alone = section.entries.len() == 1;
            for entry in &section.entries {
                if !seen.insert(entry.topic.clone()) {
                    continue;
                }
                let number = numbers.get(&entry.element).or(section_number).map(|n| n.label.clone());
                let title = title(&section.plan.title, entry, alone);
                self.rows.push(row(conversion, entry, number, title, &new_topics));
            }
        }
    }
}

/// Where the values of the old document stand in it: the number and heading of the first section that prints each top-level key.
pub(super) fn places(conversion: &Conversion<'_>, lang: Lang) -> Vec<(String, String)> {
    let Some(placed) = conversion.old.document("statutes") else { return Vec::new() };
    let numbers: Numbers = render(conversion.old, placed, lang, &mut Findings::default()).numbers;
    let mut places: Vec<(String, String)> = Vec::new();
    for needs in [true, false] {
        for section in &placed.sections {
            let number = numbers.get(&section_id(&placed.kind.id, &section.plan.id.0)).map(|n| n.label.clone());
            let heading = section.plan.title.in_lang(lang).unwrap_or_default();
            let place = [number.as_deref(), Some(heading)].into_iter().flatten().collect::<Vec<_>>().join(" ");
            for entry in &section.entries {
                for key in keys(entry, needs, lang) {
                    if !places.iter().any(|(known, _)| *known == key) {
                        places.push((key, place.clone()));
                    }
                }
            }
        }
    }
    places
}

/// The top-level keys a clause needs, or prints.
fn keys(entry: &Entry<'_>, needs: bool, lang: Lang) -> Vec<String> {
    use crate::clause::template::Used;
    let What::Clause { clause, .. } = &entry.what else { return Vec::new() };
    let top = |path: &str| path.split(['.', '[']).next().unwrap_or(path).to_owned();
    if needs {
        return clause.front.needs.iter().map(|need| top(&need.value)).collect();
    }
    let uses = clause.template(lang).uses.iter().filter_map(|used| match &used.what {
        Used::Value { path, .. } | Used::Count { path, .. } | Used::List { path } | Used::Loop { path } => Some(top(path)),
        _ => None,
    });
    uses.collect()
}

/// The topics the new form's document has room for.
fn new_topics(conversion: &Conversion<'_>) -> BTreeSet<String> {
    let Some(kind) = conversion.old.library.documents.get("statutes") else { return BTreeSet::new() };
    let outline = kind.outline(Some(&conversion.to.id));
    let slots = outline.sections.iter().flat_map(|section| section.holds.iter());
    let topics = slots.filter_map(|slot| slot.topic.as_ref().map(|t| t.0.clone()));
    let able = |topic: &String| !conversion.old.library.candidates(topic, "statutes", Some(&conversion.to.id)).is_empty();
    topics.filter(able).collect()
}

fn title(section: &Texts, entry: &Entry<'_>, alone: bool) -> Texts {
    let own = match &entry.what {
        What::Clause { clause, .. } => Some(&clause.front.title.value.0),
        What::Provision(provision) => Some(&provision.title.value.0),
        What::Part { .. } => None,
    };
    let of = |lang: Lang| {
        let heading = section.in_lang(lang)?;
        let own = own.and_then(|own| own.in_lang(lang)).filter(|own| !alone && *own != heading);
        Some(own.map_or_else(|| heading.to_owned(), |own| format!("{heading}: {own}")))
    };
    Texts { one: None, nb: of(Lang::Nb), nn: of(Lang::Nn) }
}

fn row(conversion: &Conversion<'_>, entry: &Entry<'_>, number: Option<String>, title: Texts, new: &BTreeSet<String>) -> Row {
    let topic = &entry.topic;
    let dropped = |because: Pair| Row {
        id: topic.clone(),
        number: number.clone(),
        title: title.clone(),
        becomes: Continuation::Dropped,
        topics: Vec::new(),
        act: None,
        because: Some(because),
    };
    if matches!(entry.what, What::Provision(_)) {
        return dropped(Pair {
            nb: "Egen bestemmelse: vurder om den skal med i den nye avtalen.".to_owned(),
            nn: "Eiga føresegn: vurder om ho skal med i den nye avtalen.".to_owned(),
        });
    }
    let rule = conversion.carry.topic(topic);
    let wanted = match rule {
        Some(rule) if !rule.topics.is_empty() => rule.topics.clone(),
        _ => vec![topic.clone()],
    };
    let topics: Vec<String> = wanted.into_iter().filter(|t| new.contains(t)).collect();
    let becomes = rule.map_or(Continuation::Continued, |rule| rule.becomes);
    let because = rule.and_then(|rule| rule.because.clone());
    if becomes == Continuation::Dropped {
        return dropped(because.unwrap_or_default());
    }
    if topics.is_empty() {
        return dropped(because.filter(|_| becomes == Continuation::Anew).unwrap_or_else(|| Pair {
            nb: "Den nye avtalen har ingen egen bestemmelse om dette.".to_owned(),
            nn: "Den nye avtalen har ikkje noka eiga føresegn om dette.".to_owned(),
        }));
    }
    Row { id: topic.clone(), number, title, becomes, topics, act: None, because }
}
