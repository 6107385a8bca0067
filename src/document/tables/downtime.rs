//! How long each service may be down in a year, with the working a reader can follow with a calculator.

use num_traits::ToPrimitive;

use super::View;
use crate::agreement::service::Service;
use crate::agreement::words::{Days, Interval};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::{date, number};
use crate::quantity::Ratio;
use crate::service::{Allowance, Calendar, Span, Window, allowances, year};

/// The downtime each level allows, by year and month.
pub(super) fn downtime(view: &View<'_>) -> Vec<Block> {
    let Some(sla) = view.resolved.loaded.agreement.sla.as_ref() else { return Vec::new() };
    let Some(year) = year(sla, view.resolved.document_date) else { return Vec::new() };
    let calendar = Calendar::of(sla);
    let mut table = view
        .table("downtime", format!("{} {year}", view.t("Tillatt nedetid i", "Tillaten nedetid i")))
        .words(view.t("Tjeneste", "Teneste"))
        .numbers(view.t("Krav", "Krav"))
        .numbers(view.t("Måletid i året", "Måletid i året"))
        .numbers(view.t("Nedetid i året", "Nedetid i året"));
    // The level is measured by the period the agreement says; what a month allows is a guide where it says none.
    let period = sla.measuring.as_ref().and_then(|m| m.period.as_ref()).map_or(Interval::Monthly, |p| p.value);
    let (months, title) = match period {
        Interval::Monthly => (1, Some(view.t("Nedetid i en måned", "Nedetid i ein månad"))),
        Interval::Quarterly => (3, Some(view.t("Nedetid i et kvartal", "Nedetid i eit kvartal"))),
        Interval::HalfYearly => (6, Some(view.t("Nedetid i et halvår", "Nedetid i eit halvår"))),
        Interval::Yearly => (12, None),
    };
    if let Some(title) = title {
        table = table.numbers(title);
    }
    let mut day_and_night = false;
    for (service, window, allowed) in allowances(sla, year) {
        let id = service.id.0.as_str();
        let figure = |what: &str, text: String| vec![Inline::Figure { id: format!("sla/{id}/{year}/{what}"), text }];
        let mut cells = vec![
            view.cell(&format!("sla.services[{id}].title")),
            view.cell(&format!("sla.services[{id}].availability")),
            figure("window", date::hours_and_minutes(allowed.minutes, view.lang)),
            figure("downtime", down(view, &allowed.allowed)),
        ];
        if title.is_some() {
            cells.push(figure("period", range(view, &allowed.spans(months))));
        }
        table.row(id, RowKind::Plain, cells);
        table.note(working(view, service, window, &allowed, &calendar));
        day_and_night |= window.is_always();
    }
    table.note(view.t("Nedetiden er rundet ned til hele minutter.", "Nedetida er runda ned til heile minutt."));
    if title.is_some() {
        table.note(view.t(
            "Kolonnen til høyre viser måleperioden med kortest måletid og den med lengst.",
            "Kolonnen til høgre viser måleperioden med kortast måletid og den med lengst.",
        ));
    }
    if day_and_night {
        table.note(view.t(
            "Et døgn er regnet som 24 timer. Timen som går bort når sommertiden begynner, kommer igjen når den slutter.",
            "Eit døgn er rekna som 24 timar. Timen som går bort når sommartida tek til, kjem att når ho sluttar.",
        ));
    }
    table.done()
}

/// «252 hele virkedager à 10 timer og 3 korte à 5 timer gir 2 535 timer. 0,5 % av dem er 760,5 minutter, altså 12 timer og 40 minutter.»
fn working(view: &View<'_>, service: &Service, window: Window, allowed: &Allowance, calendar: &Calendar) -> String {
    let title = service.title.in_lang(view.lang).unwrap_or(&service.id.0);
    let length = |minutes: u64| date::hours_and_minutes(minutes, view.lang);
    let days = match window.days {
        Days::EveryDay => view.t("dager", "dagar"),
        Days::WorkingDays if allowed.short_days == 0 => view.t("virkedager", "vyrkedagar"),
        Days::WorkingDays => view.t("hele virkedager", "heile vyrkedagar"),
    };
    let short = match allowed.short_days {
        0 => String::new(),
        1 => format!(" og 1 kort à {}", length(window.short_minutes(calendar))),
        n => format!(" og {n} korte à {}", length(window.short_minutes(calendar))),
    };
    let (count, each, total) = (allowed.days, length(window.minutes()), length(allowed.minutes));
    let level = service.availability.as_ref().map_or_else(Ratio::one, |level| level.value.0.clone());
    let left = number::percent(&(&Ratio::one() - &level));
    let exact = number::number(&allowed.allowed);
    let (gives, minutes) = (view.t("gir", "gir"), view.t("minutter", "minutt"));
    format!(
        "{title}: {count} {days} à {each}{short} {gives} {total}. {left} av {total} er {exact} {minutes}, {} {}.",
        view.t("altså", "altså"),
        down(view, &allowed.allowed)
    )
}

/// What the shortest and the longest period allow, the first of equals, with their names; one figure when they are alike.
fn range(view: &View<'_>, spans: &[Span]) -> String {
    let named = |span: &Span| format!("{} ({})", down(view, &span.allowed), name(view, span));
    match (spans.iter().min_by_key(|s| s.minutes), spans.iter().rev().max_by_key(|s| s.minutes)) {
        (Some(least), Some(most)) if least.minutes != most.minutes => {
            format!("{} {} {}", named(least), view.t("til", "til"), named(most))
        }
        (Some(span), _) => down(view, &span.allowed),
        _ => String::new(),
    }
}

/// «mai», «2. kvartal», «1. halvår».
fn name(view: &View<'_>, span: &Span) -> String {
    let number = (span.first - 1) / span.months.max(1) + 1;
    match span.months {
        1 => date::month(span.first).unwrap_or_default().to_owned(),
        3 => format!("{number}. {}", view.t("kvartal", "kvartal")),
        _ => format!("{number}. {}", view.t("halvår", "halvår")),
    }
}

/// Whole minutes, rounded down: nothing is allowed beyond the level.
fn down(view: &View<'_>, minutes: &Ratio) -> String {
    date::hours_and_minutes(minutes.floor().to_u64().unwrap_or(0), view.lang)
}
