//! Two versions of one line, word by word. Enter at [`line`].

use similar::Algorithm;

use super::align::{Step, align};
use super::token::{Atom, Key, atoms, inlines};
use crate::document::tree::{ChangeKind, Inline};

/// The line with what changed marked in it. Accepting it gives `new`, rejecting it gives `old`, but for how texts side by side are cut.
/// In `computed` lines (tables), a changed number is a figure.
pub(super) fn line(old: &[Inline], new: &[Inline], computed: bool) -> Vec<Inline> {
    if old == new {
        return new.to_vec();
    }
    let (old, new) = (atoms(old), atoms(new));
    let keys = |atoms: &[Atom]| atoms.iter().map(Atom::key).collect::<Vec<Key>>();
    let steps = align(&keys(&old), &keys(&new), Algorithm::Patience);
    let mut runs = Runs { computed, out: Vec::new(), same: Vec::new(), gone: Vec::new(), come: Vec::new() };
    for step in steps {
        match step {
            Step::Both(i, j) => runs.both(&old[i], &new[j]),
            Step::Old(i) => runs.gone(&old[i]),
            Step::New(j) => runs.come(&new[j]),
        }
    }
    runs.finish()
}

struct Runs {
    computed: bool,
    out: Vec<Inline>,
    /// Words that are the same, held back until it shows whether they stand between two changes.
    same: Vec<Atom>,
    gone: Vec<Atom>,
    come: Vec<Atom>,
}

impl Runs {
    fn both(&mut self, old: &Atom, new: &Atom) {
        if old.piece == new.piece {
            self.same.push(new.clone());
            return;
        }
        // The same value, figure or reference, printed otherwise.
        self.close();
        let kind = match (&old.piece, &new.piece) {
            (Inline::Ref { .. }, _) => ChangeKind::Renumbered,
            (Inline::Figure { .. }, _) => ChangeKind::Figure,
            _ => ChangeKind::Value,
        };
        self.push(kind, vec![old.clone()], vec![new.clone()]);
    }

    fn gone(&mut self, atom: &Atom) {
        self.go_on();
        self.gone.push(atom.clone());
    }

    fn come(&mut self, atom: &Atom) {
        self.go_on();
        self.come.push(atom.clone());
    }

    /// A change goes on over spaces and signs that happen to be the same, so that it reads as one.
    fn go_on(&mut self) {
        let open = !self.gone.is_empty() || !self.come.is_empty();
        if open && !self.same.is_empty() && self.same.len() <= 2 && self.same.iter().all(Atom::is_blank) {
            self.gone.extend(self.same.iter().cloned());
            self.come.append(&mut self.same);
        } else if !self.same.is_empty() {
            self.close();
        }
    }

    /// Writes the open change, then the words after it.
    fn close(&mut self) {
        let (gone, come) = (std::mem::take(&mut self.gone), std::mem::take(&mut self.come));
        if !gone.is_empty() || !come.is_empty() {
            let kind = if self.computed && numbers(&gone) && numbers(&come) {
                ChangeKind::Figure
            } else {
                match (gone.is_empty(), come.is_empty()) {
                    (true, _) => ChangeKind::Added,
                    (_, true) => ChangeKind::Removed,
                    _ => ChangeKind::Reworded,
                }
            };
            self.push(kind, gone, come);
        }
        let same = std::mem::take(&mut self.same);
        self.out.extend(inlines(&same));
    }

    fn push(&mut self, kind: ChangeKind, old: Vec<Atom>, new: Vec<Atom>) {
        self.out.push(Inline::Changed { kind, old: inlines(&old), new: inlines(&new) });
    }

    fn finish(mut self) -> Vec<Inline> {
        self.close();
        self.out
    }
}

/// Numbers with their signs, and something at all.
fn numbers(atoms: &[Atom]) -> bool {
    atoms.iter().any(|atom| !atom.is_blank())
        && atoms.iter().all(|atom| match &atom.piece {
            Inline::Text { text } => !text.chars().any(char::is_alphabetic),
            Inline::Figure { .. } | Inline::Value { .. } => true,
            _ => false,
        })
}
