//! What of the old agreement goes into the draft: which values are taken over, which are asked, which are left out.

use super::carry::Does;
use super::print::APART;
use super::{Conversion, Route, yaml};
use crate::agreement::data::{Data, Leaf, Node, Segment, segments};
use crate::agreement::leaf::Texts;
use crate::agreement::start;
use crate::lang::Lang;
use crate::law::Municipality;
use crate::resolve::languages;

/// A draft agreement.yaml.
pub struct Draft {
    /// Its text.
    pub text: String,
    /// How many questions must be decided.
    pub open: usize,
}

/// A question, with the old answer that was not taken over.
pub(super) struct Question {
    pub(super) path: String,
    pub(super) text: Texts,
    pub(super) old: Option<String>,
    pub(super) proposed: bool,
}

/// What was left out, and why.
pub(super) struct Left {
    pub(super) path: String,
    pub(super) because: String,
    pub(super) old: Option<String>,
}

impl Conversion<'_> {
    /// Writes the draft of the new agreement.
    pub fn draft(&self) -> Draft {
        let lang = self.old.original();
        let mut writer = Writer {
            conversion: self,
            lang,
            langs: langs(self),
            tree: self.old.loaded.tree.clone(),
            questions: Vec::new(),
            left: Vec::new(),
            set: Vec::new(),
        };
        writer.settle();
        let open = writer.questions.len();
        Draft { text: renumbered(writer.write(), self), open }
    }
}

/// The languages the papers are written in: the agreement's, and those the parties want.
fn langs(conversion: &Conversion<'_>) -> Vec<Lang> {
    let mut langs = languages(conversion.old.loaded);
    let wanted = conversion.old.loaded.agreement.parties.iter().filter_map(|party| party.language.as_ref());
    for lang in wanted.map(|lang| Lang::from(lang.value)) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    langs
}

pub(super) struct Writer<'c, 'a> {
    pub(super) conversion: &'c Conversion<'a>,
    pub(super) lang: Lang,
    pub(super) langs: Vec<Lang>,
    /// The old values, with what is not taken over gone.
    pub(super) tree: Node,
    pub(super) questions: Vec<Question>,
    pub(super) left: Vec<Left>,
    pub(super) set: Vec<&'static str>,
}

impl Writer<'_, '_> {
    pub(super) fn t<'t>(&self, nb: &'t str, nn: &'t str) -> &'t str {
        self.lang.pick(nb, nn)
    }

    /// A text of ours in the languages of the agreement.
    pub(super) fn texts(&self, nb: &str, nn: &str) -> Texts {
        match self.langs[..] {
            [one] => Texts { one: Some(one.pick(nb, nn).to_owned()), ..Texts::default() },
            _ => Texts { one: None, nb: Some(nb.to_owned()), nn: Some(nn.to_owned()) },
        }
    }

    /// A text with both forms in the languages of the agreement.
    pub(super) fn shown(&self, texts: &Texts) -> Texts {
        match (&texts.nb, &texts.nn) {
            (Some(nb), Some(nn)) => self.texts(nb, nn),
            _ => texts.clone(),
        }
    }

    /// Decides for every path what becomes of it.
    fn settle(&mut self) {
        let old = &self.conversion.old.loaded.tree;
        self.succession();
        for rule in &self.conversion.carry.paths {
            let path = rule.path.as_str();
            let before = old.at(path);
            let was = yaml::value(before);
            let question = rule.question.as_ref().map(|q| self.texts(&q.nb, &q.nn)).unwrap_or_default();
            let ask = |old, proposed| Question { path: path.to_owned(), text: question, old, proposed };
            match rule.does {
                Does::Carry => {}
                Does::Propose if before.is_said() => self.questions.push(ask(None, true)),
                Does::Propose => {}
                Does::Ask => {
                    remove(&mut self.tree, path);
                    self.questions.push(ask(was, false));
                }
                Does::Drop => {
                    remove(&mut self.tree, path);
                    if let Some(because) = rule.because.as_ref().filter(|_| before.is_said()) {
                        self.left.push(Left { path: path.to_owned(), because: because.get(self.lang).to_owned(), old: was });
                    }
                }
                Does::Need => {
                    let whole = path.split('.').next().unwrap_or(path);
                    if old.at(whole).is_present() && !before.is_said() && before.open_question().is_none() {
                        self.questions.push(ask(None, false));
                    }
                }
                Does::Set => {
                    let parent = path.rsplit_once('.').map_or(old, |(parent, _)| old.at(parent));
                    if let Some(value) = rule.value.as_deref().filter(|_| parent.is_present()) {
                        set(&mut self.tree, path, value);
                        self.set.push(path);
                    }
                }
            }
        }
        self.required();
        self.still_open();
    }

    /// By what the new cooperation takes the place of the old one is a question only where the deadline is past.
    fn succession(&mut self) {
        if self.conversion.route == Route::Conversion && self.conversion.is_late() {
            let text = self.texts(
                "Skal den nye avtalen bygge på omdanning etter kommuneloven § 31-2 eller på oppløsning og ny avtale? Hjemmelen er opphevet og fristen er ute. Loven sier ikke hva det betyr for overføringen etter § 31-2 tredje og fjerde ledd, så en jurist må svare.",
                "Skal den nye avtalen byggje på omdanning etter kommuneloven § 31-2 eller på oppløysing og ny avtale? Heimelen er oppheva og fristen er ute. Lova seier ikkje kva det betyr for overføringa etter § 31-2 tredje og fjerde ledd, så ein jurist må svare.",
            );
            self.questions.push(Question { path: "predecessor.by".to_owned(), text, old: None, proposed: false });
        }
    }

    /// What the new form asks for and nothing has answered.
    fn required(&mut self) {
        for (path, what) in start::questions(self.conversion.to) {
            let asked = self.questions.iter().any(|q| within(path, &q.path) || within(&q.path, path));
            if !asked && !self.tree.at(path).is_said() {
                let text = self.texts(&what.nb, &what.nn);
                self.questions.push(Question { path: path.to_owned(), text, old: None, proposed: false });
            }
        }
    }

    /// What the old agreement had left open stays so, unless it is asked otherwise or gone.
    fn still_open(&mut self) {
        for (path, question) in &self.conversion.old.loaded.agreement.open {
            let asked = self.questions.iter().any(|q| within(path, &q.path) || within(&q.path, path));
            let gone = self.left.iter().any(|left| within(path, &left.path)) || self.set.iter().any(|set| within(path, set));
            if !asked && !gone && !APART.contains(&path.as_str()) {
                self.questions.push(Question { path: path.clone(), text: question.value.0.clone(), old: None, proposed: false });
            }
        }
    }
}

/// Municipality numbers as they are today, where the same municipality has another number than when the old agreement was made.
fn renumbered(mut text: String, conversion: &Conversion<'_>) -> String {
    for party in conversion.old.loaded.agreement.parties.iter() {
        let (Some(number), Some(name)) = (&party.number, party.name.in_lang(Lang::Nb)) else { continue };
        if Municipality::numbered(&number.value, conversion.today).is_some() {
            continue;
        }
        let old = Municipality::all().iter().filter(|m| m.number == number.value && m.is_called(name)).max_by_key(|m| m.until);
        // A merged one is another party, and that is for people to decide.
        if let Some([now]) = old.filter(|m| !m.was_merged()).map(|m| m.on(conversion.today)).as_deref()
            && now.is_called(name)
        {
            text = text.replacen(&format!("\"{}\"", number.value), &format!("\"{}\"", now.number), 1);
        }
    }
    text
}

/// Is one path the other, or inside it?
pub(super) fn within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Takes the value at a path out of the tree.
fn remove(tree: &mut Node, path: &str) {
    let (parent, last) = path.rsplit_once('.').unwrap_or(("", path));
    if let Some(Data::Map(map)) = place(tree, parent).map(|node| &mut node.data) {
        map.remove(last);
    }
}

/// Puts YAML in the place of a value.
fn set(tree: &mut Node, path: &str, value: &str) {
    let (parent, last) = path.rsplit_once('.').unwrap_or(("", path));
    if let Some(node) = place(tree, parent)
        && let Data::Map(map) = &mut node.data
    {
        let span = map.get(last).and_then(|old| old.span);
        map.insert(last.to_owned(), Node { data: Data::Leaf(Leaf::Id(value.to_owned())), span });
    }
}

fn place<'t>(tree: &'t mut Node, path: &str) -> Option<&'t mut Node> {
    segments(path).try_fold(tree, |node, segment| match (&mut node.data, segment) {
        (Data::Map(map), Segment::Key(key)) => map.get_mut(key),
        _ => None,
    })
}
