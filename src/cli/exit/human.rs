//! An exit as a person reads it: the date and its working first, then money, shares, councils and steps.

use crate::agreement::words::{PartyKind, Payer};
use crate::cost::CostError;
use crate::exit::{CostAfter, Outcome, Settlement, SharesAfter, words};
use crate::lang::{Lang, Text, UiLang, number};
use crate::quantity::Kroner;
use crate::resolve::Loaded;
use crate::tr;

/// The whole of it.
pub(super) fn human(loaded: &Loaded, party: &str, case: Option<&str>, found: &Outcome, lang: UiLang) -> String {
    let writer = Writer { loaded, lang, out: String::new() };
    writer.all(party, case, found).replace('\u{a0}', " ")
}

struct Writer<'a> {
    loaded: &'a Loaded,
    lang: UiLang,
    out: String,
}

impl Writer<'_> {
    fn all(mut self, party: &str, case: Option<&str>, found: &Outcome) -> String {
        self.dates(party, found);
        self.owed(found);
        self.settlement(case, &found.settlement);
        self.liability(found);
        self.remaining(found);
        self.councils(found);
        let next = found.next.iter().map(|next| words::next(next, self.lang)).collect();
        self.list(&tr! { nb: "Neste skritt", nn: "Neste steg", en: "Next steps" }, next);
        let notes = found.notes.iter().map(|note| words::note(note, self.lang)).collect();
        self.list(&tr! { nb: "Merk", nn: "Merk", en: "Note" }, notes);
        self.out
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn head(&mut self, text: &Text) {
        let text = text.get(self.lang).to_owned();
        self.line("");
        self.line(&text);
    }

    fn list(&mut self, head: &Text, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.head(head);
        for item in items {
            self.line(&format!("  - {item}"));
        }
    }

    fn name(&self, party: &str) -> String {
        self.loaded.party_name(party, if self.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb })
    }

    /// What a cost is called.
    fn title(&self, cost: &str) -> String {
        let lang = if self.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
        let found = self.loaded.agreement.costs.iter().find(|c| c.id.as_str() == cost).and_then(|c| c.title.as_ref());
        found.and_then(|title| title.in_lang(lang)).unwrap_or(cost).to_owned()
    }

    fn dates(&mut self, party: &str, found: &Outcome) {
        let (name, date) = (self.name(party), &found.date);
        let (last, effect) = (words::day(date.last_day, self.lang), words::day(date.effect, self.lang));
        let head = tr! {
            nb: "{name} er deltaker til og med {last}; uttredenen har virkning fra {effect}.",
            nn: "{name} er deltakar til og med {last}; uttredinga har verknad frå {effect}.",
            en: "{name} is a party up to and including {last}; the exit has effect from {effect}."
        };
        self.line(head.get(self.lang));
        for (index, step) in date.steps.iter().enumerate() {
            let step = words::step(step, self.lang);
            self.line(&format!("  {}. {step}", index + 1));
        }
        if found.last_day != date.last_day {
            let last = words::day(found.last_day, self.lang);
            let text = tr! { nb: "  ! saken sier at siste dag er {last}, og det er regnet med her", nn: "  ! saka seier at siste dag er {last}, og det er rekna med her", en: "  ! the case says the last day is {last}, which is used below" };
            self.line(text.get(self.lang));
        }
        if let Some(ends) = found.ends {
            let ends = words::ends(ends, self.lang);
            self.line(&format!("  ! {ends}"));
        }
    }

    fn owed(&mut self, found: &Outcome) {
        if found.owed.is_empty() && found.faults.is_empty() {
            return;
        }
        self.head(&tr! { nb: "Betaling fram til da", nn: "Betaling fram til då", en: "Paid until then" });
        let width = found.owed.iter().map(|owed| self.title(&owed.cost).chars().count()).max().unwrap_or(0);
        for owed in &found.owed {
            let amount = owed.due.as_ref().map_or_else(|| self.unknown(), number::amount);
            let part = words::part_of_year(owed.part, self.lang).map(|part| format!("  ({part})")).unwrap_or_default();
            let title = self.title(&owed.cost);
            self.line(&format!("  {}  {title:<width$}  {amount:>14}{part}", owed.year));
        }
        for fault in &found.faults {
            self.fault(fault);
        }
    }

    fn fault(&mut self, fault: &CostError) {
        let (_, what, _) = fault.finding();
        let what = what.get(self.lang).to_owned();
        self.line(&format!("  ! {what}"));
    }

    fn unknown(&self) -> String {
        tr! { nb: "ikke kjent", nn: "ikkje kjent", en: "not known" }.get(self.lang).to_owned()
    }

    fn settlement(&mut self, case: Option<&str>, settlement: &Settlement) {
        if settlement.lines.is_empty() {
            return;
        }
        let from = case.map(|case| tr! { nb: ", med tall fra saken «{case}»", nn: ", med tal frå saka «{case}»", en: ", with figures from the case `{case}`" }).unwrap_or_default();
        let head = Text {
            nb: format!("Oppgjør (lavt / sannsynlig / høyt){}", from.nb),
            nn: format!("Oppgjer (lågt / sannsynleg / høgt){}", from.nn),
            en: format!("Settlement (low / likely / high){}", from.en),
        };
        self.head(&head);
        for line in &settlement.lines {
            let amount = match &line.amount {
                Some(range) => format!(
                    "{} / {} / {}",
                    number::amount(&range.low),
                    number::amount(&range.likely),
                    number::amount(&range.high)
                ),
                None if line.payer == Payer::Nobody => {
                    tr! { nb: "gjøres opp uten betaling", nn: "blir gjort opp utan betaling", en: "settled without payment" }
                        .get(self.lang)
                        .to_owned()
                }
                None => self.unknown(),
            };
            let paid = match line.payer {
                Payer::Nobody => String::new(),
                payer => {
                    let payer = words::payer(payer, self.lang);
                    tr! { nb: ", betales av {payer}", nn: ", blir betalt av {payer}", en: ", paid by the {payer}" }
                        .get(self.lang)
                        .to_owned()
                }
            };
            let most = line.at_most.as_ref().map(|most| {
                let most = number::amount(most);
                tr! { nb: ", høyst {most}", nn: ", høgst {most}", en: ", at most {most}" }.get(self.lang).to_owned()
            });
            let item = words::item(line.item, self.lang);
            self.line(&format!("  - {item}: {amount}{paid}{}", most.unwrap_or_default()));
        }
        if settlement.lines.iter().all(|line| line.amount.is_none()) {
            return;
        }
        let (low, likely, high) = (&settlement.net.low, &settlement.net.likely, &settlement.net.high);
        let [low, likely, high] = [low, likely, high].map(number::amount);
        let net = tr! { nb: "  Sum av det kjente, som den som trer ut, betaler netto: {low} / {likely} / {high}", nn: "  Sum av det kjende, som den som trer ut, betaler netto: {low} / {likely} / {high}", en: "  Sum of what is known, net payable by the leaver: {low} / {likely} / {high}" };
        self.line(net.get(self.lang));
        if !settlement.unknown.is_empty() {
            let unknown = settlement.unknown.join(", ");
            let text = tr! { nb: "  Ikke med i summen: {unknown}", nn: "  Ikkje med i summen: {unknown}", en: "  Not in the sum: {unknown}" };
            self.line(text.get(self.lang));
        }
    }

    fn liability(&mut self, found: &Outcome) {
        let liability = &found.liability;
        let Some(basis) = &liability.basis else { return };
        let basis = words::cited(basis, self.lang);
        let share = liability.share.as_ref().map_or_else(|| self.unknown(), number::share);
        self.head(&tr! { nb: "Ansvar etterpå", nn: "Ansvar etterpå", en: "Liability afterwards" });
        let text = tr! { nb: "  {share} av forpliktelsene på uttredelsesdagen ({basis})", nn: "  {share} av pliktene på uttredingsdagen ({basis})", en: "  {share} of the obligations on the day of exit ({basis})" };
        self.line(text.get(self.lang));
        if let (Some(owed), Some(amount)) = (&liability.obligations, &liability.amount) {
            let (owed, amount) = (number::amount(owed), number::amount(amount));
            let text = tr! { nb: "  i dag {amount} av {owed} kroner", nn: "  i dag {amount} av {owed} kroner", en: "  today {amount} of {owed} kroner" };
            self.line(text.get(self.lang));
        }
    }

    fn remaining(&mut self, found: &Outcome) {
        let remaining = &found.remaining;
        if remaining.parties.is_empty() {
            return;
        }
        let ownership = tr! { nb: "Eierandeler etterpå", nn: "Eigardelar etterpå", en: "Ownership afterwards" };
        let liability = tr! { nb: "Ansvarsandeler etterpå", nn: "Ansvarsdelar etterpå", en: "Liability shares afterwards" };
        for (head, shares) in [(ownership, &remaining.ownership), (liability, &remaining.liability)] {
            if let Some(shares) = shares {
                self.head(&head);
                self.shares(shares);
            }
        }
        for cost in &remaining.costs {
            self.cost(cost);
        }
    }

    fn shares(&mut self, shares: &SharesAfter) {
        for share in &shares.parties {
            let after = share.after.as_ref().map_or_else(|| self.unsettled(), number::share);
            let (name, before) = (self.name(&share.party), number::share(&share.before));
            self.line(&format!("  {name}: {before} → {after}"));
        }
        if !shares.undone.is_zero() {
            let undone = number::share(&shares.undone);
            let text =
                tr! { nb: "  {undone} er ikke fordelt", nn: "  {undone} er ikkje fordelt", en: "  {undone} is left undone" };
            self.line(text.get(self.lang));
        }
    }

    fn unsettled(&self) -> String {
        tr! { nb: "må vedtas", nn: "må vedtakast", en: "to be decided" }.get(self.lang).to_owned()
    }

    fn cost(&mut self, cost: &CostAfter) {
        let (id, year, total) = (self.title(&cost.cost), cost.year, number::amount(&cost.total));
        let text = if cost.earlier_year {
            tr! { nb: "{id} {year}, siste år med tall (samlet {total}, uendret)", nn: "{id} {year}, siste år med tal (samla {total}, uendra)", en: "{id} {year}, the last year with figures (whole {total}, unchanged)" }
        } else {
            tr! { nb: "{id} {year} (samlet {total}, uendret)", nn: "{id} {year} (samla {total}, uendra)", en: "{id} {year} (whole {total}, unchanged)" }
        };
        self.head(&text);
        for (share, (before, after)) in cost.shares.parties.iter().zip(&cost.amounts) {
            let change = after.as_ref().map(|after| signed(&(after - before)));
            let after = after.as_ref().map_or_else(|| self.unsettled(), number::amount);
            let change = change.map(|change| format!(" ({change})")).unwrap_or_default();
            let (name, before) = (self.name(&share.party), number::amount(before));
            self.line(&format!("  {name}: {before} → {after}{change}"));
        }
        if !cost.unfunded.is_zero() {
            let (share, amount) = (number::share(&cost.shares.undone), number::amount(&cost.unfunded));
            let text = tr! { nb: "  {share} er ufinansiert: {amount}", nn: "  {share} er ufinansiert: {amount}", en: "  {share} is unfunded: {amount}" };
            self.line(text.get(self.lang));
        }
        if let Some(fault) = &cost.fault {
            self.fault(fault);
        }
    }

    fn councils(&mut self, found: &Outcome) {
        let lang = self.lang;
        let one = |council: &crate::exit::Council| {
            let name = self.name(&council.party);
            let organ = match council.kind {
                Some(PartyKind::Iks) => {
                    tr! { nb: "representantskapet i {name}", nn: "representantskapet i {name}", en: "the representantskap of {name}" }
                }
                Some(PartyKind::Fylkeskommune) => {
                    tr! { nb: "fylkestinget i {name}", nn: "fylkestinget i {name}", en: "the county council of {name}" }
                }
                Some(PartyKind::Kommune) | None => {
                    tr! { nb: "kommunestyret i {name}", nn: "kommunestyret i {name}", en: "the council of {name}" }
                }
            };
            let basis = council.basis.as_ref().map(|basis| format!(" ({})", words::cited(basis, lang))).unwrap_or_default();
            format!("{} {}{basis}", organ.get(lang), words::decision(council.decision, lang))
        };
        let councils = found.councils.iter().map(one).collect();
        self.list(&tr! { nb: "Vedtak", nn: "Vedtak", en: "Decisions" }, councils);
    }
}

/// A change with its sign.
fn signed(change: &Kroner) -> String {
    match change.is_negative() {
        true => format!("−{}", number::amount(&-change)),
        false => format!("+{}", number::amount(change)),
    }
}
