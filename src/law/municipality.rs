//! Norwegian municipalities since 2005: number, name, and what came after those that are gone. Enter at [`Municipality::all`];
//! made-up municipalities of examples are not here, and nothing is said of them.

use std::sync::LazyLock;

use crate::quantity::Date;

/// A municipality for as long as it had one number and one name.
#[derive(Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The number (kommunenummer).
    pub number: &'static str,
    /// The name, in every language it has.
    pub names: Vec<&'static str>,
    /// Its first day; none when it is older than the data.
    pub from: Option<Date>,
    /// The first day it is no more.
    pub until: Option<Date>,
    /// The numbers of those that came after it.
    pub to: Vec<&'static str>,
}

static ALL: LazyLock<Vec<Municipality>> = LazyLock::new(|| rows(include_str!("municipalities.tsv")));

fn rows(text: &'static str) -> Vec<Municipality> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Municipality> {
    let mut fields = line.split('\t');
    let (number, names, from, until, to) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let day = |text: &str| if text.is_empty() { None } else { text.parse().ok() };
    let to = to.split(',').filter(|n| !n.is_empty()).collect();
    Some(Municipality { number, names: names.split(" - ").collect(), from: day(from), until: day(until), to })
}

impl Municipality {
    /// Every one, by number and time.
    pub fn all() -> &'static [Municipality] {
        &ALL
    }

    /// The one with that number on a day.
    pub fn numbered(number: &str, day: Date) -> Option<&'static Municipality> {
        Self::all().iter().find(|m| m.number == number && m.is_there(day))
    }

    /// Those with that name on a day; several share some names.
    pub fn named(name: &str, day: Date) -> Vec<&'static Municipality> {
        Self::all().iter().filter(|m| m.is_called(name) && m.is_there(day)).collect()
    }

    /// Was it there on that day?
    pub fn is_there(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Has it that name, in a language? «Melhus kommune» is called Melhus.
    pub fn is_called(&self, name: &str) -> bool {
        let bare = bare(name);
        self.names.iter().any(|own| own.to_lowercase() == bare)
    }

    /// The municipality meant by a number and a name, or by a name alone, where it is no more on a day. `then` is a day it was there:
    /// the name may be another municipality's by now. None where it still is there, and of what was never there.
    pub fn gone(number: Option<&str>, name: &str, then: Option<Date>, day: Date) -> Option<&'static Municipality> {
        let last = |fits: &dyn Fn(&Municipality) -> bool| {
            let ended = |m: &&Municipality| m.until.is_some_and(|until| until <= day) && fits(m);
            Self::all().iter().filter(ended).max_by_key(|m| m.until)
        };
        if let Some(number) = number {
            return match Self::numbered(number, day) {
                Some(_) => None,
                None => last(&|m| m.number == number).filter(|old| old.is_called(name)),
            };
        }
        if Self::named(name, day).is_empty() {
            return last(&|m| m.is_called(name));
        }
        // The name is there still, but what is meant may be older than the municipality that has it.
        match Self::named(name, then?)[..] {
            [then] if then.until.is_some_and(|until| until <= day) && then.was_merged() => Some(then),
            _ => None,
        }
    }

    /// Its first name.
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or(self.number)
    }

    /// What has become of it on a later day: itself while it is there, else those that came after it.
    pub fn on(&'static self, day: Date) -> Vec<&'static Municipality> {
        let (mut here, mut open) = (Vec::new(), vec![self]);
        while let Some(one) = open.pop() {
            match one.until.filter(|until| *until <= day) {
                None if !here.contains(&one) => here.push(one),
                None => {}
                Some(until) => open.extend(one.to.iter().filter_map(|number| Self::numbered(number, until))),
            }
        }
        here.sort_by_key(|m| m.number);
        here
    }

    /// Was it put together with others when it ended? Otherwise it was divided, or only its name or number changed.
    pub fn was_merged(&self) -> bool {
        let Some(until) = self.until else { return false };
        let others = |m: &&Municipality| m.until == Some(until) && m.number != self.number && m.to == self.to;
        let older = |number: &str| Self::numbered(number, until).is_some_and(|next| next.from != Some(until));
        self.to.iter().any(|to| older(to)) || Self::all().iter().any(|m| others(&m))
    }
}

/// A name without the words for what it is.
fn bare(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let short = [" bykommune", " kommune", " herad"].iter().find_map(|word| name.strip_suffix(word));
    short.unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_register_hangs_together() {
        let all = Municipality::all();
        let on = |date: &str| all.iter().filter(|m| m.is_there(day(date))).count();
        assert_eq!((on("2017-06-01"), on("2019-06-01"), on("2020-06-01"), on("2024-06-01")), (426, 422, 356, 357));
        for m in all.iter().filter(|m| m.until.is_some()) {
            assert!(!m.on(day("2025-01-01")).is_empty(), "{} {}", m.number, m.name());
        }
    }

    #[test]
    fn a_number_is_followed_through_its_changes() {
        let now = |number: &str, then: &str| -> Vec<String> {
            let old = Municipality::numbered(number, day(then)).unwrap();
            old.on(day("2024-06-01")).iter().map(|m| format!("{} {}", m.number, m.name())).collect()
        };
        assert_eq!(now("1653", "2009-01-01"), ["5028 Melhus"]);
        assert_eq!(now("1420", "2019-01-01"), ["4640 Sogndal"]);
        assert_eq!(now("5030", "2019-01-01"), ["5001 Trondheim"]);
        assert_eq!(now("1534", "2019-01-01"), ["1508 Ålesund", "1580 Haram"]);
        assert_eq!(now("0101", "2010-01-01"), ["3101 Halden"]);
        let merged = |number: &str, then: &str| Municipality::numbered(number, day(then)).unwrap().was_merged();
        assert!(
            merged("1420", "2019-01-01")
                && merged("5030", "2019-01-01")
                && merged("0136", "2019-01-01")
                && merged("1141", "2019-01-01")
        );
        assert!(!merged("1653", "2009-01-01") && !merged("0101", "2010-01-01"));
        assert!(Municipality::named("Ås kommune", day("2021-01-01")).len() == 1);
        assert!(Municipality::named("Vestnes kommune", day("2021-01-01")).len() == 1);
    }
}
