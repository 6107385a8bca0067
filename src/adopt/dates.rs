//! The days an agreement makes its parties remember: when it takes effect, by when it must be adopted, when notice may be given, when
//! a lock-in is over, when something is reported. Enter at [`dates`].

use crate::agreement::Agreement;
use crate::lang::Text;
use crate::quantity::Date;
use crate::tr;

/// A day to remember.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reminder {
    /// The day.
    pub on: Date,
    /// What it is for.
    pub what: Text,
    /// A name for it that stays the same from year to year.
    pub id: String,
}

/// The days of an agreement from a day on and a year ahead, in order.
pub fn dates(agreement: &Agreement, from: Date) -> Vec<Reminder> {
    let mut found = Vec::new();
    let mut add = |on: Option<Date>, id: &str, what: Text| {
        if let Some(on) = on {
            found.push(Reminder { on, what, id: id.to_owned() });
        }
    };
    if let Some(in_force) = &agreement.in_force {
        add(
            in_force.date.as_ref().map(|d| d.0),
            "in-force",
            tr! { nb: "avtalen trer i kraft", nn: "avtalen tek til å gjelde", en: "the agreement takes effect" },
        );
        add(
            in_force.longstop.as_ref().map(|d| d.0),
            "longstop",
            tr! { nb: "siste dag for at alle skal ha vedtatt", nn: "siste dag for at alle skal ha vedteke", en: "the last day for all to have adopted" },
        );
    }
    if let Some(terms) = &agreement.exit_terms {
        if let Some(window) = terms.notice.as_ref().and_then(|notice| notice.window.as_ref()) {
            let next = |day: &Option<crate::source::Spanned<crate::agreement::leaf::DayOfYear>>| {
                day.as_ref().and_then(|d| yearly(d.value.0.month, d.value.0.day, from))
            };
            add(
                next(&window.from),
                "window-opens",
                tr! { nb: "varsel om uttreden kan gis fra i dag", nn: "varsel om uttreding kan givast frå i dag", en: "notice of exit may be given from today" },
            );
            add(
                next(&window.to),
                "window-closes",
                tr! { nb: "siste dag for varsel om uttreden i år", nn: "siste dag for varsel om uttreding i år", en: "the last day for notice of exit this year" },
            );
        }
        let until = terms.lock_in.as_ref().and_then(|lock_in| lock_in.until.as_ref()).map(|d| d.0);
        add(until, "lock-in", tr! { nb: "bindingstiden er over", nn: "bindingstida er over", en: "the lock-in is over" });
    }
    for report in agreement.reporting.iter() {
        let id = format!("report-{}", report.id.0);
        let set = report.what.value;
        let name = |lang| {
            crate::lang::Words::embedded()
                .word("report-subject", set.id(), lang, crate::lang::Form::Indefinite)
                .unwrap_or(set.id())
                .to_owned()
        };
        let (nb, nn) = (name(crate::lang::Lang::Nb), name(crate::lang::Lang::Nn));
        let on = report.by.as_ref().and_then(|d| yearly(d.value.0.month, d.value.0.day, from));
        let text = tr! { nb: "frist for rapport: {nb}", nn: "frist for rapport: {nn}", en: "a report is due: {nb}" };
        add(on, &id, text);
    }
    let budget = agreement
        .settlement
        .as_ref()
        .and_then(|s| s.budget_by.as_ref())
        .and_then(|d| yearly(d.value.0.month, d.value.0.day, from));
    add(
        budget,
        "budget",
        tr! { nb: "frist for neste års anslag", nn: "frist for overslaget for neste år", en: "next year's estimate is due" },
    );
    found.retain(|reminder| reminder.on >= from);
    found.sort();
    found
}

/// The next time a day of the year comes; 29 February is the last of February in other years.
fn yearly(month: i8, day: i8, from: Date) -> Option<Date> {
    let in_year = |year: i16| {
        let first = Date::new(year, month, 1).ok()?;
        Date::new(year, month, day.min(first.days_in_month())).ok()
    };
    in_year(from.year()).filter(|on| *on >= from).or_else(|| in_year(from.year().checked_add(1)?))
}

/// Days as an iCalendar file (RFC 5545), each a whole day, by the agreement's id and name. `stamp` is the day the file says
/// it was made.
pub fn ics(entries: &[(String, String, Reminder)], stamp: Date, lang: crate::lang::UiLang) -> String {
    let day = |on: Date| format!("{:04}{:02}{:02}", on.year(), on.month(), on.day());
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Avtaleverk//NO".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for (id, agreement, reminder) in entries {
        let next = reminder.on.tomorrow().unwrap_or(reminder.on);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}-{id}@avtaleverk", day(reminder.on), reminder.id),
            format!("DTSTAMP:{}T000000Z", day(stamp)),
            format!("DTSTART;VALUE=DATE:{}", day(reminder.on)),
            format!("DTEND;VALUE=DATE:{}", day(next)),
            format!("SUMMARY:{}", escaped(&format!("{agreement}: {}", reminder.what.get(lang)))),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines of at most 75 octets, cut between characters (RFC 5545, 3.1).
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::UiLang;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_time_is_this_year_or_the_next() {
        assert_eq!(yearly(6, 30, day("2026-06-30")), Some(day("2026-06-30")));
        assert_eq!(yearly(6, 30, day("2026-07-01")), Some(day("2027-06-30")));
        assert_eq!(yearly(2, 29, day("2026-03-01")), Some(day("2027-02-28")));
        assert_eq!(yearly(2, 29, day("2027-03-01")), Some(day("2028-02-29")));
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let reminder = Reminder {
            on: day("2026-12-31"),
            what: tr! { nb: "ååååååååååååååååååååååååååååååååååå; slutt", nn: "x", en: "x" },
            id: "x".into(),
        };
        let text = ics(&[("p".into(), "prøve".into(), reminder)], day("2026-01-01"), UiLang::Nb);
        assert!(text.lines().all(|line| line.len() <= 75));
        assert!(text.replace("\r\n ", "").contains("SUMMARY:prøve: ååååååååååååååååååååååååååååååååååå\\; slutt\r\n"));
        assert!(text.contains("DTEND;VALUE=DATE:20270101"));
    }
}
