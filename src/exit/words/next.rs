//! The steps to take in an exit, in words.

use super::{cited, day};
use crate::exit::Next;
use crate::lang::UiLang;
use crate::tr;

/// One step to take, as a sentence without its full stop.
pub fn next(next: &Next, lang: UiLang) -> String {
    let d = |x: &jiff::civil::Date| day(*x, lang);
    let text = match next {
        Next::Decide { by } => {
            let by = d(by);
            tr! { nb: "kommunestyret vedtar uttredenen før varselet blir sendt, eller varselet tar forbehold om vedtaket (senest {by})", nn: "kommunestyret vedtek uttredinga før varselet blir sendt, eller varselet tek atterhald om vedtaket (seinast {by})", en: "the council decides before the notice is sent, or the notice is given with reservation ({by} at the latest)" }
        }
        Next::Send { by } => {
            let by = d(by);
            tr! { nb: "varselet blir sendt i den formen og til den mottakeren avtalen nevner, og dokumentasjonen for mottak {by} blir tatt vare på", nn: "varselet blir sendt i den forma og til den mottakaren avtalen nemner, og dokumentasjonen for mottak {by} blir teken vare på", en: "the notice is sent in the form and to the addressee the agreement names, and the proof of receipt on {by} is kept" }
        }
        Next::SendAgain { from, to } => {
            let (from, to) = (d(from), d(to));
            tr! { nb: "varselet blir sendt på nytt mellom {from} og {to}", nn: "varselet blir sendt på nytt mellom {from} og {to}", en: "the notice is sent again between {from} and {to}" }
        }
        Next::Agree { by } => {
            let by = d(by);
            tr! { nb: "partene skriver en avtale om uttreden med oppgjør, dato og hvem som avgjør uenighet, før {by}", nn: "partane skriv ein avtale om uttreding med oppgjer, dato og kven som avgjer usemje, før {by}", en: "the parties write a withdrawal agreement with settlement, day and who decides disputes, before {by}" }
        }
        Next::Adopt { by } => {
            let by = d(by);
            tr! { nb: "kommunestyrene hos deltakerne som er igjen, vedtar en endret avtale senest {by}", nn: "kommunestyra hos deltakarane som er igjen, vedtek ein endra avtale seinast {by}", en: "the councils of those that remain adopt the changed agreement by {by}" }
        }
        Next::WindUp { by } => {
            let by = d(by);
            tr! { nb: "samarbeidet blir avviklet: oppgaver, ansatte, avtaler og arkiv må ha en plan før {by}", nn: "samarbeidet blir avvikla: oppgåver, tilsette, avtalar og arkiv må ha ein plan før {by}", en: "the cooperation is wound up: tasks, staff, contracts and archives need a plan before {by}" }
        }
        Next::Creditors { basis: Some(basis) } => {
            let basis = cited(basis, lang);
            tr! { nb: "kreditorene får beskjed; deltakeren kan be dem skriftlig om å bli fritatt, og tre måneder uten svar fritar ({basis})", nn: "kreditorane får beskjed; deltakaren kan be dei skriftleg om å bli friteken, og tre månader utan svar fritek ({basis})", en: "creditors are told; the leaver may ask them in writing for release, and three months without an answer releases it ({basis})" }
        }
        Next::Creditors { basis: None } => {
            tr! { nb: "kreditorene får beskjed, og forpliktelsene på uttredelsesdagen blir ført opp i en oversikt", nn: "kreditorane får beskjed, og pliktene på uttredingsdagen blir førte opp i ei oversikt", en: "creditors are told, and the obligations on the day of exit are counted" }
        }
        Next::Contracts => {
            tr! { nb: "avtaler og lisenser som skal overtas, trenger samtykke fra leverandøren og en vurdering etter anskaffelsesreglene", nn: "avtalar og lisensar som skal overtakast, treng samtykke frå leverandøren og ei vurdering etter anskaffingsreglane", en: "contracts and licences taken over need the supplier's consent and a look at procurement law" }
        }
        Next::Staff => {
            tr! { nb: "de ansattes stilling blir drøftet i god tid; reglene om virksomhetsoverdragelse kan gjelde", nn: "stillinga til dei tilsette blir drøfta i god tid; reglane om verksemdsoverdraging kan gjelde", en: "what becomes of the staff is discussed in good time; the rules on transfer of undertakings may apply" }
        }
        Next::Data { by } => {
            let by = d(by);
            tr! { nb: "data, brukerkatalog, nøkler og arkiv blir overlevert, og kopier blir slettet, senest {by}", nn: "data, brukarkatalog, nøklar og arkiv blir overleverte, og kopiar blir sletta, seinast {by}", en: "data, directory, keys and archives are handed over, and copies deleted, by {by}" }
        }
        Next::Revoke { by } => {
            let by = d(by);
            tr! { nb: "delegeringen blir trukket tilbake med virkning fra utgangen av {by}", nn: "delegeringa blir trekt tilbake med verknad frå utgangen av {by}", en: "the delegation is revoked with effect from the end of {by}" }
        }
        Next::Seats { by } => {
            let by = d(by);
            tr! { nb: "vervene som deltakeren har valgt noen til, faller bort ved utgangen av {by}", nn: "verva som deltakaren har valt nokon til, fell bort ved utgangen av {by}", en: "the seats the party has filled lapse at the end of {by}" }
        }
        Next::Registers { basis } => {
            let cite = basis.as_ref().map(|b| format!(" ({})", cited(b, lang))).unwrap_or_default();
            tr! { nb: "registre, nettsider og eierskapsmelding blir rettet{cite}", nn: "register, nettsider og eigarskapsmelding blir retta{cite}", en: "registers, web pages and the ownership report are put right{cite}" }
        }
    };
    text.get(lang).to_owned()
}
