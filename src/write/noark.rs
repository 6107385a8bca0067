//! The metadata of a council paper under the names of Noark 5 version 5.0, as a file beside it: what an archive system asks for when the
//! paper is registered, nested as `mappe`, `registrering` and `dokumentbeskrivelse` are in an arkivmelding. What the archive gives itself
//! (system ids, who made what when, journal numbers) is left out. Enter at [`write()`].

use serde_json::{Map, Value, json};

use crate::agreement::leaf::Texts;
use crate::agreement::words::{Access, Body};
use crate::case::{Attachment, CaseParty, Hearing};
use crate::lang::{Form, Lang, Words};
use crate::resolve::{LoadedCase, Placed, Resolved};
use crate::source::Spanned;

/// The schema of the file.
pub const SCHEMA: &str = "avtaleverk.noark/1";

/// The version of the standard whose names it uses.
const STANDARD: &str = "Noark 5 versjon 5.0";

/// The metadata of a paper; none for what is no council paper. `stem` is the name of the paper's files.
pub fn write(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, stem: &str) -> Option<String> {
    let (case, id) = (placed.case?, placed.party?);
    let own = case.case.parties.iter().find(|(party, _)| party.0 == id).map(|(_, own)| &own.value)?;
    let name = resolved.loaded.party(id).and_then(|party| text(&party.name, lang)).unwrap_or_else(|| id.to_owned());
    let title = case.case.title.as_ref().and_then(|title| text(title, lang)).unwrap_or_else(|| case.id.clone());
    let paper = Paper { resolved, case, own, lang, id, name, title, stem };
    let value = json!({
        "schema": SCHEMA,
        "standard": STANDARD,
        "maalform": lang.id(),
        "mappe": paper.folder(),
        "registrering": paper.record(),
        "moetemappe": paper.meetings(),
    });
    let mut out = serde_json::to_string_pretty(&value).unwrap_or_default();
    out.push('\n');
    Some(out)
}

/// One party's paper.
struct Paper<'a> {
    resolved: &'a Resolved<'a>,
    case: &'a LoadedCase,
    own: &'a CaseParty,
    lang: Lang,
    /// The party's id.
    id: &'a str,
    name: String,
    title: String,
    stem: &'a str,
}

impl Paper<'_> {
    /// The case in the archive: a `saksmappe`.
    fn folder(&self) -> Value {
        let number = self.own.case_number.as_ref().and_then(|n| text(n, self.lang));
        let (year, sequence) = number.as_deref().and_then(numbered).unzip();
        let mut folder = typed("saksmappe");
        put(&mut folder, "mappeID", number);
        folder.insert("saksaar".to_owned(), json!(year));
        folder.insert("sakssekvensnummer".to_owned(), json!(sequence));
        put(&mut folder, "tittel", Some(self.title.clone()));
        put(&mut folder, "administrativEnhet", Some(self.name.clone()));
        put(&mut folder, "saksansvarlig", self.officer());
        put(&mut folder, "saksstatus", Some("Under behandling".to_owned()));
        let class = self.own.archive_code.as_ref().and_then(|code| text(code, self.lang));
        let classes: Vec<Value> = class.into_iter().map(|class| json!({"klasseID": class})).collect();
        folder.insert("klassifikasjon".to_owned(), json!(classes));
        folder.insert("part".to_owned(), json!(self.parties()));
        Value::Object(folder)
    }

    /// The other participants.
    fn parties(&self) -> Vec<Value> {
        let others = self.resolved.loaded.agreement.parties.iter().filter(|other| other.id.0 != self.id);
        let named = others.filter_map(|other| text(&other.name, self.lang));
        named.map(|name| json!({"partNavn": name, "partRolle": self.lang.pick("Deltaker", "Deltakar")})).collect()
    }

    /// The paper: a `journalpost`, for which the standard has a type of its own.
    fn record(&self) -> Value {
        let attachments = &self.case.case.attachments;
        let mut record = typed("journalpost");
        put(&mut record, "tittel", Some(self.title.clone()));
        put(&mut record, "journalposttype", Some("Saksframlegg".to_owned()));
        put(&mut record, "dokumentetsDato", self.case.case.dated.as_ref().map(|day| day.0.to_string()));
        record.insert("antallVedlegg".to_owned(), json!(attachments.len()));
        let sender = json!({
            "korrespondanseparttype": "Intern avsender",
            "korrespondansepartNavn": self.name,
            "administrativEnhet": self.name,
            "saksbehandler": self.officer(),
        });
        record.insert("korrespondansepart".to_owned(), json!([sender]));
        let mut documents = vec![self.main_document()];
        documents.extend(attachments.iter().enumerate().map(|(at, attachment)| self.attachment(attachment, at + 2)));
        record.insert("dokumentbeskrivelse".to_owned(), json!(documents));
        Value::Object(record)
    }

    fn main_document(&self) -> Value {
        json!({
            "dokumentnummer": 1,
            "tittel": self.title,
            "dokumenttype": "Saksframlegg",
            "dokumentstatus": "Dokumentet er under redigering",
            "tilknyttetRegistreringSom": "Hoveddokument",
            "dokumentobjekt": [file(self.stem)],
        })
    }

    fn attachment(&self, attachment: &Attachment, number: usize) -> Value {
        let mut map = Map::new();
        map.insert("dokumentnummer".to_owned(), json!(number));
        put(&mut map, "tittel", text(&attachment.title, self.lang));
        put(&mut map, "dokumenttype", Some("Vedlegg".to_owned()));
        put(&mut map, "tilknyttetRegistreringSom", Some("Vedlegg".to_owned()));
        put(&mut map, "dokumentetsDato", attachment.date.as_ref().map(|day| day.0.to_string()));
        if attachment.access.as_ref().is_some_and(|access| access.value == Access::Withheld) {
            let mut shielded = Map::new();
            let restriction = self.lang.pick("Unntatt offentlighet", "Unnateke offentlegheit");
            put(&mut shielded, "tilgangsrestriksjon", Some(restriction.to_owned()));
            put(&mut shielded, "skjermingshjemmel", attachment.access_basis.as_ref().and_then(|basis| text(basis, self.lang)));
            put(&mut shielded, "skjermingDokument", Some("Skjerming av hele dokumentet".to_owned()));
            map.insert("skjerming".to_owned(), Value::Object(shielded));
        }
        let kind = attachment.document.as_ref().map(|kind| kind.0.as_str());
        let placed = self.resolved.documents.iter().find(|d| Some(d.kind.id.as_str()) == kind && d.is_joint());
        let made = placed.map(|placed| {
            let lang = if placed.langs.contains(&self.lang) { Some(&self.lang) } else { placed.langs.first() };
            file(&placed.stem(*lang.unwrap_or(&self.lang)))
        });
        map.insert("dokumentobjekt".to_owned(), json!(made.into_iter().collect::<Vec<_>>()));
        Value::Object(map)
    }

    /// The bodies that treat the case: a `moetemappe` each, with the case in it as a `moeteregistrering`.
    fn meetings(&self) -> Vec<Value> {
        let meeting = |hearing: &Spanned<Hearing>| {
            let body = hearing.body.value;
            let word = Words::embedded().word(Body::SET, body.id(), self.lang, Form::Definite);
            let mut case = Map::new();
            put(&mut case, "registreringsID", hearing.number.as_ref().and_then(|n| text(n, self.lang)));
            put(&mut case, "tittel", Some(self.title.clone()));
            put(&mut case, "moeteregistreringstype", Some("Saksframlegg".to_owned()));
            put(&mut case, "administrativEnhet", Some(self.name.clone()));
            put(&mut case, "saksbehandler", self.officer());
            let mut meeting = typed("moetemappe");
            put(&mut meeting, "utvalg", Some(word.unwrap_or(body.id()).to_owned()));
            put(&mut meeting, "moetedato", hearing.date.as_ref().map(|day| day.value.0.to_string()));
            meeting.insert("moeteregistrering".to_owned(), Value::Object(case));
            Value::Object(meeting)
        };
        self.own.bodies.iter().map(meeting).collect()
    }

    fn officer(&self) -> Option<String> {
        self.own.officer.as_ref().and_then(|officer| text(officer, self.lang))
    }
}

/// The file an archive is given: the PDF, which is PDF/A.
fn file(stem: &str) -> Value {
    json!({"versjonsnummer": 1, "variantformat": "Arkivformat", "format": "PDF/A", "referanseDokumentfil": format!("{stem}.pdf")})
}

/// Year and sequence of a case number written `2026/603` or `26/1187`.
fn numbered(number: &str) -> Option<(u32, u32)> {
    let (year, sequence) = number.split_once('/')?;
    let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let year = match (year.len(), whole(year)?) {
        (2, short) => 2000 + short,
        (4, year) => year,
        _ => return None,
    };
    Some((year, whole(sequence)?))
}

/// An object of a type that the standard derives from another.
fn typed(name: &str) -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), json!(name))])
}

fn text(texts: &Texts, lang: Lang) -> Option<String> {
    texts.in_lang(lang).map(str::to_owned)
}

/// What is not known is null, so that a reader sees what is missing.
fn put(map: &mut Map<String, Value>, key: &str, value: Option<String>) {
    map.insert(key.to_owned(), value.map_or(Value::Null, Value::String));
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_case_number_of_another_shape_is_left_alone() {
        assert_eq!(numbered("2026/603"), Some((2026, 603)));
        assert_eq!(numbered("26/1187"), Some((2026, 1187)));
        assert_eq!((numbered("21/615-1"), numbered("PS 4/27"), numbered("26")), (None, None, None));
    }
}
