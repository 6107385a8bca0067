//! Makes the files of one agreement: each document in each language, each format.

use std::collections::BTreeMap;

use super::super::Failure;
use super::super::args;
use super::super::world::World;
use super::is_draft;
use super::pdf::Engine;
use crate::diag::{Finding, Findings, suggest};
use crate::document::{self, canonical};
use crate::lang::Lang;
use crate::project::Output;
use crate::resolve::{Placed, Resolved, render};
use crate::tr;
use crate::write::{Format, Shell, html, json, md, noark, typst, xlsx};

/// What of the documents is asked for.
pub(super) struct Wanted {
    /// The formats.
    pub(super) formats: Vec<Format>,
    documents: Vec<String>,
    case: Option<String>,
    party: Option<String>,
    lang: Option<Lang>,
}

impl Wanted {
    /// What the command line asks for.
    pub(super) fn new(command: &args::Build, formats: Vec<Format>, world: &World) -> Result<Self, Failure> {
        let known: Vec<&str> = world.library.documents.keys().map(String::as_str).collect();
        if let Some(name) = command.document.iter().find(|d| !known.contains(&d.as_str())) {
            let todo = suggest(name, known.iter().copied());
            let finding = Finding::error("unknown-name", tr! { nb: "dokumenttypen «{name}» finnes ikke", nn: "dokumenttypen «{name}» finst ikkje", en: "there is no document type `{name}`" }).todo(todo);
            return Err(Failure::of(finding, &world.sources));
        }
        Ok(Self {
            formats,
            documents: command.document.clone(),
            case: command.case.clone(),
            party: command.party.clone(),
            lang: command.lang,
        })
    }

    /// Nothing is left out but perhaps formats.
    pub(super) fn is_everything(&self) -> bool {
        self.documents.is_empty() && self.case.is_none() && self.party.is_none() && self.lang.is_none()
    }

    /// What to say when nothing is as asked for: the cases and parties there are.
    pub(super) fn nothing(&self, world: &World) -> Finding {
        if self.formats.iter().all(|format| *format == Format::Xlsx) {
            return Finding::error("no-workbook", tr! { nb: "ingen av dokumentene det er bedt om, har regneark", nn: "ingen av dokumenta det er bede om, har rekneark", en: "none of the documents asked for has a workbook" })
                .why(tr! { nb: "regneark lages til kostnadsfordelingen, av kostnader som er fordelt", nn: "rekneark blir laga til kostnadsfordelinga, av kostnader som er fordelte", en: "a workbook is made beside the cost annex, of costs that are shared" })
                .todo(tr! { nb: "legg cost-annex til under documents, eller velg et annet format med --to", nn: "legg cost-annex til under documents, eller vel eit anna format med --to", en: "add cost-annex to documents, or choose another format with --to" });
        }
        let (mut cases, mut parties) = (Vec::new(), Vec::new());
        for loaded in world.members().filter_map(|member| member.loaded) {
            cases.extend(loaded.cases.iter().map(|c| c.id.clone()));
            parties.extend(loaded.agreement.parties.iter().map(|p| p.id.0.clone()));
        }
        for list in [&mut cases, &mut parties] {
            list.sort();
            list.dedup();
        }
        let (cases, parties) = (cases.join(", "), parties.join(", "));
        Finding::error("nothing-to-make", tr! { nb: "ingen dokumenter er slik det er bedt om", nn: "ingen dokument er slik det er bede om", en: "no document is as asked for" })
            .todo(tr! { nb: "sakene er {cases}; deltakerne er {parties}", nn: "sakene er {cases}; deltakarane er {parties}", en: "the cases are {cases}; the parties are {parties}" })
    }

    fn has(&self, placed: &Placed<'_>) -> bool {
        let case = self.case.as_ref().is_none_or(|c| placed.case.is_some_and(|p| p.id == *c));
        let party = self.party.as_ref().is_none_or(|p| placed.party == Some(p));
        (self.documents.is_empty() || self.documents.contains(&placed.kind.id)) && case && party
    }
}

/// A file of a build.
pub(super) struct File {
    /// Its name in the agreement's folder.
    pub(super) name: String,
    /// Its bytes; none when the one that is there is still right.
    pub(super) bytes: Option<Vec<u8>>,
    /// What it was made from, where making it again is dear.
    pub(super) record: String,
}

/// What was made of one agreement.
#[derive(Default)]
pub(super) struct Made {
    /// The files.
    pub(super) files: Vec<File>,
    /// The text fingerprint of each document.
    pub(super) fingerprints: BTreeMap<String, String>,
    /// The text fingerprint of each joint document, also of those not asked for, where a case puts up a version of them.
    pub(super) joint: BTreeMap<String, String>,
}

/// Makes every file asked for. What a text lacks is added to the findings.
pub(super) fn files(
    resolved: &Resolved<'_>,
    wanted: &Wanted,
    engine: &Engine,
    output: &Output,
    shell: &Shell,
    findings: &mut Findings,
) -> Made {
    let mut made = Made::default();
    // Every joint document is rendered, also when it is not asked for: a gap in one makes every paper a draft.
    let mut texts = Vec::new();
    let mut joint = Findings::default();
    let puts_up = |placed: &Placed<'_>| placed.case.is_some_and(|case| case.case.version.is_some()) && wanted.has(placed);
    let compared = resolved.documents.iter().any(puts_up);
    for placed in &resolved.documents {
        for &lang in &placed.langs {
            let asked = wanted.has(placed) && wanted.lang.is_none_or(|w| w == lang);
            if !asked && placed.case.is_some() {
                continue;
            }
            let mut own = Findings::default();
            let rendered = render(resolved, placed, lang, &mut own);
            if placed.case.is_none() {
                joint.extend(own.clone());
            }
            if asked {
                texts.push((placed, lang, rendered, own));
            } else if compared && placed.is_joint() {
                let document = document::assemble(resolved, placed, rendered, lang, false);
                made.joint.insert(placed.stem(lang), canonical::fingerprint(&document));
            }
        }
    }
    let joint_draft = is_draft(findings) || is_draft(&joint);
    findings.extend(joint);
    for (placed, lang, rendered, own) in texts {
        let draft = joint_draft || is_draft(&own);
        if placed.case.is_some() {
            findings.extend(own);
        }
        let document = document::assemble(resolved, placed, rendered, lang, draft);
        let stem = placed.stem(lang);
        made.fingerprints.insert(stem.clone(), canonical::fingerprint(&document));
        if placed.is_joint() {
            made.joint.insert(stem.clone(), canonical::fingerprint(&document));
        }
        let data = json::write(&document);
        for &format in &wanted.formats {
            let name = format!("{stem}.{}", format.extension());
            let mut record = String::new();
            let bytes = match format {
                Format::Md => Some(md::write(&document).into_bytes()),
                Format::Html => Some(html::write(&document, shell).into_bytes()),
                Format::Json => Some(data.clone().into_bytes()),
                Format::Typst => Some(typst::write(&stem).into_bytes()),
                Format::Xlsx => match document::workbook::workbook(resolved, placed, lang, &document.meta) {
                    None => continue,
                    Some(workbook) => match xlsx::write(&workbook) {
                        Ok(bytes) => Some(bytes),
                        Err(error) => {
                            findings.add(no_workbook(&error).at(resolved.loaded.place_of("costs", resolved.sources)));
                            record = output.record(&format!("{}/{name}", resolved.loaded.id)).unwrap_or_default();
                            None
                        }
                    },
                },
                Format::Pdf => match engine.make(&data, shell, output, &format!("{}/{name}", resolved.loaded.id)) {
                    Ok(pdf) => {
                        record = pdf.record;
                        pdf.bytes
                    }
                    Err(messages) => {
                        findings.extend(
                            messages.into_iter().map(|finding| finding.at(resolved.loaded.place_of("", resolved.sources))),
                        );
                        // What is there from before stays as it was.
                        record = output.record(&format!("{}/{name}", resolved.loaded.id)).unwrap_or_default();
                        None
                    }
                },
            };
            made.files.push(File { name, bytes, record });
        }
        if wanted.formats.contains(&Format::Json)
            && let Some(text) = noark::write(resolved, placed, lang, &stem)
        {
            made.files.push(File { name: format!("{stem}.noark.json"), bytes: Some(text.into_bytes()), record: String::new() });
        }
    }
    if wanted.formats.contains(&Format::Typst) {
        made.files.push(File {
            name: "_shell/style.typ".into(),
            bytes: Some(shell.typ.clone().into_bytes()),
            record: String::new(),
        });
        made.files.push(File { name: "_shell/style.yaml".into(), bytes: Some(house_yaml(shell)), record: String::new() });
    }
    made
}

/// The workbook is larger than its format takes.
fn no_workbook(error: &dyn std::fmt::Display) -> Finding {
    Finding::error("workbook-not-made", tr! { nb: "regnearket ble ikke laget: {error}", nn: "reknearket blei ikkje laga: {error}", en: "the workbook was not made: {error}" })
        .todo(tr! { nb: "del kostnadene på flere avtaler, eller lag dokumentet i et annet format", nn: "del kostnadene på fleire avtalar, eller lag dokumentet i eit anna format", en: "divide the costs on several agreements, or make the document in another format" })
}

/// The house style as Typst's `yaml()` reads it: JSON is YAML.
fn house_yaml(shell: &Shell) -> Vec<u8> {
    let mut text = shell.house_json();
    text.push('\n');
    text.into_bytes()
}
