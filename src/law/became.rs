//! What became of a municipality, in words. Enter at [`Municipality::became`].

use super::Municipality;
use crate::lang::{Lang, Text, date};
use crate::quantity::Date;

impl Municipality {
    /// What had become of it by a later day: merged, divided, or the same with another name or number.
    pub fn became(&'static self, day: Date) -> Text {
        let now = self.on(day);
        let until = self.until.unwrap_or(day);
        let (since_nb, since_nn) = (date::date(until, Lang::Nb), date::date(until, Lang::Nn));
        let (number, name) = (self.number, self.name());
        let list = |and: &str| {
            let all: Vec<String> = now.iter().map(|m| format!("{} ({})", m.name(), m.number)).collect();
            match all.split_last() {
                Some((last, [])) => last.clone(),
                Some((last, rest)) => format!("{} {and} {last}", rest.join(", ")),
                None => "–".to_owned(),
            }
        };
        let (nb, nn, en) = (list("og"), list("og"), list("and"));
        match now.as_slice() {
            [one] if one.is_called(name) && !self.was_merged() => Text {
                nb: format!("{name} har ikke nummer {number} etter {since_nb}; nummeret er nå {}", one.number),
                nn: format!("{name} har ikkje nummer {number} etter {since_nn}; nummeret er no {}", one.number),
                en: format!("{name} has not had the number {number} since {until}; the number is now {}", one.number),
            },
            [_] if !self.was_merged() => Text {
                nb: format!("{name} ({number}) heter {nb} fra {since_nb}"),
                nn: format!("{name} ({number}) heiter {nn} frå {since_nn}"),
                en: format!("{name} ({number}) is called {en} from {until}"),
            },
            [_] => Text {
                nb: format!("{name} ({number}) ble slått sammen med andre {since_nb} og er nå del av {nb}"),
                nn: format!("{name} ({number}) blei slått saman med andre {since_nn} og er no del av {nn}"),
                en: format!("{name} ({number}) was merged on {until} and is now part of {en}"),
            },
            _ => Text {
                nb: format!("{name} ({number}) ble delt eller slått sammen {since_nb}; området hører nå til {nb}"),
                nn: format!("{name} ({number}) blei delt eller slått saman {since_nn}; området høyrer no til {nn}"),
                en: format!("{name} ({number}) was divided or merged on {until}; its area now belongs to {en}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merger_a_division_and_a_new_number_are_told_apart() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let told = |number: &str, then: &str| {
            let old = Municipality::numbered(number, day(then)).unwrap();
            old.became(day("2024-06-01")).nb
        };
        assert_eq!(
            told("1624", "2017-01-01"),
            "Rissa (1624) ble slått sammen med andre 1.\u{a0}januar 2018 og er nå del av Indre Fosen (5054)"
        );
        assert_eq!(
            told("1534", "2019-01-01"),
            "Haram (1534) ble delt eller slått sammen 1.\u{a0}januar 2020; området hører nå til Ålesund (1508) og Haram (1580)"
        );
        assert_eq!(told("1653", "2009-01-01"), "Melhus har ikke nummer 1653 etter 1.\u{a0}januar 2018; nummeret er nå 5028");
    }
}
