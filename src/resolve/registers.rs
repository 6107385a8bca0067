//! Fills the registers that are read from files. Enter at [`fill`].

use crate::agreement::Agreement;
use crate::agreement::leaf::{Day, Label, Number, PartyId, Texts};
use crate::agreement::money::{FileRead, Register};
use crate::diag::{Finding, Findings};
use crate::lang::Lang;
use crate::project::Project;
use crate::quantity::Date;
use crate::register::{Asked, Found, Who, read};
use crate::source::{Place, SourceId, Sources, Span, Spanned};
use crate::tr;

/// The SSB table of the population on 1 January.
const POPULATION: &str = "07459";

/// Reads every file a register names; false when one cannot be used, with the findings that say why.
pub(super) fn fill(
    project: &Project,
    dir: &str,
    agreement: &mut Agreement,
    source: SourceId,
    sources: &mut Sources,
    findings: &mut Findings,
) -> bool {
    let parties = parties(agreement);
    let mut whole = true;
    for register in &mut agreement.registers.value {
        let Some(file) = register.value.file.clone() else { continue };
        let at = Place { source, span: file.span };
        match numbers(project, dir, &register.value, &file.value, at, &parties, sources) {
            Ok(found) => take(&mut register.value, &file, found),
            Err(faults) => {
                whole = false;
                faults.into_iter().for_each(|fault| findings.add(fault));
            }
        }
    }
    whole
}

fn parties(agreement: &Agreement) -> Vec<Who> {
    let names = |label: &Label| -> Vec<String> {
        let all = [Lang::Nb, Lang::Nn].map(|lang| label.in_lang(lang).map(str::to_owned));
        all.into_iter().flatten().collect()
    };
    let who = |party: &Spanned<crate::agreement::Party>| Who {
        id: party.id.0.clone(),
        number: party.number.as_ref().map(|number| number.value.clone()),
        names: names(&party.name.value)
            .into_iter()
            .chain(party.short.as_ref().map(|s| names(&s.value)).unwrap_or_default())
            .collect(),
    };
    agreement.parties.iter().map(who).collect()
}

fn numbers(
    project: &Project,
    dir: &str,
    register: &Register,
    file: &str,
    at: Place,
    parties: &[Who],
    sources: &mut Sources,
) -> Result<Found, Vec<Finding>> {
    if file.starts_with('/') || file.contains('\\') || file.contains(':') || file.split('/').any(|part| part == "..") {
        return Err(vec![
            Finding::error("register-file", tr! { nb: "«{file}» er ikke en fil i avtalens mappe", nn: "«{file}» er ikkje ei fil i mappa til avtalen", en: "`{file}` is not a file in the agreement's folder" })
                .at(at)
                .todo(tr! { nb: "legg filen ved siden av agreement.yaml, f.eks. tall/07459.csv", nn: "legg fila ved sida av agreement.yaml, t.d. tall/07459.csv", en: "put the file beside agreement.yaml, e.g. tall/07459.csv" }),
        ]);
    }
    if !register.values.value.is_empty() {
        return Err(vec![
            Finding::error("register-file", tr! { nb: "tallgrunnlaget har både `file` og `values`", nn: "talgrunnlaget har både `file` og `values`", en: "the register has both `file` and `values`" })
                .at(at)
                .todo(tr! { nb: "behold det ene", nn: "behald det eine", en: "keep one of them" }),
        ]);
    }
    let path = if dir.is_empty() { file.to_owned() } else { format!("{dir}/{file}") };
    let source = project.read(&path, sources).map_err(|fault| vec![fault.at(at)])?;
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|v| v.value.clone());
    let asked = Asked {
        table: text(&register.table),
        column: text(&register.column),
        period: text(&register.period),
        parties: parties.to_vec(),
    };
    let text = sources.get(source).text.clone();
    read(file, &text, &asked).map_err(|faults| {
        let finding = |fault: crate::register::Fault| {
            let (what, todo) = fault.words();
            let span = fault.span();
            Finding::error("register-file", what).at(Place { source, span: Span::new(span.start, span.end) }).todo(todo)
        };
        faults.into_iter().map(finding).collect()
    })
}

/// Puts what a file says into its register; what the agreement says itself stands.
fn take(register: &mut Register, file: &Spanned<String>, found: Found) {
    let values = found.values.into_iter().map(|(party, number)| (PartyId(party), Spanned::new(Number(number), file.span)));
    register.values = Spanned::new(values.collect(), file.span);
    let table = register.table.as_ref().map(|t| t.value.clone()).or(found.table);
    if let (None, Some(table)) = (&register.source, &table) {
        let source = || Some(format!("SSB tabell {table}"));
        register.source = Some(Spanned::new(Label(Texts { one: source(), ..Texts::default() }), file.span));
    }
    if let (None, Some(POPULATION), Some(period)) = (&register.date, table.as_deref(), &found.period) {
        let year = Some(period).filter(|p| p.len() == 4).and_then(|p| p.parse().ok());
        let day = year.and_then(|year| Date::new(year, 1, 1).ok());
        register.date = day.map(|day| Spanned::new(Day(day), file.span));
    }
    register.read = Some(FileRead {
        path: file.value.clone(),
        column: register.column.as_ref().map(|c| c.value.clone()),
        period: found.period,
        code: found.code,
    });
}
