//! The metadata of a council paper in the terms of Noark 5, as a file beside it: what an archive system asks for when the paper is registered.
//! Which codes a system uses is its own matter, so words stand where the standard has no code. Enter at [`write()`].

use serde_json::{Map, Value, json};

use crate::agreement::words::Access;
use crate::case::Attachment;
use crate::lang::Form;
use crate::lang::{Lang, Words};
use crate::resolve::{Placed, Resolved};

/// The schema of the file.
pub const SCHEMA: &str = "avtaleverk.noark/1";

/// The metadata of a paper; none for what is no council paper. `stem` is the name of the paper's files.
pub fn write(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, stem: &str) -> Option<String> {
    let (case, party) = (placed.case?, placed.party?);
    let own = case.case.parties.iter().find(|(id, _)| id.0 == party).map(|(_, own)| own)?;
    let text = |texts: &crate::agreement::leaf::Texts| texts.in_lang(lang).map(str::to_owned);
    let name = resolved.loaded.party(party).and_then(|p| text(&p.name)).unwrap_or_else(|| party.to_owned());
    let title = case.case.title.as_ref().and_then(|title| text(title)).unwrap_or_else(|| case.id.clone());
    let mut folder = Map::new();
    put(&mut folder, "mappeID", own.case_number.as_ref().and_then(|n| text(n)));
    put(&mut folder, "tittel", Some(title.clone()));
    put(&mut folder, "klasseID", own.archive_code.as_ref().and_then(|n| text(n)));
    put(&mut folder, "administrativEnhet", Some(name.clone()));
    put(&mut folder, "saksansvarlig", own.officer.as_ref().and_then(|n| text(n)));
    let mut paper = Map::new();
    put(&mut paper, "tittel", Some(title.clone()));
    put(&mut paper, "moeteregistreringstype", Some("Saksframlegg".to_owned()));
    put(&mut paper, "dokumentetsDato", case.case.dated.as_ref().map(|day| day.0.to_string()));
    put(&mut paper, "saksbehandler", own.officer.as_ref().and_then(|n| text(n)));
    let meetings: Vec<Value> = own
        .bodies
        .iter()
        .map(|hearing| {
            let mut meeting = Map::new();
            let body = hearing.body.value;
            let word = Words::embedded().word(crate::agreement::words::Body::SET, body.id(), lang, Form::Definite);
            put(&mut meeting, "utvalg", Some(word.unwrap_or(body.id()).to_owned()));
            put(&mut meeting, "moetedato", hearing.date.as_ref().map(|day| day.value.0.to_string()));
            put(&mut meeting, "moetesaksnummer", hearing.number.as_ref().and_then(|n| text(n)));
            Value::Object(meeting)
        })
        .collect();
    let parties: Vec<Value> = resolved
        .loaded
        .agreement
        .parties
        .iter()
        .filter(|other| other.id.0 != party)
        .filter_map(|other| text(&other.name))
        .map(|other| json!({"sakspartNavn": other, "sakspartRolle": lang.pick("Deltaker", "Deltakar")}))
        .collect();
    let mut documents = vec![json!({
        "dokumentnummer": 1,
        "tittel": title,
        "dokumenttype": "Saksframlegg",
        "tilknyttetRegistreringSom": "Hoveddokument",
        "filnavn": stem,
        "tilgangsrestriksjon": Value::Null,
    })];
    documents.extend(case.case.attachments.iter().enumerate().map(|(at, attachment)| self::attachment(attachment, at + 2, lang)));
    let value = json!({
        "schema": SCHEMA,
        "maalform": lang.id(),
        "saksmappe": folder,
        "sakspart": parties,
        "moeteregistrering": paper,
        "moete": meetings,
        "dokumentbeskrivelse": documents,
    });
    let mut out = serde_json::to_string_pretty(&value).unwrap_or_default();
    out.push('\n');
    Some(out)
}

fn attachment(attachment: &Attachment, number: usize, lang: Lang) -> Value {
    let mut map = Map::new();
    map.insert("dokumentnummer".to_owned(), json!(number));
    put(&mut map, "tittel", attachment.title.in_lang(lang).map(str::to_owned));
    put(&mut map, "dokumenttype", Some("Vedlegg".to_owned()));
    put(&mut map, "tilknyttetRegistreringSom", Some("Vedlegg".to_owned()));
    put(&mut map, "dokumentetsDato", attachment.date.as_ref().map(|day| day.0.to_string()));
    let withheld = attachment.access.as_ref().is_some_and(|access| access.value == Access::Withheld);
    let restriction = withheld.then(|| lang.pick("Unntatt offentlighet", "Unnateke offentlegheit").to_owned());
    put(&mut map, "tilgangsrestriksjon", restriction);
    put(&mut map, "skjermingshjemmel", attachment.access_basis.as_ref().and_then(|basis| basis.in_lang(lang)).map(str::to_owned));
    Value::Object(map)
}

/// What is not known is null, so that a reader sees what is missing.
fn put(map: &mut Map<String, Value>, key: &str, value: Option<String>) {
    map.insert(key.to_owned(), value.map_or(Value::Null, Value::String));
}
