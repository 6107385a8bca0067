//! `convert`: a draft of an agreement in another form beside the old one, which is not touched.

use super::args::{self, Args};
use super::new::{form_asked, path_of, write};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::agreement::Agreement;
use crate::convert::{Conversion, Refused, Route};
use crate::diag::Finding;
use crate::lang::{Lang, Text};
use crate::project::today;
use crate::resolve::{Scenario, resolve};
use crate::source::Sources;
use crate::tr;

/// Writes the draft and says what it is, and what must be decided.
pub(super) fn run(args: &Args, command: &args::Convert, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let member = world.only()?;
    let mut asked = Sources::default();
    let form = match unsupported(&world, &command.to) {
        Some(finding) => return Err(Failure::of(finding, &asked)),
        None => form_asked(world.law, "--to", &command.to, false, &mut asked)?,
    };
    let scenario = Scenario { today: Some(today()), ..Scenario::default() };
    let old = resolve(member.loaded()?, world.library_of(&member), world.law, &member.sources, &scenario);
    let conversion = Conversion::new(&old, form, today()).map_err(|why| Failure::of(refused(why, &member.id, form), &asked))?;
    let id = command.name.clone().unwrap_or_else(|| format!("{}-{}", without_form(&member.id), short(&form.id)));
    let path = path_of(&world.project, &id, &asked)?;
    let draft = conversion.draft();
    // What is written is read first: a draft nobody can open is worse than none.
    let mut sources = Sources::default();
    let source = sources.add(path.as_str(), draft.text.as_str());
    crate::yaml::read::<Agreement>(source, sources.get(source)).map_err(|f| Failure::of(*f, &sources))?;
    write(&world.project, &path, &draft.text, &sources)?;
    printer.out(&path);
    for line in said(&conversion, &id, draft.open) {
        printer.say(&line);
    }
    Ok(Outcome::Done)
}

/// What becomes of the cooperation, who must agree, and what to do next.
fn said(conversion: &Conversion<'_>, id: &str, open: usize) -> Vec<Text> {
    let (from, to) = (&conversion.from.name, &conversion.to.name);
    let mut lines = vec![match conversion.route {
        Route::Conversion => {
            let basis = conversion.transition().map(|t| (t.basis.print(Lang::Nb), t.basis.print(Lang::Nn), t.basis.to_string()));
            let (nb, nn, en) = basis.unwrap_or_default();
            Text {
                nb: format!("Omdanning fra {} til {}, jf. {nb}.", from.nb, to.nb),
                nn: format!("Omdanning frå {} til {}, jf. {nn}.", from.nn, to.nn),
                en: format!("Conversion from {} to {}, see {en}.", from.en, to.en),
            }
        }
        Route::Replacement => Text {
            nb: format!(
                "Fra {} til {}: dette er ikke en omdanning, men en erstatning. Det gamle samarbeidet må oppløses, og det må inngås en ny avtale.",
                from.nb, to.nb
            ),
            nn: format!(
                "Frå {} til {}: dette er ikkje ei omdanning, men ei erstatning. Det gamle samarbeidet må løysast opp, og det må inngåast ein ny avtale.",
                from.nn, to.nn
            ),
            en: format!(
                "From {} to {}: this is not a conversion but a replacement. The old cooperation must be dissolved and a new agreement made.",
                from.en, to.en
            ),
        },
    }];
    if let Some(transition) = conversion.transition() {
        if let Some((_, text)) = transition.on(conversion.today) {
            lines.push(sentence(text));
        }
        // Whether the rules of a conversion can still be used is no question where there is none.
        let asks = conversion.route == Route::Conversion || !transition.passes_by_law;
        if !transition.passes_by_law && transition.converts_to.contains(&conversion.to.id) {
            lines.push(sentence(&transition.continuity));
        }
        lines.extend(transition.open_questions.iter().filter(|_| asks).cloned());
    }
    if conversion.route == Route::Replacement {
        lines.extend(consents());
    }
    lines.push(match open {
        1 => tr! { nb: "1 spørsmål må avgjøres; «avtaleverk check {id}» viser det.", nn: "1 spørsmål må avgjerast; «avtaleverk check {id}» viser det.", en: "1 question must be decided; `avtaleverk check {id}` shows it." },
        _ => tr! { nb: "{open} spørsmål må avgjøres; «avtaleverk check {id}» viser dem.", nn: "{open} spørsmål må avgjerast; «avtaleverk check {id}» viser dei.", en: "{open} questions must be decided; `avtaleverk check {id}` shows them." },
    });
    lines
}

/// Who must agree, be asked or be told when one cooperation replaces another.
fn consents() -> [Text; 5] {
    [
        tr! { nb: "  – Alle kommunestyrene og fylkestingene må selv vedta oppløsningen og den nye avtalen.", nn: "  – Alle kommunestyra og fylkestinga må sjølve vedta oppløysinga og den nye avtalen.", en: "  – Every council must itself adopt the dissolution and the new agreement." },
        tr! { nb: "  – Kreditorene må godta det hvis skyldneren blir en annen.", nn: "  – Kreditorane må godta det dersom skuldnaren blir ein annan.", en: "  – Creditors must accept it if the debtor changes." },
        tr! { nb: "  – Avtalepartene må samtykke hvis avtalene skal gå over til en annen.", nn: "  – Avtalepartane må samtykkje dersom avtalane skal gå over til ein annan.", en: "  – Contract parties must consent if contracts pass to another." },
        tr! { nb: "  – De ansatte skal få informasjon, og saken skal drøftes med de tillitsvalgte, se arbeidsmiljøloven kapittel 16. Det er medvirkning, ikke samtykke.", nn: "  – Dei tilsette skal få informasjon, og saka skal drøftast med dei tillitsvalde, sjå arbeidsmiljøloven kapittel 16. Det er medverknad, ikkje samtykke.", en: "  – Staff must be informed and consulted, see arbeidsmiljøloven chapter 16. That is consultation, not consent." },
        tr! { nb: "  – Registrene må få egne meldinger; navneendring etter kommuneloven § 31-2 gjelder ikke.", nn: "  – Registera må få eigne meldingar; namneendring etter kommuneloven § 31-2 gjeld ikkje.", en: "  – Registers need notices of their own; the change of name of kommuneloven § 31-2 does not apply." },
    ]
}

fn sentence(text: &Text) -> Text {
    let one = |text: &str| {
        let mut chars = text.chars();
        let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
        format!("{first}{}.", chars.as_str())
    };
    Text { nb: one(&text.nb), nn: one(&text.nn), en: one(&text.en) }
}

/// A form the program knows of and makes no documents for.
fn unsupported(world: &World, to: &str) -> Option<Finding> {
    let known = world.law.recognised(to)?;
    let name = &known.name;
    let what = Text {
        nb: format!("programmet lager ikke avtaler for {}", name.nb),
        nn: format!("programmet lagar ikkje avtalar for {}", name.nn),
        en: format!("the program makes no agreements for a {}", name.en),
    };
    Some(Finding::error("unsupported-form", what).todo(tr! {
        nb: "se «avtaleverk list forms» for formene det lager avtaler for",
        nn: "sjå «avtaleverk list forms» for formene det lagar avtalar for",
        en: "see `avtaleverk list forms` for the forms it makes agreements for"
    }))
}

fn refused(why: Refused, id: &str, form: &crate::law::Form) -> Finding {
    let name = &form.name;
    match why {
        Refused::NoForm => Finding::error("unclear-legal-basis", tr! { nb: "«{id}» har ingen hjemmel som gir én samarbeidsform", nn: "«{id}» har ingen heimel som gir éi samarbeidsform", en: "`{id}` has no legal basis that means one form of cooperation" })
            .todo(tr! { nb: "rett «legal_basis» i den gamle avtalen først", nn: "rett «legal_basis» i den gamle avtalen først", en: "correct `legal_basis` in the old agreement first" }),
        Refused::SameForm => {
            let what = Text { nb: format!("«{id}» er alt et {}", name.nb), nn: format!("«{id}» er alt eit {}", name.nn), en: format!("`{id}` is a {} already", name.en) };
            Finding::error("same-form", what).why(tr! { nb: "en avtale blir ikke omdannet til sin egen form", nn: "ein avtale blir ikkje omdanna til si eiga form", en: "an agreement is not converted to its own form" })
                .todo(tr! { nb: "skal avtalen endres, endrer dere agreement.yaml og legger endringen fram for kommunestyrene", nn: "skal avtalen endrast, endrar de agreement.yaml og legg endringa fram for kommunestyra", en: "to amend the agreement, change agreement.yaml and put the change to the councils" })
        }
        Refused::Repealed => {
            let what = Text { nb: format!("{} kan ikke lenger opprettes", name.nb), nn: format!("{} kan ikkje lenger opprettast", name.nn), en: format!("{} can no longer be established", name.en) };
            Finding::error("repealed-legal-basis", what).why(tr! { nb: "hjemmelen er opphevet", nn: "heimelen er oppheva", en: "the legal basis is repealed" })
                .todo(tr! { nb: "velg en form som gjelder i dag, se «avtaleverk list forms»", nn: "vel ei form som gjeld i dag, sjå «avtaleverk list forms»", en: "choose a form in force today, see `avtaleverk list forms`" })
        }
    }
}

/// What the folder of a draft ends in.
fn short(form: &str) -> &'static str {
    match form {
        "kommunalt-oppgavefellesskap" => "ko",
        "interkommunalt-politisk-raad" => "ipr",
        "interkommunalt-selskap" => "iks",
        "vertskommune-nemnd" => "nemnd",
        "vertskommune-administrativ" => "vertskommune",
        _ => "ny",
    }
}

fn without_form(id: &str) -> &str {
    ["-ko", "-ipr", "-iks", "-nemnd", "-vertskommune"]
        .iter()
        .find_map(|end| id.strip_suffix(end))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(id)
}
