//! The name of a cooperation in another form: the words of the old form go, the abbreviation of the new one comes.

use crate::agreement::leaf::Texts;

/// The abbreviation a form puts behind the name.
const SHORT: &[(&str, &str)] =
    &[("kommunalt-oppgavefellesskap", "KO"), ("interkommunalt-politisk-raad", "IPR"), ("interkommunalt-selskap", "IKS")];

/// The abbreviation of a form, where it has one.
pub(super) fn short(form: &str) -> Option<&'static str> {
    SHORT.iter().find(|(id, _)| *id == form).map(|(_, short)| *short)
}

/// The name with the abbreviation of another form.
pub(super) fn in_form(name: &Texts, form: &str) -> Texts {
    let rename = |text: &Option<String>| text.as_deref().map(|text| renamed(text, form));
    Texts { one: rename(&name.one), nb: rename(&name.nb), nn: rename(&name.nn) }
}

fn renamed(name: &str, form: &str) -> String {
    let bare: Vec<&str> = name.split(' ').filter(|word| !SHORT.iter().any(|(_, short)| short == word)).collect();
    let bare = bare.join(" ");
    short(form).map_or(bare.clone(), |short| format!("{bare} {short}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_abbreviation_changes_with_the_form() {
        assert_eq!(renamed("IKT Nordfjella KO", "interkommunalt-politisk-raad"), "IKT Nordfjella IPR");
        assert_eq!(renamed("IKT-samarbeidet", "kommunalt-oppgavefellesskap"), "IKT-samarbeidet KO");
        assert_eq!(renamed("Fjordalliansen IPR", "vertskommune-administrativ"), "Fjordalliansen");
    }
}
