//! What a resolve starts from: one agreement as read, with its tree, its cases and the case officers' own prose.

use std::collections::BTreeMap;

use super::registers;
use crate::agreement::Agreement;
use crate::agreement::data::Node;
use crate::agreement::leaf::is_id;
use crate::case::Case;
use crate::case::adoption::Adopted;
use crate::diag::{Finding, Findings};
use crate::project::{AgreementFolder, Level, Project};
use crate::source::{Place, SourceId, Sources, Span};
use crate::tr;

/// One agreement as read from its folder.
#[derive(Debug)]
pub struct Loaded {
    /// Its id.
    pub id: String,
    /// Its folder from the project's root.
    pub dir: String,
    /// agreement.yaml as typed values.
    pub agreement: Agreement,
    /// The same by path, with what is open put in its place.
    pub tree: Node,
    /// agreement.yaml.
    pub source: SourceId,
    /// Its cases, by id.
    pub cases: Vec<LoadedCase>,
    /// The versions that are frozen, the oldest first.
    pub versions: Vec<Adopted>,
}

/// One case as read.
#[derive(Debug)]
pub struct LoadedCase {
    /// Its id: the file's name.
    pub id: String,
    /// The case as typed values.
    pub case: Case,
    /// The same by path.
    pub tree: Node,
    /// Its file.
    pub source: SourceId,
    /// The case officers' own prose: by part and, where it is one party's, party.
    pub parts: BTreeMap<(String, Option<String>), SourceId>,
}

impl Loaded {
    /// Reads one agreement. Faults of shape are findings and leave that file out.
    pub fn read(project: &Project, folder: &AgreementFolder, sources: &mut Sources, findings: &mut Findings) -> Option<Self> {
        let join = |name: &str| if folder.dir.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.dir) };
        let source = project.read(&join("agreement.yaml"), sources).map_err(|f| findings.add(*f)).ok()?;
        let mut agreement: Agreement = crate::yaml::read(source, sources.get(source)).map_err(|f| findings.add(*f)).ok()?;
        if !registers::fill(project, &folder.dir, &mut agreement, source, sources, findings) {
            return None;
        }
        let mut tree = Node::of(&agreement);
        tree.span = Some(Span::new(0, 0));
        for (path, question) in &agreement.open {
            tree.open(path, question.value.0.clone(), question.span);
        }
        let cases = read_cases(project, &join("cases"), sources, findings);
        let versions = Adopted::read_all(project, &folder.dir, sources, findings);
        Some(Self { id: folder.id.clone(), dir: folder.dir.clone(), agreement, tree, source, cases, versions })
    }

    /// A place in agreement.yaml.
    pub fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }

    /// The place of a path: of its value, or of the mapping that should hold it. The key is pointed at where it can be found.
    pub fn place_of(&self, path: &str, sources: &Sources) -> Place {
        let (span, upto) = self.tree.nearest(path);
        let span = span.unwrap_or_default();
        let text = &sources.get(self.source).text;
        if upto.is_empty() {
            // The whole file: the legal basis stands for it, since the form asks; else the first key.
            return self.place(self.agreement.legal_basis.as_ref().map_or_else(|| first_line(text), |basis| basis.span));
        }
        if self.tree.at(upto).leaf().is_some() {
            return self.place(span);
        }
        // An item of a list goes by its id.
        if let Some(id) = self.tree.at(&format!("{upto}.id")).span.filter(|_| upto.ends_with(']')) {
            return self.place(id);
        }
        let key = upto.rsplit(['.', '[']).next().unwrap_or(upto).trim_end_matches(']');
        let before = text.get(..span.start).unwrap_or("");
        match before
            .rfind(key)
            .filter(|at| before.len() - at < key.len() + 160 && text[at + key.len()..].starts_with([':', ',', '}', '\n']))
        {
            Some(at) => self.place(Span::new(at, at + key.len())),
            None => self.place(span),
        }
    }

    /// A party by id.
    pub fn party(&self, id: &str) -> Option<&crate::agreement::Party> {
        self.agreement.parties.iter().map(|p| &p.value).find(|p| p.id.0 == id)
    }

    /// Has the drafter said that what stands at a path, or what it is part of, is not decided?
    pub fn is_asked(&self, path: &str) -> bool {
        let around =
            |open: &String| path.strip_prefix(open.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        self.agreement.open.keys().any(around)
    }

    /// The name of a party in running text.
    pub fn party_name(&self, id: &str, lang: crate::lang::Lang) -> String {
        match self.party(id) {
            Some(party) => party.short.as_ref().unwrap_or(&party.name).in_lang(lang).unwrap_or(id).to_owned(),
            None => id.to_owned(),
        }
    }
}

fn first_line(text: &str) -> Span {
    let start = text
        .lines()
        .take_while(|l| l.starts_with('#') || l.trim().is_empty())
        .map(|l| l.len() + 1)
        .sum::<usize>()
        .min(text.len());
    let len = text[start..].find('\n').unwrap_or(text.len() - start);
    Span::new(start, start + len)
}

fn read_cases(project: &Project, dir: &str, sources: &mut Sources, findings: &mut Findings) -> Vec<LoadedCase> {
    let mut cases = Vec::new();
    for file in project.list(dir, ".yaml", Level::Agreement, sources, findings) {
        let id = file.path.rsplit('/').next().and_then(|n| n.strip_suffix(".yaml")).unwrap_or_default().to_owned();
        match crate::yaml::read::<Case>(file.source, sources.get(file.source)) {
            Ok(case) => {
                let mut tree = Node::of(&case);
                tree.span = Some(Span::new(0, 0));
                cases.push(LoadedCase { id, tree, case, source: file.source, parts: BTreeMap::new() });
            }
            Err(finding) => findings.add(*finding),
        }
    }
    for file in project.list(dir, ".md", Level::Agreement, sources, findings) {
        let name = file.path.rsplit('/').next().and_then(|n| n.strip_suffix(".md")).unwrap_or_default();
        let mut words = name.splitn(3, '.');
        let (case, part, party) = (words.next().unwrap_or_default(), words.next(), words.next());
        match (cases.iter_mut().find(|c| c.id == case), part) {
            (Some(case), Some(part)) if is_id(part) => drop(case.parts.insert((part.to_owned(), party.map(str::to_owned)), file.source)),
            _ => findings.add(
                Finding::warning("stray-prose", tr! { nb: "«{name}.md» hører ikke til noen sak", nn: "«{name}.md» høyrer ikkje til noka sak", en: "`{name}.md` belongs to no case" })
                    .at(Place { source: file.source, span: Span::default() })
                    .todo(tr! { nb: "kall filen <sak>.<del>.md eller <sak>.<del>.<deltaker>.md", nn: "kall fila <sak>.<del>.md eller <sak>.<del>.<deltakar>.md", en: "call the file <case>.<part>.md or <case>.<part>.<party>.md" }),
            ),
        }
    }
    cases
}
