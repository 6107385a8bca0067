//! «Mente du …?»: the nearest known name to one that is not known.

use crate::lang::Text;
use crate::tr;

/// The known name nearest to a misspelt one, if any is near.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(2);
    known.map(|k| (strsim::damerau_levenshtein(word, k), k)).filter(|&(d, _)| d <= limit).min().map(|(_, k)| k)
}

/// What to do about an unknown name: the nearest known one, or all of them.
pub fn suggest<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Text {
    match nearest(word, known.clone()) {
        Some(near) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
        None => {
            let list = known.collect::<Vec<_>>().join(", ");
            tr! { nb: "her finnes: {list}", nn: "her finst: {list}", en: "there are: {list}" }
        }
    }
}
