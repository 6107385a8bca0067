//! Fills the registers that are read from files. Enter at [`fill`].

use crate::agreement::Agreement;
use crate::agreement::leaf::{ByKey, Day, Label, Number, PartyId, Texts};
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
    let mut reader = Reader { project, dir, source, sources, parties, findings, whole: true };
    for register in &mut agreement.registers.value {
        let register = &mut register.value;
        let main = register.file.clone();
        if let Some(file) = &main {
            let said = Said { column: &register.column, period: &register.period, values: register.values.len() };
            if let Some(found) = reader.numbers(file, &register.table, &said) {
                take(register, file, found);
            }
        }
        for other in &mut register.other_dates {
            let other = &mut other.value;
            // Without a file or numbers of its own, another day is another period of the register's file.
            let Some(file) = other.file.clone().or_else(|| main.clone().filter(|_| other.values.is_empty())) else { continue };
            let column = if other.column.is_some() { &other.column } else { &register.column };
            let said = Said { column, period: &other.period, values: other.values.len() };
            if let Some(found) = reader.numbers(&file, &register.table, &said) {
                other.read = Some(read_from(&file, column, &found));
                other.values = values(&file, found);
            }
        }
    }
    reader.whole
}

/// What agreement.yaml says of the numbers of one day.
struct Said<'a> {
    column: &'a Option<Spanned<String>>,
    period: &'a Option<Spanned<String>>,
    /// How many numbers it has itself.
    values: usize,
}

/// Reads files and gathers what is wrong with them.
struct Reader<'a> {
    project: &'a Project,
    dir: &'a str,
    source: SourceId,
    sources: &'a mut Sources,
    parties: Vec<Who>,
    findings: &'a mut Findings,
    whole: bool,
}

impl Reader<'_> {
    fn numbers(&mut self, file: &Spanned<String>, table: &Option<Spanned<String>>, said: &Said<'_>) -> Option<Found> {
        let found = self.read(file, table, said);
        self.whole &= found.is_ok();
        found.map_err(|faults| faults.into_iter().for_each(|fault| self.findings.add(fault))).ok()
    }

    fn read(&mut self, file: &Spanned<String>, table: &Option<Spanned<String>>, said: &Said<'_>) -> Result<Found, Vec<Finding>> {
        let at = Place { source: self.source, span: file.span };
        let name = &file.value;
        if name.starts_with('/') || name.contains('\\') || name.contains(':') || name.split('/').any(|part| part == "..") {
            return Err(vec![
                Finding::error("register-file", tr! { nb: "«{name}» er ikke en fil i avtalens mappe", nn: "«{name}» er ikkje ei fil i mappa til avtalen", en: "`{name}` is not a file in the agreement's folder" })
                    .at(at)
                    .todo(tr! { nb: "legg filen ved siden av agreement.yaml, f.eks. tall/07459.csv", nn: "legg fila ved sida av agreement.yaml, t.d. tall/07459.csv", en: "put the file beside agreement.yaml, e.g. tall/07459.csv" }),
            ]);
        }
        if said.values > 0 {
            return Err(vec![
                Finding::error("register-file", tr! { nb: "tallgrunnlaget har både `file` og `values`", nn: "talgrunnlaget har både `file` og `values`", en: "the register has both `file` and `values`" })
                    .at(at)
                    .todo(tr! { nb: "behold det ene", nn: "behald det eine", en: "keep one of them" }),
            ]);
        }
        let path = if self.dir.is_empty() { name.clone() } else { format!("{}/{name}", self.dir) };
        let source = self.project.read(&path, self.sources).map_err(|fault| vec![fault.at(at)])?;
        let text = |value: &Option<Spanned<String>>| value.as_ref().map(|v| v.value.clone());
        let asked =
            Asked { table: text(table), column: text(said.column), period: text(said.period), parties: self.parties.clone() };
        let text = self.sources.get(source).text.clone();
        read(name, &text, &asked).map_err(|faults| {
            let finding = |fault: crate::register::Fault| {
                let (what, todo) = fault.words();
                let span = fault.span();
                Finding::error("register-file", what).at(Place { source, span: Span::new(span.start, span.end) }).todo(todo)
            };
            faults.into_iter().map(finding).collect()
        })
    }
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

/// The numbers as if the agreement had them, at the place that names the file.
fn values(file: &Spanned<String>, found: Found) -> Spanned<ByKey<PartyId, Spanned<Number>>> {
    let values = found.values.into_iter().map(|(party, number)| (PartyId(party), Spanned::new(Number(number), file.span)));
    Spanned::new(values.collect(), file.span)
}

fn read_from(file: &Spanned<String>, column: &Option<Spanned<String>>, found: &Found) -> FileRead {
    FileRead {
        path: file.value.clone(),
        column: column.as_ref().map(|c| c.value.clone()),
        period: found.period.clone(),
        code: found.code.clone(),
    }
}

/// Puts what a file says into its register; what the agreement says itself stands.
fn take(register: &mut Register, file: &Spanned<String>, found: Found) {
    let table = register.table.as_ref().map(|t| t.value.clone()).or(found.table.clone());
    if let (None, Some(table)) = (&register.source, &table) {
        let source = || Some(format!("SSB tabell {table}"));
        register.source = Some(Spanned::new(Label(Texts { one: source(), ..Texts::default() }), file.span));
    }
    if let (None, Some(POPULATION), Some(period)) = (&register.date, table.as_deref(), &found.period) {
        let year = Some(period).filter(|p| p.len() == 4).and_then(|p| p.parse().ok());
        let day = year.and_then(|year| Date::new(year, 1, 1).ok());
        register.date = day.map(|day| Spanned::new(Day(day), file.span));
    }
    register.read = Some(read_from(file, &register.column, &found));
    register.values = values(file, found);
}
