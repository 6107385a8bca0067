//! What two versions mean to each party: kroner by cost and year, share, members, and what it takes to leave. Enter at [`effects`].

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::version::{Amount, Said, Version};
use crate::lang::{Lang, number};
use crate::quantity::Kroner;

/// What the versions mean to one party.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The party's id.
    pub party: String,
    /// Its name.
    pub name: String,
    /// What it pays.
    pub amounts: Vec<AmountEffect>,
    /// What else is different for it.
    pub values: Vec<ValueEffect>,
}

/// What a party pays for a cost in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountEffect {
    /// The cost's id.
    pub cost: String,
    /// The cost's name.
    pub title: String,
    /// The year.
    pub year: i16,
    /// Kroner before; none when it paid nothing.
    pub old: Option<Kroner>,
    /// Kroner now; none when it pays nothing.
    pub new: Option<Kroner>,
}

impl AmountEffect {
    /// Now less before.
    pub fn difference(&self) -> Kroner {
        let zero = Kroner::whole(0);
        self.new.as_ref().unwrap_or(&zero) - self.old.as_ref().unwrap_or(&zero)
    }
}

/// A value that concerns a party.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEffect {
    /// What it is.
    pub about: About,
    /// What it was, as printed.
    pub old: Option<String>,
    /// What it is, as printed.
    pub new: Option<String>,
}

/// What a value is to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Its ownership share.
    Ownership,
    /// Its liability share.
    Liability,
    /// Its members in the supreme organ.
    Members,
    /// Its deposit.
    Deposit,
    /// How long the notice is.
    Notice,
    /// The last day of membership, were notice received today.
    Exit,
}

impl About {
    const ALL: [About; 6] = [About::Ownership, About::Liability, About::Members, About::Deposit, About::Notice, About::Exit];

    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            About::Ownership => "ownership",
            About::Liability => "liability",
            About::Members => "members",
            About::Deposit => "deposit",
            About::Notice => "notice",
            About::Exit => "exit",
        }
    }

    /// The heading of it.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            About::Ownership => lang.pick("Eierandel", "Eigardel"),
            About::Liability => lang.pick("Ansvarsandel", "Ansvarsdel"),
            About::Members => lang.pick("Medlemmer", "Medlemmer"),
            About::Deposit => lang.pick("Innskudd", "Innskot"),
            About::Notice => lang.pick("Varsel om uttreden", "Varsel om uttreding"),
            About::Exit => lang.pick("Tidligst ute, varslet i dag", "Tidlegast ute, varsla i dag"),
        }
    }

    fn of(self, version: &Version, party: &str, lang: Lang) -> Option<String> {
        let at = |path: String| version.values.get(&path).map(|said: &Said| said.get(lang).to_owned());
        if !version.parties.contains_key(party) {
            return None;
        }
        match self {
            About::Ownership => at(format!("shares.ownership.{party}")),
            About::Liability => at(format!("shares.liability.{party}"))
                // It is said to be as the ownership.
                .or_else(|| at("shares.liability".to_owned()).and_then(|_| at(format!("shares.ownership.{party}")))),
            About::Members => at(format!("governance.representantskap.members.{party}.members"))
                .or_else(|| at(format!("governance.committee.members.{party}.members"))),
            About::Deposit => at(format!("contributions.deposit.amounts.{party}")),
            About::Notice => at("exit_terms.notice.length".to_owned()),
            About::Exit => {
                let day = crate::quantity::Date::from_str(version.exits.get(party)?).ok()?;
                Some(crate::lang::date::date(day, lang))
            }
        }
    }
}

/// What is different for each party; a party for whom nothing is different is left out.
pub(super) fn effects(old: &Version, new: &Version, lang: Lang) -> Vec<Effect> {
    let ids: BTreeSet<&String> = old.parties.keys().chain(new.parties.keys()).collect();
    ids.into_iter()
        .map(|id| Effect {
            party: id.clone(),
            name: new.parties.get(id).or_else(|| old.parties.get(id)).cloned().unwrap_or_default(),
            amounts: amounts(old, new, id, lang),
            values: About::ALL
                .into_iter()
                .map(|about| ValueEffect { about, old: about.of(old, id, lang), new: about.of(new, id, lang) })
                .filter(|value| value.old != value.new)
                // How one leaves is nothing to whom has left.
                .filter(|value| new.parties.contains_key(id) || !matches!(value.about, About::Notice | About::Exit))
                .collect(),
        })
        .filter(|effect| !effect.amounts.is_empty() || !effect.values.is_empty())
        .collect()
}

fn amounts(old: &Version, new: &Version, party: &str, lang: Lang) -> Vec<AmountEffect> {
    type Key<'a> = (&'a str, i16);
    let of = |version: &'_ Version| -> BTreeMap<(String, i16), Amount> {
        let own = version.amounts.iter().filter(|amount| amount.party == party);
        own.map(|amount| ((amount.cost.clone(), amount.year), amount.clone())).collect()
    };
    let (before, after) = (of(old), of(new));
    let keys: BTreeSet<Key<'_>> = before.keys().chain(after.keys()).map(|(cost, year)| (cost.as_str(), *year)).collect();
    let kroner = |amount: Option<&Amount>| amount.and_then(|amount| Kroner::from_str(&amount.kroner).ok());
    keys.into_iter()
        .filter_map(|(cost, year)| {
            let key = (cost.to_owned(), year);
            let (was, is) = (before.get(&key), after.get(&key));
            let title = is.or(was).map(|amount| amount.title.get(lang).to_owned()).unwrap_or_default();
            let effect = AmountEffect { cost: cost.to_owned(), title, year, old: kroner(was), new: kroner(is) };
            (effect.old != effect.new).then_some(effect)
        })
        .collect()
}

/// An amount with its sign: «+ 12 000», «− 400».
pub(super) fn signed(kroner: &Kroner) -> String {
    let bare = if kroner.is_negative() { -kroner } else { kroner.clone() };
    let sign = if kroner.is_negative() {
        "−"
    } else if kroner.is_zero() {
        ""
    } else {
        "+"
    };
    format!("{sign}{}", number::amount(&bare))
}
