//! What can be wrong with a file of numbers, and the words for it. Enter at [`Fault`].
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use crate::lang::Text;
use crate::source::Span;
use crate::tr;

/// A fault of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There are no columns.
    NoTable,
    /// It is not a JSON-stat2 dataset, or has more values than SSB gives in one answer.
    NotJsonStat,
    /// It is of another table.
    OtherTable { found: String, wanted: String },
    /// No column, or nothing counted, has the name.
    NoSuchColumn { column: String, known: Vec<String> },
    /// Several columns may be meant.
    SeveralColumns { known: Vec<String> },
    /// The period is not there.
    NoSuchPeriod { period: String, known: Vec<String> },
    /// Several periods may be meant.
    SeveralPeriods { known: Vec<String> },
    /// Parties that no row names.
    Missing { parties: Vec<String> },
    /// A party has two rows.
    TwoRows { party: String, span: Span },
    /// What stands there is no number.
    NotANumber { party: String, text: String, span: Span },
    /// The number is below zero.
    Negative { party: String, span: Span },
    /// The numbers make nothing.
    SumZero,
}

impl Fault {
    /// Where it stands in the file; the first line where it is of the whole.
    pub fn span(&self) -> Span {
        match self {
            Self::TwoRows { span, .. } | Self::NotANumber { span, .. } | Self::Negative { span, .. } => *span,
            _ => Span::default(),
        }
    }

    /// What is wrong, and what to do.
    pub fn words(&self) -> (Text, Text) {
        match self {
            Self::NoTable => (
                tr! { nb: "filen har ingen kolonner som kan leses", nn: "fila har ingen kolonnar som kan lesast", en: "the file has no columns that can be read" },
                tr! { nb: "lagre den som CSV med semikolon eller komma, med overskrifter i første rad", nn: "lagre ho som CSV med semikolon eller komma, med overskrifter i første rad", en: "save it as CSV with semicolons or commas, with heads in the first row" },
            ),
            Self::NotJsonStat => (
                tr! { nb: "filen er ikke et datasett i JSON-stat2", nn: "fila er ikkje eit datasett i JSON-stat2", en: "the file is not a JSON-stat2 dataset" },
                tr! { nb: "hent tabellen fra SSB på nytt, som JSON-stat2 eller CSV", nn: "hent tabellen frå SSB på nytt, som JSON-stat2 eller CSV", en: "get the table from SSB again, as JSON-stat2 or CSV" },
            ),
            Self::OtherTable { found, wanted } => (
                tr! { nb: "filen er fra tabell {found}, men avtalen sier {wanted}", nn: "fila er frå tabell {found}, men avtalen seier {wanted}", en: "the file is of table {found}, but the agreement says {wanted}" },
                tr! { nb: "legg inn rett fil, eller rett `table`", nn: "legg inn rett fil, eller rett `table`", en: "put the right file there, or correct `table`" },
            ),
            Self::NoSuchColumn { column, known } => {
                let known = known.join(", ");
                (
                    tr! { nb: "filen har ingen kolonne «{column}»", nn: "fila har ingen kolonne «{column}»", en: "the file has no column `{column}`" },
                    tr! { nb: "skriv en av disse i `column`: {known}", nn: "skriv ein av desse i `column`: {known}", en: "write one of these in `column`: {known}" },
                )
            }
            Self::SeveralColumns { known } => {
                let known = known.join(", ");
                (
                    tr! { nb: "filen har flere kolonner med tall", nn: "fila har fleire kolonnar med tal", en: "the file has several columns of numbers" },
                    tr! { nb: "skriv hvilken i `column` (og `period`): {known}", nn: "skriv kva for ein i `column` (og `period`): {known}", en: "write which one in `column` (and `period`): {known}" },
                )
            }
            Self::NoSuchPeriod { period, known } => {
                let known = known.join(", ");
                (
                    tr! { nb: "filen har ingen tall for {period}", nn: "fila har ingen tal for {period}", en: "the file has no numbers for {period}" },
                    tr! { nb: "skriv en av disse i `period`: {known}", nn: "skriv ein av desse i `period`: {known}", en: "write one of these in `period`: {known}" },
                )
            }
            Self::SeveralPeriods { known } => {
                let known = known.join(", ");
                (
                    tr! { nb: "filen har tall for flere perioder", nn: "fila har tal for fleire periodar", en: "the file has numbers for several periods" },
                    tr! { nb: "skriv hvilken i `period`: {known}", nn: "skriv kva for ein i `period`: {known}", en: "write which one in `period`: {known}" },
                )
            }
            Self::Missing { parties } => {
                let names = parties.join("`, `");
                (
                    tr! { nb: "filen har ingen rad for `{names}`", nn: "fila har inga rad for `{names}`", en: "the file has no row for `{names}`" },
                    tr! { nb: "se etter om `number` eller navnet i `parties` er det samme som i filen", nn: "sjå etter om `number` eller namnet i `parties` er det same som i fila", en: "see whether `number` or the name in `parties` is the same as in the file" },
                )
            }
            Self::TwoRows { party, .. } => (
                tr! { nb: "filen har to rader for `{party}`", nn: "fila har to rader for `{party}`", en: "the file has two rows for `{party}`" },
                tr! { nb: "behold én rad for hver; hent summen hvis tabellen er delt etter kjønn eller alder", nn: "behald éi rad for kvar; hent summen om tabellen er delt etter kjønn eller alder", en: "keep one row for each; get the sum if the table is divided by sex or age" },
            ),
            Self::NotANumber { party, text, .. } => (
                tr! { nb: "«{text}» for `{party}` er ikke et tall som bare kan leses på én måte", nn: "«{text}» for `{party}` er ikkje eit tal som berre kan lesast på éin måte", en: "`{text}` for `{party}` is not a number that reads in one way only" },
                tr! { nb: "skriv f.eks. 17500, 17 500 eller 35,5", nn: "skriv t.d. 17500, 17 500 eller 35,5", en: "write e.g. 17500, 17 500 or 35,5" },
            ),
            Self::Negative { party, .. } => (
                tr! { nb: "tallet for `{party}` er under null", nn: "talet for `{party}` er under null", en: "the number for `{party}` is below zero" },
                tr! { nb: "skriv et tall fra 0 og opp", nn: "skriv eit tal frå 0 og opp", en: "write a number from 0 up" },
            ),
            Self::SumZero => (
                tr! { nb: "tallene er til sammen 0, og kan ikke fordele noe", nn: "tala er til saman 0, og kan ikkje fordele noko", en: "the numbers make 0, and cannot share anything" },
                tr! { nb: "legg inn rett fil, eller velg en annen kolonne", nn: "legg inn rett fil, eller vel ein annan kolonne", en: "put the right file there, or choose another column" },
            ),
        }
    }
}
