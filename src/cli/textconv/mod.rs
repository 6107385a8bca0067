//! `textconv`: a file of the folder as lines a person compares, for `git diff`, `git log -p` and `git show`. An agreement or a case is
//! one «path: value» a line, with values as printed; a clause is its head and its two texts, one sentence a line. What cannot be read
//! so is printed as it is, since a difference must always be shown.

mod text;
mod values;

use super::args;
use super::print::Printer;
use super::{Failure, Outcome};
use crate::diag::Finding;
use crate::project;
use crate::source::Sources;
use crate::tr;

/// Prints one file.
pub(super) fn run(command: &args::Textconv, printer: &Printer) -> Result<Outcome, Failure> {
    let bytes = project::read_given(&command.file).map_err(|error| {
        let path = command.file.display();
        let what = tr! { nb: "«{path}» kan ikke leses: {error}", nn: "«{path}» kan ikkje lesast: {error}", en: "`{path}` cannot be read: {error}" };
        Failure::of(Finding::error("unreadable-file", what), &Sources::default())
    })?;
    match std::str::from_utf8(&bytes).ok().and_then(converted) {
        Some(text) => printer.out(&text),
        None => printer.bytes(&bytes),
    }
    Ok(Outcome::Done)
}

/// The lines of a text; none when it is neither a clause, an agreement nor a case.
fn converted(text: &str) -> Option<String> {
    if text.starts_with("---\n") { text::clause(text) } else { values::yaml(text) }
}

#[cfg(test)]
mod tests {
    use super::converted;

    #[test]
    fn an_agreement_is_a_line_a_value_in_the_order_of_the_file() {
        let yaml = "schema: 1\nname: Prøve KO\nparties:\n  - {id: nordvik, kind: kommune, name: Nordvik kommune}\nin_force: {date: 2027-01-01}\ncontributions:\n  yearly: [drift, kurs]\n  deposit: {amounts: {nordvik: 400000}}\npurpose:\n  nb: >\n    Det skal virke.\n    Det skal vare.\n  nn: Det skal verke.\nopen:\n  exit_terms.lock_in: Kor lenge?\n";
        assert_eq!(
            converted(yaml).unwrap(),
            "schema: 1\nname: Prøve KO\nparties[nordvik].kind: kommune\nparties[nordvik].name: Nordvik kommune\n\
             in_force.date: 1.\u{a0}januar 2027\ncontributions.yearly: drift\ncontributions.yearly: kurs\n\
             contributions.deposit.amounts.nordvik: 400\u{a0}000\u{a0}kroner\n\
             purpose.nb: Det skal virke.\npurpose.nb: Det skal vare.\npurpose.nn: Det skal verke.\nexit_terms.lock_in: ▢ Kor lenge?\n"
        );
    }

    #[test]
    fn a_case_is_read_as_one() {
        let yaml = "schema: 1\nkind: establish\ntimeline:\n  - {id: a, date: 2026-03-01, text: Forprosjekt}\n";
        let lines = converted(yaml).unwrap();
        assert!(lines.starts_with("schema: 1\nkind: "), "{lines}");
        assert!(lines.ends_with("timeline[a].date: 1.\u{a0}mars 2026\ntimeline[a].text: Forprosjekt\n"), "{lines}");
    }

    #[test]
    fn a_clause_is_a_line_a_sentence() {
        let clause = "---\nid: a\ntopic: a\n---\n# nb\nDette er én setning. Dette er\nnummer to.\n\n- a) første\n- b) andre {#b}\n\n{% if x %}\nTil slutt.\n{% endif %}\n# nn\nDette er éi.\n";
        assert_eq!(
            converted(clause).unwrap(),
            "id: a\ntopic: a\n\n# nb\nDette er én setning.\nDette er nummer to.\n\n- a) første\n- b) andre {#b}\n\n{% if x %}\nTil slutt.\n{% endif %}\n# nn\nDette er éi.\n"
        );
    }

    #[test]
    fn what_is_neither_is_left_as_it_is() {
        for text in ["name: [", "a: b\n", "- 1\n", "", "---\nid: a\n", "# Lesmeg\n"] {
            assert_eq!(converted(text), None, "{text}");
        }
    }
}
