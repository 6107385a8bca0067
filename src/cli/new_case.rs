//! `new-case`: a case with every party in it, and what its kind needs asked for in comments.

use std::fmt::Write as _;

use super::args::{self, Args};
use super::new::write;
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::agreement::leaf::is_id;
use crate::agreement::words::CaseKind;
use crate::convert::quoted;
use crate::diag::{Finding, nearest};
use crate::lang::{Form, Lang, Text, UiLang, Words};
use crate::resolve::Loaded;
use crate::tr;

/// Writes `cases/<kind>.yaml` and says what to do next.
pub(super) fn run(args: &Args, command: &args::NewCase, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let member = world.only()?;
    let loaded = member.loaded()?;
    let kind = command.kind.as_str();
    if !CaseKind::ALL.contains(&kind) {
        let todo = kind_meant(kind, printer.lang);
        let finding = Finding::error("unknown-name", tr! { nb: "det finnes ingen sakstype «{kind}»", nn: "det finst ingen sakstype «{kind}»", en: "there is no kind of case `{kind}`" }).todo(todo);
        return Err(Failure::of(finding, &world.sources));
    }
    let name = command.name.as_deref().unwrap_or(kind);
    let folder = if loaded.dir.is_empty() { "cases".to_owned() } else { format!("{}/cases", loaded.dir) };
    let path = format!("{folder}/{name}.yaml");
    if !is_id(name) || world.project.has(&path) {
        let finding = Finding::error("already-there", tr! { nb: "{path} finnes fra før, eller navnet kan ikke brukes", nn: "{path} finst frå før, eller namnet kan ikkje brukast", en: "{path} exists already, or the name cannot be used" })
            .todo(tr! { nb: "velg et annet navn med --name: a–z, 0–9 og bindestrek", nn: "vel eit anna namn med --name: a–z, 0–9 og bindestrek", en: "choose another name with --name: a–z, 0–9 and hyphens" });
        return Err(Failure::of(finding, &world.sources));
    }
    let lang = if printer.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    write(&world.project, &path, &text(loaded, kind, lang), &world.sources)?;
    printer.out(&path);
    printer.say(&tr! {
        nb: "Fyll ut saken, skriv delene som {name}.summary.md, {name}.background.md, {name}.facts.md, {name}.assessment.md og {name}.conclusion.md ved siden av, og kjør «avtaleverk check {agreement}».",
        nn: "Fyll ut saka, skriv delane som {name}.summary.md, {name}.background.md, {name}.facts.md, {name}.assessment.md og {name}.conclusion.md ved sida av, og køyr «avtaleverk check {agreement}».",
        en: "Fill the case in, write its parts as {name}.summary.md, {name}.background.md, {name}.facts.md, {name}.assessment.md and {name}.conclusion.md beside it, and run `avtaleverk check {agreement}`.",
        agreement = command.agreement
    });
    Ok(Outcome::Done)
}

/// The kind meant by its Norwegian name or a misspelt word; else all there are, with what they are called.
fn kind_meant(said: &str, lang: UiLang) -> Text {
    let words = Words::embedded();
    let called = |kind: &str, lang| words.word(CaseKind::SET, kind, lang, Form::Indefinite).unwrap_or(kind).to_owned();
    let named =
        CaseKind::ALL.iter().copied().find(|kind| Lang::ALL.iter().any(|&lang| called(kind, lang) == said.to_lowercase()));
    match named.or_else(|| nearest(said, CaseKind::ALL.iter().copied())) {
        Some(near) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
        None => {
            let form = if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
            let all = CaseKind::ALL.iter().map(|kind| format!("{kind} ({})", called(kind, form))).collect::<Vec<_>>().join(", ");
            tr! { nb: "her finnes: {all}", nn: "her finst: {all}", en: "there are: {all}" }
        }
    }
}

/// What a kind asks for beside what every case has: the key with an example, and what it is in bokmål and nynorsk.
fn asked(kind: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match kind {
        "join" => &[
            ("effect: 2028-01-01", "dagen den nye blir deltaker", "dagen den nye blir deltakar"),
            ("deadline: 2027-12-15", "frist for at alle har vedtatt", "frist for at alle har vedteke"),
            ("entry_fee: 100000", "engangsbeløp for den nye, om noe", "eingongsbeløp for den nye, om noko"),
            (
                "shares_before: {…}",
                "eierandelene før; de nye står i agreement.yaml",
                "eigardelane før; dei nye står i agreement.yaml",
            ),
        ],
        "amend" => &[
            ("effect: 2028-01-01", "dagen endringene gjelder fra", "dagen endringane gjeld frå"),
            ("deadline: 2027-12-15", "frist for at alle har vedtatt", "frist for at alle har vedteke"),
            (
                "changes: [{id: key, title: …, before: …, after: …}]",
                "endringene § for §, slik de kan leses i setningen «Endringene gjelder …»",
                "endringane § for §, slik dei kan lesast i setninga «Endringane gjeld …»",
            ),
            ("powers_changed: true", "når endringen gjelder delegert myndighet", "når endringa gjeld delegert myndigheit"),
        ],
        "withdraw" => &[
            ("withdraw: {party: …, effect: 2029-01-01}", "hvem som trer ut, og fra når", "kven som trer ut, og frå når"),
            ("notice_by: 2027-12-31", "siste dag for varselet", "siste dag for varselet"),
            ("estimate: {low: 0, likely: 0, high: 0}", "anslag for oppgjøret", "overslag for oppgjeret"),
            ("shares_after: {…}", "eierandelene for dem som er igjen", "eigardelane for dei som er att"),
            (
                "deadline: 2028-06-30",
                "frist for at de som er igjen, har vedtatt den endrede avtalen",
                "frist for at dei som er att, har vedteke den endra avtalen",
            ),
        ],
        "dissolve" => &[
            ("effect: 2029-01-01", "dagen samarbeidet er slutt", "dagen samarbeidet er slutt"),
            ("deadline: 2028-06-30", "frist for at alle har vedtatt", "frist for at alle har vedteke"),
        ],
        "elect" => &[("election: {from: 2027-11-01, until: 2031-10-31}", "valgperioden", "valperioden")],
        "guarantee" => &[(
            "guarantee: {text: …, kind: surety, amount: 2000000, interest_and_costs: 10 %, from: 2027-07-01, until: 2039-06-30}",
            "det garantien gjelder, og det vedtaket må si (garantiforskriften § 2)",
            "det garantien gjeld, og det vedtaket må seie (garantiforskriften § 2)",
        )],
        "adjust-budget" => &[(
            "budget: {year: 2027, frame: 1350000}",
            "budsjettåret og rammen for samarbeidet",
            "budsjettåret og ramma for samarbeidet",
        )],
        _ => &[],
    }
}

/// What a party's own part asks for, by kind.
fn asked_of_party(kind: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match kind {
        "join" => &[("role: existing", "existing eller joining", "existing eller joining")],
        "withdraw" => &[
            ("role: remaining", "remaining eller leaving", "remaining eller leaving"),
            ("mandate: 300000", "rammen for oppgjøret, for den som trer ut", "ramma for oppgjeret, for den som trer ut"),
        ],
        "guarantee" => &[
            ("guarantee: 500000", "kommunens del av garantien", "delen kommunen har av garantien"),
            ("guarantee_approval: needed", "needed eller small-amount", "needed eller small-amount"),
        ],
        "adjust-budget" => &[("budget: {from: 0, to: 0}", "bevilgningen før og etter", "løyvinga før og etter")],
        _ => &[],
    }
}

fn text(loaded: &Loaded, kind: &str, lang: Lang) -> String {
    let t = |nb: &'static str, nn: &'static str| lang.pick(nb, nn);
    let word = Words::embedded().word(CaseKind::SET, kind, lang, Form::Indefinite).unwrap_or(kind).to_owned();
    let name = loaded.agreement.name.as_ref().and_then(|name| name.in_lang(lang)).unwrap_or(&loaded.id);
    let title = quoted(&format!(
        "{}{} – {name}",
        word.chars().take(1).flat_map(char::to_uppercase).collect::<String>(),
        word.chars().skip(1).collect::<String>()
    ));
    let mut out =
        format!("# {}: {word}.\nschema: 1\nkind: {kind}\ntitle: {{nb: {title}, nn: {title}}}\n", t("Sakstype", "Sakstype"));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# dated: 2027-09-01     # {}", t("datoen på saksframleggene", "datoen på saksframlegga"));
    let _ = writeln!(
        out,
        "# version: \"1.0\"       # {}",
        t("versjonen av avtalen som blir lagt fram", "versjonen av avtalen som blir lagd fram")
    );
    for (example, nb, nn) in asked(kind) {
        let _ = writeln!(out, "# {example}   # {}", t(nb, nn));
    }
    let agreement = t("Avtalen", "Avtalen");
    let _ = write!(
        out,
        "\n# {}\nattachments:\n  - {{id: agreement, title: {agreement}, document: statutes, access: public}}\n",
        t("Vedlegg. Kontrollkoden blir satt inn av programmet.", "Vedlegg. Kontrollkoden blir sett inn av programmet.")
    );
    let costs: Vec<&str> = loaded.agreement.costs.iter().map(|cost| cost.id.0.as_str()).collect();
    if !costs.is_empty() && !matches!(kind, "elect" | "guarantee") {
        let _ = writeln!(
            out,
            "\ncosts: [{}]   # {}",
            costs.join(", "),
            t("kostnadene som blir vist år for år", "kostnadene som blir viste år for år")
        );
    }
    let _ = writeln!(out, "\n# {}\nparties:", t("Hver deltakers egen del av saken.", "Kvar deltakar sin eigen del av saka."));
    for party in loaded.agreement.parties.iter() {
        let _ = writeln!(out, "  {}:", party.id.0);
        let own_lang = party.language.as_ref().map_or("nb", |language| language.value.id());
        let _ = writeln!(out, "    language: {own_lang}");
        for (example, nb, nn) in asked_of_party(kind) {
            let _ = writeln!(out, "    # {example}   # {}", t(nb, nn));
        }
        let _ = writeln!(out, "    # case_number: 27/1234   # {}", t("arkivsaksnummer", "arkivsaksnummer"));
        let _ = writeln!(out, "    # archive_code: \"026\"");
        let _ = writeln!(
            out,
            "    # officer: …   # {}",
            t("saksbehandlerens stilling, ikke navn", "stillinga til saksbehandlaren, ikkje namnet")
        );
        let _ = writeln!(out, "    bodies:");
        let _ = writeln!(
            out,
            "      - {{body: formannskapet, role: recommendation}}   # {}",
            t(
                "date og number når de er kjent; text og votes etter møtet",
                "date og number når dei er kjende; text og votes etter møtet"
            )
        );
        let _ = writeln!(out, "      - {{body: kommunestyret, role: decision}}");
        let _ = writeln!(
            out,
            "    # budget_cover: …   # {}",
            t("hvordan kostnaden blir dekket, som en hel setning", "korleis kostnaden blir dekt, som ei heil setning")
        );
        let _ = writeln!(
            out,
            "    # local_points: |   # {}",
            t("punkter som bare gjelder denne kommunen", "punkt som berre gjeld denne kommunen")
        );
    }
    out
}
