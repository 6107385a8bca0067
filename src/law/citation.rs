//! What is wrong with a citation on a day: nothing stands there, it is counted otherwise, it is not law yet or no longer, or it is cited
//! for what stands elsewhere. Enter at [`Law::doubts`].

use super::listed::{Last, Section};
use super::requirement::Confidence;
use super::when::{InForce, Known};
use super::{Law, Provision};
use crate::basis::{Basis, Found};
use crate::diag::Level;
use crate::lang::{Lang, Text, date};
use crate::quantity::Date;
use crate::tr;

/// What there is to say of a citation, with the rule that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// `unknown-provision`, `citation-form` or `repealed-provision`.
    pub rule: &'static str,
    /// How grave.
    pub level: Level,
    /// What is wrong.
    pub what: Text,
    /// Why.
    pub why: Text,
    /// What to write.
    pub todo: Text,
}

impl Law {
    /// What is wrong with a citation on a day, standing among these words. A citation that says itself that it is of old law is not blamed for that.
    pub fn doubts(&self, found: &Found, among: &str, day: Date) -> Vec<Doubt> {
        let mut doubts: Vec<Doubt> = self.confused(found, among).map(confused).collect();
        let Some(basis) = Some(&found.basis).filter(|_| found.chapter.is_none()) else {
            doubts.extend(self.no_chapter(found));
            return doubts;
        };
        let said = self.out_of_force(found, day);
        // What is not law is not also blamed for how it is counted.
        let counted = if said.is_none() { self.counted(basis, day) } else { None };
        doubts.extend(said.or(counted));
        doubts
    }

    /// What a citation is often taken for.
    pub fn confused<'a>(&'a self, found: &'a Found, among: &'a str) -> impl Iterator<Item = &'a super::Confused> {
        self.confused.iter().filter(move |one| one.fits(found, among))
    }

    /// What a place is often taken for, whatever the words around it.
    pub fn confusable<'a>(&'a self, found: &'a Found) -> impl Iterator<Item = &'a super::Confused> {
        self.confused.iter().filter(move |one| one.is_at(found))
    }

    /// What answers today to a provision of repealed law, by content.
    pub fn today(&self, basis: &Basis) -> &[Basis] {
        let exact =
            |place: &Basis| self.act(&basis.act)?.provisions.iter().find(|p| p.basis == *place).filter(|p| !p.today.is_empty());
        // «§ 28-1 e bokstav f» leaves out the number the list stands in.
        let numbered = Basis { number: basis.number.or(basis.letter.map(|_| 2)), ..basis.provision() };
        let mut wanted = Some(numbered);
        while let Some(place) = wanted {
            if let Some(found) = exact(&place) {
                return &found.today;
            }
            wanted = place.parent();
        }
        &[]
    }

    fn no_chapter(&self, found: &Found) -> Option<Doubt> {
        let (act, chapter) = (&found.basis.act, found.chapter.as_ref()?);
        let listed = self.act(act)?.listed.as_ref()?;
        let chapters: Vec<u16> = listed.sections.0.keys().filter_map(|s| s.split_once('-')?.0.parse().ok()).collect();
        let last = chapters.iter().max()?;
        if chapters.iter().any(|c| c.to_string() == *chapter) {
            return None;
        }
        let name = self.act(act)?.title(Lang::Nb);
        Some(Doubt {
            rule: "unknown-provision",
            level: Level::Error,
            what: tr! { nb: "{name} har ikke noe kapittel {chapter}", nn: "{name} har ikkje noko kapittel {chapter}", en: "{name} has no chapter {chapter}" },
            why: tr! { nb: "loven har kapitlene 1 til {last}", nn: "lova har kapitla 1 til {last}", en: "the act has chapters 1 to {last}" },
            todo: tr! { nb: "rett kapittelet", nn: "rett kapittelet", en: "correct the chapter" },
        })
    }

    /// Is the provision not law yet, or no longer?
    fn out_of_force(&self, found: &Found, day: Date) -> Option<Doubt> {
        let basis = &found.basis;
        let act = self.act(&basis.act)?;
        let own = self.provision(basis);
        let from = own.and_then(|p| p.in_force.as_ref()).or(act.in_force.as_ref());
        let until = own.and_then(|p| p.repealed.as_ref()).or(act.repealed.as_ref());
        if until.is_some_and(|until| until.by(day) == Known::Yes) {
            return if found.says_old { None } else { Some(self.repealed(found, until)) };
        }
        if from.is_some_and(|from| from.by(day) == Known::No) {
            return Some(not_yet(basis, from));
        }
        // A new act that was not yet given on the day is nothing to speak of.
        let given =
            |new: &&super::Act| new.name().and_then(|n| n.year).is_none_or(|year| i32::from(year) < i32::from(day.year()));
        let whole = act
            .replaced_by
            .as_ref()
            .and_then(|id| self.act(id))
            .filter(|new| new.in_force == Some(InForce::Undecided))
            .filter(given);
        let announced = own.and_then(|p: &Provision| p.announced.iter().find(|a| a.in_force == InForce::Undecided));
        whole.map(|new| replaced(basis, new.name().and_then(|n| n.year), announced.map(|a| &a.what)))
    }

    fn repealed(&self, found: &Found, until: Option<&InForce>) -> Doubt {
        let basis = &found.basis;
        let (nb, nn, en) = (basis.print(Lang::Nb), basis.print(Lang::Nn), basis.to_string());
        let why = match until {
            Some(InForce::On(on)) => {
                let (a, b, c) = (date::date(on.0, Lang::Nb), date::date(on.0, Lang::Nn), on.0);
                Text { nb: format!("den gjaldt til {a}"), nn: format!("ho gjaldt til {b}"), en: format!("it was law until {c}") }
            }
            Some(InForce::Between { because, .. }) => because.clone(),
            _ => Text::default(),
        };
        let today: Vec<(String, String)> = self.today(basis).iter().map(|b| (b.print(Lang::Nb), b.print(Lang::Nn))).collect();
        let join = |pick: fn(&(String, String)) -> &String| today.iter().map(pick).cloned().collect::<Vec<_>>().join(", ");
        let (new_nb, new_nn) = (join(|t| &t.0), join(|t| &t.1));
        let successor =
            self.act(&basis.act).and_then(|act| self.act(act.replaced_by.as_ref()?)).map(|act| act.title(Lang::Nb).to_owned());
        let old = Text { nb: nb.clone(), nn: nn.clone(), en: en.clone() };
        let todo = match (today.is_empty(), successor) {
            (false, _) => Text {
                nb: format!("i dag: {new_nb}; mener du den gamle loven, skriv året: `{}`", old.nb),
                nn: format!("i dag: {new_nn}; meiner du den gamle lova, skriv året: `{}`", old.nn),
                en: format!("today: {new_nb}; if you mean the old act, write the year: `{}`", old.en),
            },
            (true, Some(new)) => tr! {
                nb: "vis til {new}, som gjelder nå; mener du den gamle loven, skriv «(opphevet)» bak",
                nn: "vis til {new}, som gjeld no; meiner du den gamle lova, skriv «(oppheva)» bak",
                en: "cite {new}, which is law now; if you mean the old act, write «(opphevet)» behind"
            },
            (true, None) => {
                tr! { nb: "finn bestemmelsen som gjelder i dag", nn: "finn føresegna som gjeld i dag", en: "find the provision that is law today" }
            }
        };
        let what = Text { nb: format!("{nb} er opphevet"), nn: format!("{nn} er oppheva"), en: format!("{en} is repealed") };
        let what = if found.lacks_year {
            let section = basis.section.clone().unwrap_or_default();
            Text {
                nb: format!("§ {section} står i kommuneloven av 1992, som er opphevet"),
                nn: format!("§ {section} står i kommuneloven frå 1992, som er oppheva"),
                en: format!("§ {section} is of the act of 1992, which is repealed"),
            }
        } else {
            what
        };
        Doubt { rule: "repealed-provision", level: Level::Warning, what, why, todo }
    }

    /// Does the act have that section, ledd and item, and is it counted so?
    fn counted(&self, basis: &Basis, day: Date) -> Option<Doubt> {
        let act = self.act(&basis.act)?;
        let listed = act.listed.as_ref().filter(|listed| listed.since.0 <= day)?;
        let wanted = basis.section.as_deref()?;
        let Some(section) = listed.sections.0.get(wanted) else {
            // A section of its own day, such as one that was repealed, is known from its row.
            let known = act.provisions.iter().any(|p| p.basis.section.as_deref() == Some(wanted));
            return (!known).then(|| no_section(basis, &listed.sections.0.keys().cloned().collect::<Vec<_>>()));
        };
        if basis.ledd.is_some_and(|ledd| ledd > section.ledd) {
            return Some(no_ledd(basis, section));
        }
        item(basis, section)
    }
}

fn confused(one: &super::Confused) -> Doubt {
    let level = if matches!(one.confidence, Confidence::V | Confidence::I) { Level::Warning } else { Level::Advice };
    Doubt { rule: "citation-form", level, what: one.what.clone(), why: one.why.clone(), todo: one.todo.clone() }
}

fn not_yet(basis: &Basis, from: Option<&InForce>) -> Doubt {
    let (nb, nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
    let why = match from {
        Some(InForce::On(on)) => {
            let (a, b, c) = (date::date(on.0, Lang::Nb), date::date(on.0, Lang::Nn), on.0);
            Text { nb: format!("den gjelder fra {a}"), nn: format!("ho gjeld frå {b}"), en: format!("it is law from {c}") }
        }
        Some(InForce::Between { because, .. }) => because.clone(),
        _ => tr! { nb: "dagen er ikke fastsatt", nn: "dagen er ikkje fastsett", en: "the day is not decided" },
    };
    Doubt {
        rule: "repealed-provision",
        level: Level::Warning,
        what: Text {
            nb: format!("{nb} gjelder ikke på lovdatoen"),
            nn: format!("{nn} gjeld ikkje på lovdatoen"),
            en: format!("{basis} is not law on the law date"),
        },
        why,
        todo: tr! { nb: "vis til det som gjelder på lovdatoen", nn: "vis til det som gjeld på lovdatoen", en: "cite what is law on the law date" },
    }
}

fn replaced(basis: &Basis, year: Option<u16>, what: Option<&Text>) -> Doubt {
    let (nb, nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let more = what.cloned().unwrap_or_default();
    let and = |text: &str| if text.is_empty() { String::new() } else { format!(": {}", text.to_lowercase()) };
    Doubt {
        rule: "repealed-provision",
        level: Level::Advice,
        what: Text {
            nb: format!("{nb} gjelder ennå, men en ny lov av {year} er vedtatt{}", and(&more.nb)),
            nn: format!("{nn} gjeld enno, men ei ny lov frå {year} er vedteken{}", and(&more.nn)),
            en: format!("{basis} is still law, but a new act of {year} is adopted{}", and(&more.en)),
        },
        why: tr! { nb: "dagen den nye loven trer i kraft, er ikke fastsatt, og paragrafene får andre numre", nn: "dagen den nye lova tek til å gjelde, er ikkje fastsett, og paragrafane får andre nummer", en: "the day the new act takes effect is not decided, and the sections get other numbers" },
        todo: tr! { nb: "vis heller til hva bestemmelsen gjelder, eller se over teksten når den nye loven trer i kraft", nn: "vis heller til kva føresegna gjeld, eller sjå over teksten når den nye lova tek til å gjelde", en: "rather say what the provision is about, or look again when the new act takes effect" },
    }
}

fn unknown(what: Text, why: Text, todo: Text) -> Doubt {
    Doubt { rule: "unknown-provision", level: Level::Error, what, why, todo }
}

fn no_section(basis: &Basis, sections: &[String]) -> Doubt {
    let wanted = basis.section.clone().unwrap_or_default();
    let near = nearest(&wanted, sections);
    let place = |section: &str| Basis {
        section: Some(section.to_owned()),
        ledd: None,
        number: None,
        letter: None,
        sentence: None,
        ..basis.clone()
    };
    let name = place(&wanted);
    let act = basis.act.name().map_or(basis.act.as_str(), |name| name.nb);
    let chapter = wanted.split_once('-').map(|(chapter, _)| format!("{chapter}-"));
    let of: Vec<&String> = chapter.iter().flat_map(|c| sections.iter().filter(move |s| s.starts_with(c.as_str()))).collect();
    let number = |s: &str| s.rsplit('-').next().and_then(|n| n.split(' ').next()?.parse::<u16>().ok());
    let last = of.iter().max_by_key(|s| number(s)).map(|s| s.as_str());
    let why = match (&chapter, last) {
        (Some(c), Some(last)) => {
            let c = c.trim_end_matches('-');
            tr! { nb: "kapittel {c} i {act} slutter med § {last}", nn: "kapittel {c} i {act} sluttar med § {last}", en: "chapter {c} of {act} ends with § {last}" }
        }
        (Some(c), None) => {
            let c = c.trim_end_matches('-');
            tr! { nb: "{act} har ikke noe kapittel {c}", nn: "{act} har ikkje noko kapittel {c}", en: "{act} has no chapter {c}" }
        }
        _ => tr! { nb: "{act} er lest i sin helhet", nn: "{act} er lesen i sin heilskap", en: "{act} was read as a whole" },
    };
    let todo = match near {
        Some(near) => {
            let near = place(&near);
            tr! { nb: "mente du `{near}`?", nn: "meinte du `{near}`?", en: "did you mean `{near}`?" }
        }
        None => {
            tr! { nb: "slå opp paragrafen og rett den", nn: "slå opp paragrafen og rett han", en: "look the section up and correct it" }
        }
    };
    unknown(tr! { nb: "{name} finnes ikke", nn: "{name} finst ikkje", en: "there is no {name}" }, why, todo)
}

/// The section most like one that is not there: in the same chapter the nearest number, else the nearest spelling.
fn nearest(wanted: &str, sections: &[String]) -> Option<String> {
    let parts = |s: &str| -> Option<(u16, u16)> {
        let (chapter, number) = s.split_once('-').unwrap_or(("0", s));
        Some((chapter.parse().ok()?, number.split(' ').next()?.parse().ok()?))
    };
    let (chapter, number) = parts(wanted)?;
    let own = sections.iter().filter_map(|s| Some((parts(s)?, s))).filter(|((c, _), _)| *c == chapter);
    own.min_by_key(|((_, n), s)| (n.abs_diff(number), s.len())).map(|(_, s)| s.clone())
}

fn no_ledd(basis: &Basis, section: &Section) -> Doubt {
    let at = Basis { ledd: None, number: None, letter: None, sentence: None, ..basis.clone() };
    let (count, wanted) = (section.ledd, basis.ledd.unwrap_or_default());
    // A ledd that is none may be the item of the list counted as a number.
    let todo = match section.lists.as_slice() {
        [(of, last)] if basis.letter.is_none() && u16::from(wanted) <= last.count() => {
            let meant = with_item(&at, *of, *last, wanted.into());
            let (nb, nn) = (meant.print(Lang::Nb), meant.print(Lang::Nn));
            Text { nb: format!("mente du {nb}?"), nn: format!("meinte du {nn}?"), en: format!("did you mean `{meant}`?") }
        }
        _ => {
            tr! { nb: "skriv et ledd fra 1 til {count}", nn: "skriv eit ledd frå 1 til {count}", en: "write a ledd from 1 to {count}" }
        }
    };
    let (nb, nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
    unknown(
        Text { nb: format!("{nb} finnes ikke"), nn: format!("{nn} finst ikkje"), en: format!("there is no {basis}") },
        tr! { nb: "{at} har {count} ledd", nn: "{at} har {count} ledd", en: "{at} has {count} ledd" },
        todo,
    )
}

/// The provision with item `n` of a list, counted as the list is.
fn with_item(at: &Basis, ledd: u8, last: Last, n: u16) -> Basis {
    let letter = u8::try_from(n).ok().and_then(|n| char::from_u32(u32::from('a') + u32::from(n.saturating_sub(1))));
    match last {
        Last::Letter(_) => Basis { ledd: Some(ledd), number: None, letter, sentence: None, sub_item: None, ..at.clone() },
        Last::Number(_) => {
            Basis { ledd: Some(ledd), number: Some(n), letter: None, sentence: None, sub_item: None, ..at.clone() }
        }
    }
}

/// An item: of a list that is there, counted as the list is, and not past its end.
fn item(basis: &Basis, section: &Section) -> Option<Doubt> {
    let (counted_as_number, n) = match (basis.number, basis.letter) {
        (Some(n), None) => (true, n),
        (None, Some(letter)) if letter.is_ascii_lowercase() => (false, Last::Letter(letter).count()),
        _ => return None,
    };
    let list = match (basis.ledd, section.lists.as_slice()) {
        (Some(ledd), lists) => lists.iter().find(|(of, _)| *of == ledd).or_else(|| lists.first().filter(|_| lists.len() == 1)),
        (None, [one]) => Some(one),
        _ => None,
    };
    let (of, last) = *list?;
    let right = with_item(basis, of, last, n);
    let (nb, nn) = (right.print(Lang::Nb), right.print(Lang::Nn));
    let (was_nb, was_nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
    if n > last.count() || n == 0 {
        let end = with_item(basis, of, last, last.count());
        let (end_nb, end_nn) = (end.print(Lang::Nb), end.print(Lang::Nn));
        return Some(unknown(
            Text { nb: format!("{was_nb} finnes ikke"), nn: format!("{was_nn} finst ikkje"), en: format!("there is no {basis}") },
            Text {
                nb: format!("listen slutter med {end_nb}"),
                nn: format!("lista sluttar med {end_nn}"),
                en: format!("the list ends with {end}"),
            },
            tr! { nb: "skriv et punkt i listen", nn: "skriv eit punkt i lista", en: "write an item of the list" },
        ));
    }
    let letters = matches!(last, Last::Letter(_));
    if counted_as_number == letters {
        let why = if letters {
            tr! { nb: "listen er delt inn med bokstaver", nn: "lista er delt inn med bokstavar", en: "the list is counted in letters" }
        } else {
            tr! { nb: "listen er delt inn med numre", nn: "lista er delt inn med nummer", en: "the list is counted in numbers" }
        };
        return Some(Doubt {
            rule: "citation-form",
            level: Level::Warning,
            what: Text {
                nb: format!("«{was_nb}» er skrevet på feil måte"),
                nn: format!("«{was_nn}» er skriven på feil måte"),
                en: format!("`{basis}` is written in the wrong form"),
            },
            why,
            todo: Text { nb: format!("skriv `{nb}`"), nn: format!("skriv `{nn}`"), en: format!("write `{right}`") },
        });
    }
    // The list stands in another ledd than the one that is named.
    basis.ledd.filter(|ledd| *ledd != of).map(|_| Doubt {
        rule: "citation-form",
        level: Level::Warning,
        what: Text {
            nb: format!("«{was_nb}» viser til et ledd uten liste"),
            nn: format!("«{was_nn}» viser til eit ledd utan liste"),
            en: format!("`{basis}` points to a ledd without a list"),
        },
        why: Text {
            nb: format!("listen står i {}", ledd_words(of, Lang::Nb)),
            nn: format!("lista står i {}", ledd_words(of, Lang::Nn)),
            en: format!("the list stands in ledd {of}"),
        },
        todo: Text { nb: format!("skriv `{nb}`"), nn: format!("skriv `{nn}`"), en: format!("write `{right}`") },
    })
}

fn ledd_words(n: u8, lang: Lang) -> String {
    format!("{} ledd", crate::basis::ordinal(n.into(), lang))
}
