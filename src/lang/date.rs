//! Days and lengths of time as documents print them, with no-break spaces where a line must not end.

use super::Lang;
use super::number::NBSP;
use crate::quantity::{Date, Length, Ratio, Unit};

/// The months, the same in both written forms.
const MONTHS: [&str; 12] =
    ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

/// A day in words: `1. januar 2027`.
pub fn date(date: Date, lang: Lang) -> String {
    format!("{} {}", day_of_year(date.month(), date.day(), lang), date.year())
}

/// A day in digits, for tables: `01.01.2027`.
pub fn numeric(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// A day of any year: `30. juni`. A month that does not exist prints as its number.
pub fn day_of_year(month: i8, day: i8, lang: Lang) -> String {
    match self::month(month) {
        Some(name) => format!("{day}.{NBSP}{}", lang.pick(name, name)),
        None => format!("{day}.{month}."),
    }
}

/// A length of time: `12 måneder`, nynorsk `12 månader`. The unit is the one the agreement states: 12 months stay months.
pub fn length(length: Length, lang: Lang) -> String {
    let (one, many) = unit(length.unit, lang);
    let count = super::number::number(&Ratio::whole(length.count));
    format!("{count}{NBSP}{}", if length.count == 1 { one } else { many })
}

/// So many minutes as hours and minutes: `12 timer og 31 minutter`, `45 minutter`, `2 timer`.
pub fn hours_and_minutes(minutes: u64, lang: Lang) -> String {
    let part = |count: u64, unit: Unit| {
        let (one, many) = self::unit(unit, lang);
        format!("{}{NBSP}{}", super::number::number(&Ratio::whole(count)), if count == 1 { one } else { many })
    };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => part(minutes, Unit::Minute),
        (hours, 0) => part(hours, Unit::Hour),
        (hours, minutes) => format!("{} og {}", part(hours, Unit::Hour), part(minutes, Unit::Minute)),
    }
}

/// A day written as people write it, `1.7.2027`, `1. juli 2027` or `2027-7-1`: to suggest how a file has it, never to read one.
pub fn guess(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let named =
        |name: &str| MONTHS.iter().position(|month| *month == name.to_lowercase()).and_then(|at| i8::try_from(at + 1).ok());
    let month = middle.parse().ok().or_else(|| named(middle))?;
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    Date::new(year, month, day.parse().ok()?).ok()
}

/// A month by name.
pub fn month(month: i8) -> Option<&'static str> {
    usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied()
}

/// The word for one, and for several.
fn unit(unit: Unit, lang: Lang) -> (&'static str, &'static str) {
    match unit {
        Unit::Minute => lang.pick(("minutt", "minutter"), ("minutt", "minutt")),
        Unit::Hour => lang.pick(("time", "timer"), ("time", "timar")),
        Unit::WorkingHour => lang.pick(("arbeidstime", "arbeidstimer"), ("arbeidstime", "arbeidstimar")),
        Unit::Day => lang.pick(("dag", "dager"), ("dag", "dagar")),
        Unit::WorkingDay => lang.pick(("virkedag", "virkedager"), ("vyrkedag", "vyrkedagar")),
        Unit::Week => lang.pick(("uke", "uker"), ("veke", "veker")),
        Unit::Month => lang.pick(("måned", "måneder"), ("månad", "månader")),
        Unit::Year => lang.pick(("år", "år"), ("år", "år")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::Words;
    use jiff::civil;

    #[test]
    fn days() {
        for lang in Lang::ALL {
            assert_eq!(date(civil::date(2027, 1, 1), lang), "1.\u{a0}januar 2027");
            assert_eq!(date(civil::date(2009, 12, 31), lang), "31.\u{a0}desember 2009");
            assert_eq!(day_of_year(6, 30, lang), "30.\u{a0}juni");
            assert_eq!(day_of_year(0, 1, lang), "1.0.");
            assert_eq!(day_of_year(13, 1, lang), "1.13.");
            assert_eq!(day_of_year(-1, 1, lang), "1.-1.");
        }
        assert_eq!(numeric(civil::date(2027, 1, 1)), "01.01.2027");
        assert_eq!(numeric(civil::date(987, 11, 12)), "12.11.0987");
    }

    #[test]
    fn lengths() {
        for (text, nb, nn) in [
            ("12 months", "12 måneder", "12 månader"),
            ("1 month", "1 måned", "1 månad"),
            ("1 year", "1 år", "1 år"),
            ("4 years", "4 år", "4 år"),
            ("14 days", "14 dager", "14 dagar"),
            ("1 day", "1 dag", "1 dag"),
            ("2 hours", "2 timer", "2 timar"),
            ("1 hour", "1 time", "1 time"),
            ("15 minutes", "15 minutter", "15 minutt"),
            ("1 minute", "1 minutt", "1 minutt"),
            ("4 weeks", "4 uker", "4 veker"),
            ("1 week", "1 uke", "1 veke"),
            ("1 working day", "1 virkedag", "1 vyrkedag"),
            ("3 working days", "3 virkedager", "3 vyrkedagar"),
            ("4 working hours", "4 arbeidstimer", "4 arbeidstimar"),
            ("0 days", "0 dager", "0 dagar"),
            ("1000 days", "1 000 dager", "1 000 dagar"),
        ] {
            let length_of: Length = text.parse().unwrap();
            assert_eq!(length(length_of, Lang::Nb).replace(NBSP, " "), nb);
            assert_eq!(length(length_of, Lang::Nn).replace(NBSP, " "), nn);
            assert!(!length(length_of, Lang::Nb).contains(' '));
        }
    }

    #[test]
    fn a_day_as_people_write_it_is_guessed() {
        let day = Some(civil::date(2027, 7, 1));
        for text in ["1.7.2027", "01.07.2027", "1. juli 2027", "1. Juli 2027", "2027-7-1", "1/7-2027"] {
            assert_eq!(guess(text), day, "{text}");
        }
        for text in ["", "2027", "1.7.27", "31.6.2027", "soon", "2027-02-30", "1.2.3.2027"] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    #[test]
    fn hours_with_minutes() {
        for (minutes, nb, nn) in [
            (0, "0 minutter", "0 minutt"),
            (1, "1 minutt", "1 minutt"),
            (60, "1 time", "1 time"),
            (751, "12 timer og 31 minutter", "12 timar og 31 minutt"),
            (60_061, "1 001 timer og 1 minutt", "1 001 timar og 1 minutt"),
        ] {
            assert_eq!(hours_and_minutes(minutes, Lang::Nb).replace(NBSP, " "), nb);
            assert_eq!(hours_and_minutes(minutes, Lang::Nn).replace(NBSP, " "), nn);
        }
        assert_eq!((month(1), month(12), month(0), month(13), month(-1)), (Some("januar"), Some("desember"), None, None, None));
    }

    #[test]
    fn units_are_inflected_as_in_the_word_list() {
        for (id, unit) in [
            ("minutt", Unit::Minute),
            ("time", Unit::Hour),
            ("arbeidstime", Unit::WorkingHour),
            ("dag", Unit::Day),
            ("virkedag", Unit::WorkingDay),
            ("uke", Unit::Week),
            ("måned", Unit::Month),
            ("år", Unit::Year),
        ] {
            for lang in Lang::ALL {
                for count in [1, 2] {
                    let counted = Words::embedded().count(u64::from(count), id, lang);
                    assert_eq!(counted, Some(length(Length { count, unit }, lang)));
                }
            }
        }
    }
}
