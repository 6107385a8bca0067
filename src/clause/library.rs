//! Loads clauses and templates and checks them at load: both languages there and equal in what they use, every path, reference, term
//! and provision known. Enter at [`Library::load`].

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::check;
use super::engine::Engine;
use super::front::Front;
use super::outline::{DocumentType, OutlineFile};
use super::profile::Profile;
use super::template::{self, Template};
use crate::basis::{Basis, Claim};
use crate::diag::{Finding, Findings};
use crate::lang::Lang;
use crate::law::Law;
use crate::project::{Level, TextFile};
use crate::source::{Place, Source, SourceId, Sources, Span, Spanned};
use crate::tr;

/// One clause: text in both languages that can fill a topic.
#[derive(Debug, Clone)]
pub struct Clause {
    /// What stands above the text.
    pub front: Front,
    /// The requirements it answers.
    pub meets: Vec<Spanned<Claim>>,
    /// Its text in each language.
    nb: Template,
    nn: Template,
    /// The anchors of its paragraphs.
    pub anchors: BTreeSet<String>,
    /// Its file.
    pub source: SourceId,
    /// The file's path.
    pub path: String,
    /// Whose clause it is.
    pub level: Level,
    /// The first 16 characters of the SHA-256 of its file.
    pub fingerprint: String,
}

impl Clause {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.front.id
    }
    /// The topic it can fill.
    pub fn topic(&self) -> &str {
        &self.front.topic
    }
    /// Its text as a template.
    pub fn template(&self, lang: Lang) -> &Template {
        lang.pick(&self.nb, &self.nn)
    }
    /// Can it stand in this document of this form?
    pub fn fits(&self, document: &str, form: Option<&str>) -> bool {
        let fits_form = self.front.forms.is_empty() || form.is_some_and(|form| self.front.forms.iter().any(|f| f.0 == form));
        fits_form && self.front.documents.iter().any(|d| d.0 == document)
    }
    /// A place in its file.
    pub fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }
}

/// What documents can be assembled from.
pub struct Library {
    clauses: BTreeMap<String, Clause>,
    /// The document types, by id.
    pub documents: BTreeMap<String, DocumentType>,
    /// How municipalities want their council papers, by id.
    pub profiles: BTreeMap<String, Profile>,
    /// What stands before the first section, by document type.
    frames: BTreeMap<String, Clause>,
    /// The fingerprint of every template file but the house style, by path under `templates/`.
    templates: BTreeMap<String, String>,
    engine: Engine,
}

/// A file that is no outline and no frame but goes with the templates: house style.
const SHELL: &str = "templates/_shell/";

impl Library {
    /// Loads clauses and templates from their files. What is wrong in one file is a finding and leaves that file out.
    pub fn load(
        clause_files: &[TextFile],
        template_files: &[TextFile],
        law: &Law,
        sources: &Sources,
        findings: &mut Findings,
    ) -> Self {
        let mut library = Self {
            clauses: BTreeMap::new(),
            documents: BTreeMap::new(),
            profiles: BTreeMap::new(),
            frames: BTreeMap::new(),
            templates: BTreeMap::new(),
            engine: Engine::new(),
        };
        for file in clause_files.iter().filter(|f| f.path.ends_with(".md")) {
            match clause(file, sources.get(file.source)) {
                Ok(clause) => library.add(clause, findings),
                Err(finding) => findings.add(*finding),
            }
        }
        library.load_templates(template_files, sources, findings);
        check::library(&library, findings);
        library.compile(law, findings);
        library
    }

    fn add(&mut self, clause: Clause, findings: &mut Findings) {
        if let Some(other) = self.clauses.get(clause.id()).filter(|o| o.level == clause.level) {
            let id = clause.id();
            findings.add(
                Finding::error("duplicate-clause", tr! { nb: "to klausuler heter «{id}»", nn: "to klausular heiter «{id}»", en: "two clauses are called `{id}`" })
                    .at(clause.place(clause.front.id.span))
                    .label(other.place(other.front.id.span), tr! { nb: "den andre", nn: "den andre", en: "the other" })
                    .todo(tr! { nb: "gi en av dem et annet navn", nn: "gi ein av dei eit anna namn", en: "rename one of them" }),
            );
            return;
        }
        self.clauses.insert(clause.id().to_owned(), clause);
    }

    fn load_templates(&mut self, files: &[TextFile], sources: &Sources, findings: &mut Findings) {
        let mut outlines: BTreeMap<String, Vec<(String, OutlineFile)>> = BTreeMap::new();
        for file in files.iter().filter(|f| !f.path.starts_with(SHELL)) {
            let source = sources.get(file.source);
            let Some(folder) = file.path.split('/').nth(1) else { continue };
            if let Some(path) = file.path.strip_prefix("templates/") {
                self.templates.insert(path.to_owned(), fingerprint(&source.text));
            }
            if folder == "profiles" {
                if let Some(id) = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")) {
                    match crate::yaml::read::<Profile>(file.source, source) {
                        Ok(profile) => drop(self.profiles.insert(id.to_owned(), profile)),
                        Err(finding) => findings.add(*finding),
                    }
                }
            } else if file.path.ends_with("/body.md") {
                match frame(file, source, folder) {
                    Ok(frame) => drop(self.frames.insert(folder.to_owned(), frame)),
                    Err(finding) => findings.add(*finding),
                }
            } else if file.path.ends_with("/document.yaml") {
                match crate::yaml::read(file.source, source) {
                    Ok(common) => {
                        let id = folder.to_owned();
                        self.documents.insert(
                            id.clone(),
                            DocumentType { id, common, source: file.source, outlines: Vec::new(), profiled: Vec::new() },
                        );
                    }
                    Err(finding) => findings.add(*finding),
                }
            } else if file.path.contains("/outlines/") {
                match crate::yaml::read::<OutlineFile>(file.source, source) {
                    Ok(outline) => {
                        let form = outline.form.as_ref().map_or(String::new(), |f| f.0.clone());
                        outlines.entry(folder.to_owned()).or_default().push((form, outline));
                    }
                    Err(finding) => findings.add(*finding),
                }
            }
        }
        for (folder, list) in outlines {
            if let Some(document) = self.documents.get_mut(&folder) {
                document.outlines = list;
            }
        }
        if let Some(paper) = self.documents.get_mut("council-case") {
            paper.profiled = self.profiles.iter().map(|(id, profile)| (id.clone(), profile.outline(&paper.common))).collect();
        }
    }

    fn compile(&mut self, law: &Law, findings: &mut Findings) {
        let clauses = self.clauses.values().map(|c| (c.id().to_owned(), c));
        let frames = self.frames.iter().map(|(folder, frame)| (format!("frame:{folder}"), frame));
        let mut templates = Vec::new();
        for (name, clause) in clauses.chain(frames) {
            for lang in Lang::ALL {
                templates.push((format!("{name}.{lang}"), clause.template(lang).tera.clone()));
            }
            if let Some(when) = clause.front.when.as_deref() {
                match condition(when) {
                    Ok(tera) => templates.push((format!("{name}.when"), tera)),
                    Err(()) => findings.add(check::bad_condition(clause)),
                }
            }
        }
        // The conditions of the law's conditional items are written as a clause's are.
        for form in law.forms() {
            for requirement in &form.requirements {
                let items =
                    requirement.sub_items.iter().map(|item| (format!("{}/{}", requirement.id, item.id), item.holds.as_deref()));
                for (name, holds) in items.chain(std::iter::once((requirement.id.clone(), requirement.holds.as_deref()))) {
                    if let Some(Ok(tera)) = holds.map(condition) {
                        templates.push((format!("law:{}:{name}", form.id), tera));
                    }
                }
            }
        }
        if let Err(message) = self.engine.add(templates) {
            let message = message.lines().next().unwrap_or_default().to_owned();
            findings.add(Finding::error("bad-template", tr! { nb: "klausulene kan ikke settes opp: {message}", nn: "klausulane kan ikkje setjast opp: {message}", en: "the clauses cannot be set up: {message}" }));
        }
    }

    /// Every clause, by id.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.values()
    }
    /// A clause by id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.get(id)
    }
    /// The clauses that can fill a topic of a document of a form, by id.
    pub fn candidates(&self, topic: &str, document: &str, form: Option<&str>) -> Vec<&Clause> {
        self.clauses.values().filter(|c| c.topic() == topic && c.fits(document, form)).collect()
    }
    /// The topics clauses fill.
    pub fn topics(&self) -> BTreeSet<&str> {
        self.clauses.values().map(Clause::topic).collect()
    }
    /// What stands before the first section of a document type.
    pub fn frame(&self, document: &str) -> Option<&Clause> {
        self.frames.get(document)
    }
    /// The fingerprint of what a document type is made from besides clauses, for a form: `document.yaml`, `body.md` and the form's
    /// outline.
    pub fn template_fingerprint(&self, document: &str, form: Option<&str>) -> String {
        let own = form.map(|form| format!("{document}/outlines/{form}.yaml"));
        let start = format!("{document}/");
        let files = self
            .templates
            .iter()
            .filter(|(path, _)| path.starts_with(&start) && (!path.contains("/outlines/") || own.as_ref() == Some(path)));
        fingerprint(&files.map(|(path, print)| format!("{path}\t{print}\n")).collect::<String>())
    }
    /// The fingerprint of a municipality's profile.
    pub fn profile_fingerprint(&self, profile: &str) -> Option<&str> {
        self.templates.get(&format!("profiles/{profile}.yaml")).map(String::as_str)
    }
    /// The engine the clauses are compiled in: `<id>.<lang>`, `<id>.when`, `frame:<document>.<lang>`.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The library with one agreement's own clauses before its own; they may replace clauses by id.
    pub fn with_own(
        clause_files: &[TextFile],
        own: &[TextFile],
        template_files: &[TextFile],
        law: &Law,
        sources: &Sources,
        findings: &mut Findings,
    ) -> Self {
        let replaced: BTreeSet<&str> = own.iter().filter_map(|f| stem(&f.path)).collect();
        let files: Vec<TextFile> =
            clause_files.iter().filter(|f| !stem(&f.path).is_some_and(|s| replaced.contains(s))).chain(own).cloned().collect();
        Self::load(&files, template_files, law, sources, findings)
    }
}

/// The condition of a clause as a template that prints something when it holds.
fn condition(when: &str) -> Result<String, ()> {
    template::parse(&format!("{{% if {when} %}}1{{% endif %}}"), 0).map(|t| t.tera).map_err(drop)
}

/// The paths a condition uses.
pub(super) fn condition_uses(when: &str) -> Vec<template::Use> {
    template::parse(&format!("{{% if {when} %}}1{{% endif %}}"), 0).map(|t| t.uses).unwrap_or_default()
}

fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".md")
}

/// Reads one clause file.
fn clause(file: &TextFile, source: &Source) -> Result<Clause, Box<Finding>> {
    let text = &source.text;
    let front_end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map(|end| end + 5);
    let Some(end) = front_end else {
        return Err(Box::new(
            Finding::error("missing-front-matter", tr! { nb: "klausulen begynner ikke med et hode mellom to linjer med ---", nn: "klausulen byrjar ikkje med eit hovud mellom to linjer med ---", en: "the clause does not begin with front matter between two lines of ---" })
                .at(Place { source: file.source, span: Span::new(0, text.find('\n').unwrap_or(0)) })
                .todo(tr! { nb: "se clauses/README.md", nn: "sjå clauses/README.md", en: "see clauses/README.md" }),
        ));
    };
    let head = Source { path: source.path.clone(), text: text[..end].into() };
    let front: Front = crate::yaml::read(file.source, &head)?;
    body(file, source, front, end + 4)
}

/// Reads the frame of a document type: a clause's text without front matter.
fn frame(file: &TextFile, source: &Source, document: &str) -> Result<Clause, Box<Finding>> {
    let head = Source {
        path: source.path.clone(),
        text: format!("{{id: frame, topic: frame, title: frame, documents: [{document}]}}").into(),
    };
    let front: Front = crate::yaml::read(file.source, &head)?;
    body(file, source, front, 0)
}

fn body(file: &TextFile, source: &Source, front: Front, start: usize) -> Result<Clause, Box<Finding>> {
    let text = &source.text;
    let (nb, nn) = languages(file.source, text, start)?;
    let parse = |span: Span| {
        template::parse(&text[span.start..span.end], span.start)
            .map_err(|(fault, at)| Box::new(check::template_fault(file.source, &fault, at)))
    };
    let (nb_template, nn_template) = (parse(nb)?, parse(nn)?);
    check::parity(file.source, text, (nb, &nb_template), (nn, &nn_template))?;
    let mut meets = Vec::new();
    for claim in &front.meets {
        match Basis::parse_claim(claim) {
            Ok(parsed) => meets.push(Spanned::new(parsed, claim.span)),
            Err(error) => return Err(Box::new(check::bad_citation(Place { source: file.source, span: claim.span }, &error))),
        }
    }
    Ok(Clause {
        front,
        meets,
        anchors: check::anchors(&text[nb.start..nb.end]).into_iter().map(|(a, _)| a).collect(),
        nb: nb_template,
        nn: nn_template,
        source: file.source,
        path: file.path.clone(),
        level: file.level,
        fingerprint: fingerprint(text),
    })
}

/// The first 16 characters of the SHA-256 of a clause's file.
pub(super) fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// Where the two languages stand: under `# nb` and `# nn`.
fn languages(id: SourceId, text: &str, start: usize) -> Result<(Span, Span), Box<Finding>> {
    let find = |mark: &str| {
        let rest = &text[start..];
        let at = if rest.starts_with(&mark[1..]) { Some(0) } else { rest.find(mark).map(|at| at + 1) }?;
        Some((start + at, start + at + mark.len() - 1))
    };
    let missing = |lang: &str| {
        Box::new(
            Finding::error("missing-language", tr! { nb: "klausulen har ikke tekst under «# {lang}»", nn: "klausulen har ikkje tekst under «# {lang}»", en: "the clause has no text under `# {lang}`" })
                .at(Place { source: id, span: Span::new(start.min(text.len()), start.min(text.len())) })
                .why(tr! { nb: "hver klausul finnes i begge målformer", nn: "kvar klausul finst i begge målformer", en: "every clause exists in both language forms" })
                .todo(tr! { nb: "skriv teksten under en linje med «# {lang}»", nn: "skriv teksten under ei linje med «# {lang}»", en: "write the text under a line `# {lang}`" }),
        )
    };
    let (nb_at, nb_text) = find("\n# nb\n").ok_or_else(|| missing("nb"))?;
    let (nn_at, nn_text) = find("\n# nn\n").ok_or_else(|| missing("nn"))?;
    let end = text.len();
    Ok(if nb_at < nn_at {
        (Span::new(nb_text, nn_at), Span::new(nn_text, end))
    } else {
        (Span::new(nb_text, end), Span::new(nn_text, nb_at))
    })
}
