//! The known name a misspelt one most likely stands for.

/// The name in `known` with the fewest letters changed, if it is near enough to be meant; ties go to the one that sorts first.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near_enough = 2.max(name.chars().count() / 3);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(changed, _)| *changed <= near_enough)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
