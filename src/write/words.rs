//! The few words that writers add themselves, and what is printed where something is open. `style.typ` has the same two rules.

use crate::document::tree::ChangeKind;
use crate::lang::Lang;

/// The link that leads past title and contents; the same words in both forms.
pub(super) const SKIP: &str = "Til teksten";

/// Before the control code; the same word in both forms of Norwegian.
pub(super) const CONTROL_CODE: &str = "Kontrollkode";

/// The words of the page that compares.
pub(super) mod compare {
    use crate::diff::ItemKind;
    use crate::lang::Lang;

    /// The words in one language.
    pub(in crate::write) struct Compare {
        pub(in crate::write) controls: &'static str,
        pub(in crate::write) view: &'static str,
        pub(in crate::write) list: &'static str,
        pub(in crate::write) marked: &'static str,
        pub(in crate::write) sides: &'static str,
        pub(in crate::write) kinds: &'static str,
        pub(in crate::write) kind_names: [(ItemKind, &'static str); 5],
        pub(in crate::write) party: &'static str,
        pub(in crate::write) all: &'static str,
        pub(in crate::write) before: &'static str,
        pub(in crate::write) now: &'static str,
        pub(in crate::write) unchanged: &'static str,
        pub(in crate::write) keys: &'static str,
    }

    pub(in crate::write) fn words(lang: Lang) -> &'static Compare {
        lang.pick(&NB, &NN)
    }

    const NB: Compare = Compare {
        controls: "Hva siden viser",
        view: "Visning",
        list: "Endringsliste",
        marked: "Tekst med endringer",
        sides: "Side ved side",
        kinds: "Vis endringer",
        kind_names: [
            (ItemKind::Added, "ny"),
            (ItemKind::Removed, "tatt ut"),
            (ItemKind::Moved, "flyttet"),
            (ItemKind::Reworded, "ny ordlyd"),
            (ItemKind::Variant, "annen bestemmelse"),
        ],
        party: "Deltaker",
        all: "alle",
        before: "Før",
        now: "Nå",
        unchanged: "Uten endringer i teksten",
        keys: "Taster: 1, 2 og 3 skifter visning, j og k går til neste og forrige endring.",
    };

    const NN: Compare = Compare {
        controls: "Kva sida viser",
        view: "Vising",
        list: "Endringsliste",
        marked: "Tekst med endringar",
        sides: "Side om side",
        kinds: "Vis endringar",
        kind_names: [
            (ItemKind::Added, "ny"),
            (ItemKind::Removed, "teken ut"),
            (ItemKind::Moved, "flytta"),
            (ItemKind::Reworded, "ny ordlyd"),
            (ItemKind::Variant, "anna føresegn"),
        ],
        party: "Deltakar",
        all: "alle",
        before: "Før",
        now: "No",
        unchanged: "Utan endringar i teksten",
        keys: "Tastar: 1, 2 og 3 skiftar vising, j og k går til neste og førre endring.",
    };
}

/// What is said of a piece that stands elsewhere than before. `place` is where it stood, or stands now.
pub(super) fn moved(kind: ChangeKind, place: Option<&str>, title: &str, lang: Lang) -> Option<String> {
    let (near, place) = match place {
        Some(place) => (true, place),
        None => (false, ""),
    };
    match kind {
        ChangeKind::MovedHere if near => Some(lang.pick(format!("Flyttet hit fra {place}:"), format!("Flytta hit frå {place}:"))),
        ChangeKind::MovedHere => Some(lang.pick("Flyttet hit:", "Flytta hit:").to_owned()),
        ChangeKind::MovedAway if near => {
            Some(lang.pick(format!("«{title}» er flyttet til {place}."), format!("«{title}» er flytta til {place}.")))
        }
        ChangeKind::MovedAway => Some(lang.pick(format!("«{title}» er flyttet."), format!("«{title}» er flytta."))),
        _ => None,
    }
}

/// What is printed where something is not decided: the label, and the question unless the label says it.
pub(super) fn gap(label: &str, question: &str) -> String {
    let label = label.trim();
    let whole = if question.is_empty() || label.contains(question) {
        label.to_owned()
    } else if label.is_empty() {
        question.to_owned()
    } else {
        format!("{}: {question}", label.trim_end_matches(':'))
    };
    if whole.starts_with('▢') { whole } else { format!("▢ {whole}") }
}

/// Whether a link goes to the web or to a letter box; anything else, such as `javascript:`, is printed as words.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_prints_its_question_once() {
        assert_eq!(gap("Ikke avklart", "Hvor lenge?"), "▢ Ikke avklart: Hvor lenge?");
        assert_eq!(gap("▢ Ikke avklart: Hvor lenge?", "Hvor lenge?"), "▢ Ikke avklart: Hvor lenge?");
        assert_eq!(gap("Ikke avklart:", "Hvor lenge?"), "▢ Ikke avklart: Hvor lenge?");
        assert_eq!(gap("", "Hvor lenge?"), "▢ Hvor lenge?");
        assert_eq!(gap("Ikkje avklart", ""), "▢ Ikkje avklart");
    }

    #[test]
    fn only_web_and_mail_are_links() {
        assert!(is_web("https://lovdata.no/lov/2018-06-22-83/§19-4"));
        assert!(is_web("MAILTO:post@example.org"));
        assert!(!is_web("javascript:alert(1)"));
        assert!(!is_web("https://"));
        assert!(!is_web(" https://example.org"));
    }
}
