//! How a value of the agreement looks in running text: the one place that turns typed leaves into words.

use super::Resolved;
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;
use crate::lang::{Form, Lang, Words, date, number, words};

/// What a value prints as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// Words on a line.
    Line(String),
    /// Markdown of the user's, still to be rendered.
    Prose(String),
    /// Not decided; the question.
    Open(String),
    /// Nothing is there.
    Missing,
    /// There is a text, but not in this language.
    OtherLanguage,
}

/// Prints what stands at a path.
pub fn value(resolved: &Resolved<'_>, node: &Node, form: Option<Form>, lang: Lang) -> Printed {
    match &node.data {
        Data::Absent | Data::None | Data::Map(_) => Printed::Missing,
        Data::Open(question) => Printed::Open(any_text(question, lang)),
        Data::List(items) if items.is_empty() => Printed::Missing,
        Data::List(items) => {
            let mut names = Vec::new();
            for (_, item) in items {
                match list_item(resolved, item, lang) {
                    Printed::Line(name) => names.push(name),
                    other => return other,
                }
            }
            Printed::Line(words::join(&names, lang))
        }
        Data::Leaf(leaf) => self::leaf(resolved, leaf, form, lang),
    }
}

/// An item in a list in running text goes by its name, title or text.
fn list_item(resolved: &Resolved<'_>, item: &Node, lang: Lang) -> Printed {
    let named = ["name", "title", "text", "what", "item"].into_iter().map(|key| item.at(key)).find(|n| n.is_present());
    value(resolved, named.unwrap_or(item), None, lang)
}

fn leaf(resolved: &Resolved<'_>, leaf: &Leaf, form: Option<Form>, lang: Lang) -> Printed {
    let line = match leaf {
        Leaf::Share(share) => number::share(share),
        Leaf::Number(n) => number::number(n),
        Leaf::Money(money) => number::kroner(money, lang),
        Leaf::Date(day) => date::date(*day, lang),
        Leaf::Length(length) => date::length(*length, lang),
        Leaf::DayOfYear(day) => date::day_of_year(day.month, day.day, lang),
        Leaf::Time(time) => time.to_string().replace(':', "."),
        Leaf::Count(n) | Leaf::Year(n) => n.to_string(),
        Leaf::Party(id) => resolved.loaded.party_name(id, lang),
        Leaf::Id(text) | Leaf::Text(text) => text.clone(),
        Leaf::Truth(true) => "ja".to_owned(),
        Leaf::Truth(false) => lang.pick("nei", "nei").to_owned(),
        Leaf::Word { set, id } => {
            return Words::embedded()
                .word(set, id, lang, form.unwrap_or(Form::Indefinite))
                .map_or(Printed::Missing, |w| Printed::Line(w.to_owned()));
        }
        Leaf::Label(texts) => return texts.in_lang(lang).map_or(Printed::OtherLanguage, |t| Printed::Line(t.to_owned())),
        Leaf::Prose(texts) => return prose(resolved, texts, lang),
    };
    Printed::Line(line)
}

/// Prose in one string belongs to the original's language; a label in one string to every language.
fn prose(resolved: &Resolved<'_>, texts: &Texts, lang: Lang) -> Printed {
    let own = lang.pick(&texts.nb, &texts.nn).as_ref();
    let one = texts.one.as_ref().filter(|_| lang == resolved.original() || super::languages(resolved.loaded).len() == 1);
    own.or(one).map_or(Printed::OtherLanguage, |t| Printed::Prose(t.clone()))
}

/// A text in the language, or failing that in any.
pub fn any_text(texts: &Texts, lang: Lang) -> String {
    texts.in_lang(lang).or(texts.nb.as_deref()).or(texts.nn.as_deref()).unwrap_or_default().to_owned()
}
