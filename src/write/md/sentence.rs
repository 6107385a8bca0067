//! Where a sentence ends, and where a full stop only ends an abbreviation, a date or a number.

/// Abbreviations inside a sentence, without their last full stop, in both forms of Norwegian. What follows goes on.
const INSIDE: &[&str] = &[
    "adm",
    "alt",
    "ang",
    "art",
    "avd",
    "bl.a",
    "ca",
    "d.v.s",
    "dvs",
    "dir",
    "dr",
    "eks",
    "ekskl",
    "e.kr",
    "ev",
    "evt",
    "f.eks",
    "f.o.m",
    "fom",
    "forskr",
    "fvl",
    "gnr",
    "bnr",
    "hhv",
    "høvesvis",
    "iht",
    "ift",
    "inkl",
    "innst",
    "jf",
    "jfr",
    "jmf",
    "kap",
    "kgl",
    "kl",
    "koml",
    "kr",
    "maks",
    "meld",
    "mht",
    "mill",
    "min",
    "mrd",
    "nr",
    "ot.prp",
    "pga",
    "pkt",
    "pst",
    "prop",
    "red",
    "ref",
    "resp",
    "s.k",
    "sml",
    "st",
    "st.meld",
    "t.d",
    "t.o.m",
    "tom",
    "tlf",
    "vedk",
    "vedr",
    "vs",
    "såk",
];

/// The sentences of a text that is one paragraph.
pub fn sentences(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for (i, word) in words.iter().enumerate() {
        match out.last_mut().filter(|_| open) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => out.push((*word).to_owned()),
        }
        let before = i.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or("");
        let next = words.get(i + 1).and_then(|next| next.chars().next());
        open = !next.is_some_and(|next| ends(before, word, next));
    }
    out
}

/// Whether a line may end after `word`, before a word that begins with `next`. `before` is the word before `word`.
pub(super) fn ends(before: &str, word: &str, next: char) -> bool {
    let closed = word.trim_end_matches(['»', '«', '"', '”', '“', '’', ')', ']']);
    if closed.ends_with(['!', '?', '…']) {
        return starts(next);
    }
    let Some(stem) = closed.strip_suffix('.') else { return false };
    let stem = stem.trim_start_matches(['«', '"', '“', '(', '[']);
    if !starts(next) || stem.is_empty() || INSIDE.contains(&stem.to_lowercase().as_str()) {
        return false;
    }
    // An initial or a letter of a list: «A. Hansen», «bokstav a. Varselet».
    if stem.chars().count() == 1 {
        return false;
    }
    // A day, an ordinal or a section: «1. januar», «§ 4. Formål». A year or an amount may end a sentence.
    if stem.chars().all(|c| c.is_ascii_digit()) {
        return stem.len() >= 4 && !before.starts_with('§');
    }
    // Before a number only a word of some length ends a sentence: «Prop. 46» does not.
    !next.is_ascii_digit() || stem.chars().count() > 4
}

/// Whether a sentence can begin so.
fn starts(next: char) -> bool {
    next.is_uppercase() || next.is_ascii_digit() || matches!(next, '«' | '"' | '“' | '(' | '[' | '§')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_a_sentence_ends() {
        assert_eq!(sentences("Varselet er skriftlig. Fristen løper."), ["Varselet er skriftlig.", "Fristen løper."]);
        assert_eq!(sentences("Hvem? Alle! (Se under.) «Slik.» Ja"), ["Hvem?", "Alle!", "(Se under.)", "«Slik.»", "Ja"]);
        assert_eq!(sentences("Avtalen gjelder fra 2027. Den er skriftlig."), ["Avtalen gjelder fra 2027.", "Den er skriftlig."]);
        assert_eq!(sentences("etter kommuneloven § 19-4. Varselet"), ["etter kommuneloven § 19-4.", "Varselet"]);
        assert_eq!(sentences("lønn mv. Utgiftene"), ["lønn mv.", "Utgiftene"]);
    }

    #[test]
    fn a_line_does_not_end_inside_a_sentence() {
        for text in [
            "nr. 3 og nr. 4",
            "jf. § 4 og jf. Prop. 46 L",
            "§ 4. Formål",
            "fra 1. januar 2027",
            "kl. 12. Etterpå",
            "bl.a. Nordvik og f.eks. Sørdal",
            "A. B. Hansen",
            "bokstav a. Varselet",
            "ca. 12 mill. kroner",
            "t.d. Ås kommune",
            "m.m. og mv. og osv. i avtalen",
        ] {
            assert_eq!(sentences(text).len(), 1, "{text}");
        }
    }
}
