//! Which elements of two lists belong together, in order. Enter at [`align`].

use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// One step through two lists: an element of both, of the old alone, or of the new alone, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Both(usize, usize),
    Old(usize),
    New(usize),
}

/// Walks two lists of keys: the longest common run of equal keys, what is gone before what is new.
pub(super) fn align<K: Hash + Eq + Ord>(old: &[K], new: &[K], algorithm: Algorithm) -> Vec<Step> {
    let mut steps = Vec::new();
    for op in capture_diff_slices(algorithm, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                steps.extend((0..len).map(|i| Step::Both(old_index + i, new_index + i)));
            }
            DiffOp::Delete { old_index, old_len, .. } => steps.extend((old_index..old_index + old_len).map(Step::Old)),
            DiffOp::Insert { new_index, new_len, .. } => steps.extend((new_index..new_index + new_len).map(Step::New)),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                steps.extend((old_index..old_index + old_len).map(Step::Old));
                steps.extend((new_index..new_index + new_len).map(Step::New));
            }
        }
    }
    steps
}

/// Pairs what is gone with what is new inside each gap between matched elements, in order, where `likeness` (0 to 1000) is at least
/// `least`. The best total is chosen, so that one inserted paragraph does not shift the rest.
pub(super) fn pair(steps: Vec<Step>, least: u32, likeness: impl Fn(usize, usize) -> u32) -> Vec<Step> {
    let mut out = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Both(..) => {
                close(&mut out, &mut old, &mut new, least, &likeness);
                out.push(step);
            }
            Step::Old(i) => old.push(i),
            Step::New(j) => new.push(j),
        }
    }
    close(&mut out, &mut old, &mut new, least, &likeness);
    out
}

/// Most gaps are small; a gap of more pairs than this is left as gone and new rather than weighed.
const MOST_PAIRS: usize = 40_000;

fn close(out: &mut Vec<Step>, old: &mut Vec<usize>, new: &mut Vec<usize>, least: u32, likeness: &impl Fn(usize, usize) -> u32) {
    let (gone, come) = (std::mem::take(old), std::mem::take(new));
    let (n, m) = (gone.len(), come.len());
    if n == 0 || m == 0 || n * m > MOST_PAIRS {
        out.extend(gone.into_iter().map(Step::Old));
        out.extend(come.into_iter().map(Step::New));
        return;
    }
    let width = m + 1;
    let mut alike = vec![0_u32; n * m];
    let mut best = vec![0_u32; (n + 1) * width];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let score = likeness(gone[i], come[j]);
            let score = if score >= least { score + 1 } else { 0 };
            alike[i * m + j] = score;
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if score > 0 { score + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let score = alike[i * m + j];
        if score > 0 && best[i * width + j] == score + best[(i + 1) * width + j + 1] {
            out.push(Step::Both(gone[i], come[j]));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            out.push(Step::Old(gone[i]));
            i += 1;
        } else {
            out.push(Step::New(come[j]));
            j += 1;
        }
    }
    out.extend(gone[i..].iter().map(|i| Step::Old(*i)));
    out.extend(come[j..].iter().map(|j| Step::New(*j)));
}
