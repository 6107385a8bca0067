//! `new`: a folder with an agreement.yaml that asks what the law asks, in the law's order.

use super::args::{self, Args};
use super::print::Printer;
use super::{Failure, Outcome};
use crate::agreement::leaf::is_id;
use crate::agreement::start::questions;
use crate::clause::check::bad_citation;
use crate::convert::quoted;
use crate::diag::Finding;
use crate::lang::{Lang, UiLang};
use crate::law::{Form, Law, Severity};
use crate::project::{Project, today};
use crate::source::{Place, Sources, Span};
use crate::tr;

/// Writes the new agreement and says what to do next.
pub(super) fn run(args: &Args, command: &args::New, printer: &Printer) -> Result<Outcome, Failure> {
    let mut sources = Sources::default();
    let project = Project::open(&args.directory, &mut sources).map_err(|f| Failure::of(*f, &sources))?;
    let name = &command.name;
    let path = path_of(&project, name, &sources)?;
    let law = Law::embedded();
    let form = form_asked(law, "--legal-basis", &command.legal_basis, true, &mut sources)?;
    let text = agreement(form, &command.legal_basis, name, &command.party, printer.lang);
    write(&project, &path, &text, &sources)?;
    printer.out(&path);
    printer.say(&tr! {
        nb: "Fyll ut filen, og kjør «avtaleverk check {name}» for å se hva loven krever svar på.",
        nn: "Fyll ut fila, og køyr «avtaleverk check {name}» for å sjå kva lova krev svar på.",
        en: "Fill the file in and run `avtaleverk check {name}` to see what the law still lacks an answer to."
    });
    Ok(Outcome::Done)
}

/// The file of a new agreement; its name must be an id nobody has.
pub(super) fn path_of(project: &Project, name: &str, sources: &Sources) -> Result<String, Failure> {
    if !is_id(name) {
        let suggestion = id_of(name);
        return Err(Failure::of(
            Finding::error("not-an-id", tr! { nb: "«{name}» kan ikke være navn på en mappe her", nn: "«{name}» kan ikkje vere namn på ei mappe her", en: "`{name}` cannot be the name of a folder here" })
                .todo(tr! { nb: "bruk a–z, 0–9 og bindestrek: {suggestion}", nn: "bruk a–z, 0–9 og bindestrek: {suggestion}", en: "use a–z, 0–9 and hyphens: {suggestion}" }),
            sources,
        ));
    }
    let path = format!("agreements/{name}/agreement.yaml");
    if project.has(&path) {
        return Err(Failure::of(
            Finding::error("already-there", tr! { nb: "{path} finnes fra før", nn: "{path} finst frå før", en: "{path} exists already" })
                .todo(tr! { nb: "velg et annet navn; ingenting er endret", nn: "vel eit anna namn; ingenting er endra", en: "choose another name; nothing was changed" }),
            sources,
        ));
    }
    Ok(path)
}

/// The form an option's text means. Repealed forms are offered only where they can be of use.
pub(super) fn form_asked(
    law: &'static Law,
    option: &str,
    said: &str,
    repealed: bool,
    sources: &mut Sources,
) -> Result<&'static Form, Failure> {
    let source = sources.add(option, said);
    let place = Place { source, span: Span::new(0, said.len()) };
    if let Some(known) = law.recognised(said) {
        let (what, why, todo) = known.told();
        return Err(Failure::of(Finding::error("unclear-legal-basis", what).at(place).why(why).todo(todo), sources));
    }
    match law.form_of_text(said, today()) {
        Ok(Some(form)) => Ok(form),
        Ok(None) => {
            let forms: Vec<String> = law
                .forms()
                .iter()
                .filter(|f| repealed || f.repealed_by.is_none())
                .filter_map(|f| f.legal_basis.first())
                .map(|b| b.print(Lang::Nb))
                .collect();
            let forms = forms.join("; ");
            let finding = Finding::error("unclear-legal-basis", tr! { nb: "hjemmelen gir ikke én samarbeidsform", nn: "heimelen gir ikkje éi samarbeidsform", en: "the legal basis does not mean one form of cooperation" })
                .at(place)
                .todo(tr! { nb: "skriv en av disse: {forms}", nn: "skriv ein av desse: {forms}", en: "write one of these: {forms}" });
            Err(Failure::of(finding, sources))
        }
        Err(error) => Err(Failure::of(bad_citation(place, &error), sources)),
    }
}

/// Writes a new agreement, and beside all agreements the schema editors read.
pub(super) fn write(project: &Project, path: &str, text: &str, sources: &Sources) -> Result<(), Failure> {
    let failed = |what: crate::lang::Text| Failure::of(Finding::error("unwritable-file", what), sources);
    project.writer().write_durably(path, text.as_bytes()).map_err(|error| {
        failed(tr! { nb: "{path} kan ikke skrives: {error}", nn: "{path} kan ikkje skrivast: {error}", en: "{path} cannot be written: {error}" })
    })?;
    let schema =
        serde_json::to_string_pretty(&crate::agreement::schema::json("agreement").unwrap_or_default()).unwrap_or_default();
    project.writer().write("agreements/agreement.schema.json", format!("{schema}\n").as_bytes()).map_err(|error| {
        failed(tr! { nb: "skjemaet kan ikke skrives: {error}", nn: "skjemaet kan ikkje skrivast: {error}", en: "the schema cannot be written: {error}" })
    })?;
    Ok(())
}

/// The first free form of a name as an id.
fn id_of(name: &str) -> String {
    let lower = name.to_lowercase().replace(['æ', 'ä'], "e").replace(['ø', 'ö'], "o").replace('å', "a");
    let mut id = String::new();
    for c in lower.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// The party's id: its name without «kommune».
fn party_id(name: &str) -> String {
    id_of(name.trim_end_matches(" kommune").trim_end_matches(" fylkeskommune"))
}

fn agreement(form: &Form, basis: &str, id: &str, parties: &[String], lang: UiLang) -> String {
    let doc = if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let t = |text: crate::lang::Text| text.get(lang).to_owned();
    let mut out = String::from("# yaml-language-server: $schema=../agreement.schema.json\n");
    out.push_str("schema: 1\n");
    out.push_str(&format!("# {}\n", t(tr! { nb: "det rettslige navnet", nn: "det rettslege namnet", en: "the legal name" })));
    out.push_str(&format!("name: {}\n", quoted(&name_of(form, id))));
    out.push_str(&format!("legal_basis: {}\n", quoted(basis)));
    out.push_str(&format!("languages: {{original: {}}}\n\nparties:\n", doc.id()));
    for party in parties {
        let full = if party.contains("kommune") || party.contains(' ') { party.clone() } else { format!("{party} kommune") };
        out.push_str(&format!(
            "  - {{id: {}, kind: kommune, name: {}, short: {}}}\n",
            party_id(party),
            quoted(&full),
            quoted(full.trim_end_matches(" kommune"))
        ));
    }
    out.push_str("\ndocuments: [statutes]\n");
    out.push_str(&format!("\n# {}\n", t(tr! { nb: "Dette spør loven etter. Skriv svarene, eller la spørsmålet stå under «open:» til det er avgjort.", nn: "Dette spør lova etter. Skriv svara, eller la spørsmålet stå under «open:» til det er avgjort.", en: "This is what the law asks. Write the answers, or leave the question under `open:` until it is decided." })));
    for requirement in &form.requirements {
        if requirement.severity == Severity::M && !matches!(requirement.path.as_str(), "name" | "parties") {
            out.push_str(&format!(
                "#\n# {}: {}\n#   {}\n",
                requirement.basis.print(doc),
                requirement.what.get(lang),
                requirement.todo.get(lang)
            ));
        }
    }
    out.push_str("\nopen:\n");
    for (path, question) in questions(form) {
        // A question prints as a gap in the document: it is written in the document's language, whatever the messages are in.
        out.push_str(&format!("  {path}: {}\n", quoted(doc.pick(&question.nb, &question.nn))));
    }
    out
}

/// The name as the act wants it, where it wants something.
fn name_of(form: &Form, id: &str) -> String {
    let words: Vec<String> = id
        .split('-')
        .map(|w| {
            let mut chars = w.chars();
            chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
        })
        .collect();
    let name = words.join(" ");
    match form.id.as_str() {
        "kommunalt-oppgavefellesskap" if !name.ends_with(" KO") => format!("{} KO", name.trim_end_matches(" Ko")),
        "interkommunalt-politisk-raad" => format!("{name} IPR"),
        _ => name,
    }
}
