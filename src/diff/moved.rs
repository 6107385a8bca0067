//! Text without an id of its own that stands elsewhere now: a section that is split, or put together with another. Enter at [`carry`].

use super::changes::{Item, ItemKind};
use super::party::sides;

/// A shorter text may stand in two places by chance.
const SHORTEST: usize = 30;

/// Tells text that was taken out of one place and put into another, word for word, as moved.
pub(super) fn carry(items: &mut Vec<Item>) {
    let texts: Vec<String> = items.iter().map(text).collect();
    let mut gone = vec![false; items.len()];
    for (out, taken) in texts.iter().enumerate() {
        if !is(items, out, ItemKind::Removed) || taken.chars().count() < SHORTEST {
            continue;
        }
        let fits = |at: &usize| {
            is(items, *at, ItemKind::Added)
                && texts.get(*at).is_some_and(|put| put.contains(taken.as_str()) || taken.contains(put.as_str()))
        };
        let long = |at: &usize| texts.get(*at).is_some_and(|put| put.chars().count() >= SHORTEST);
        let Some(into) = (0..items.len()).filter(long).find(fits) else { continue };
        let (whole, part) = match texts.get(into) {
            Some(put) if put == taken => (true, false),
            Some(put) => (false, put.contains(taken.as_str())),
            None => continue,
        };
        let (Some(old), Some(new)) = (items.get(out).cloned(), items.get(into).cloned()) else { continue };
        // Where one is only a part of the other, the larger one is new or gone too.
        let (at, drop) = if part { (out, None) } else { (into, whole.then_some(out)) };
        let line = super::walk::unmarked(if part { &old.line } else { &new.line });
        if let Some(item) = items.get_mut(at) {
            *item = Item { kind: ItemKind::Moved, from: Some(old.place), line, ..new };
        }
        if let Some(slot) = drop.and_then(|at| gone.get_mut(at)) {
            *slot = true;
        }
    }
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        !gone.get(at - 1).copied().unwrap_or(false)
    });
}

fn is(items: &[Item], at: usize, kind: ItemKind) -> bool {
    items.get(at).is_some_and(|item| item.kind == kind && item.because.is_none())
}

fn text(item: &Item) -> String {
    let (old, new) = sides(&item.line);
    let text = if item.kind == ItemKind::Removed { old } else { new };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::decide::DecidedBy;
    use super::*;
    use crate::document::tree::{ChangeKind, Inline};

    fn item(kind: ItemKind, place: &str, text: &str) -> Item {
        let text = vec![Inline::text(text)];
        let (old, new) = if kind == ItemKind::Removed { (text, Vec::new()) } else { (Vec::new(), text) };
        let line = vec![Inline::Changed { kind: ChangeKind::Reworded, old, new }];
        Item { kind, element: place.into(), place: place.into(), from: None, line, decided_by: DecidedBy::Parties, because: None }
    }

    fn told(mut items: Vec<Item>) -> Vec<String> {
        carry(&mut items);
        items.iter().map(|item| format!("{} {} {}", item.kind.id(), item.place, item.from.as_deref().unwrap_or("-"))).collect()
    }

    const ONE: &str = "Fristen løper fra den dagen varselet er mottatt.";
    const TWO: &str = "Mottakeren bekrefter dagen skriftlig.";

    #[test]
    fn a_section_split_in_two_moves_its_text() {
        let split = vec![item(ItemKind::Removed, "§ 4", ONE), item(ItemKind::Added, "§ 5", ONE)];
        assert_eq!(told(split), ["moved § 5 § 4"]);
        let more = vec![item(ItemKind::Removed, "§ 4", ONE), item(ItemKind::Added, "§ 5", &format!("{ONE} {TWO}"))];
        assert_eq!(told(more), ["moved § 5 § 4", "added § 5 -"]);
    }

    #[test]
    fn two_sections_put_together_move_their_text() {
        let merged = vec![item(ItemKind::Added, "§ 4", ONE), item(ItemKind::Removed, "§ 5", &format!("{ONE} {TWO}"))];
        assert_eq!(told(merged), ["moved § 4 § 5", "removed § 5 -"]);
    }

    #[test]
    fn other_text_and_short_text_is_not_moved() {
        let other = vec![item(ItemKind::Removed, "§ 4", ONE), item(ItemKind::Added, "§ 5", TWO)];
        assert_eq!(told(other), ["removed § 4 -", "added § 5 -"]);
        let short = vec![item(ItemKind::Removed, "§ 4", "Se § 1."), item(ItemKind::Added, "§ 5", "Se § 1.")];
        assert_eq!(told(short), ["removed § 4 -", "added § 5 -"]);
    }
}
