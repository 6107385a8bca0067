//! Which points of a decision every council takes alike, and which are the one council's own. A clause names a point by its anchor.

/// The anchors of points that concern one council alone; those of a clause with two sets of points carry a prefix.
const LOCAL: &[&str] = &[
    "appeal-committee",
    "approval",
    "approval-refused",
    "budget",
    "consents",
    "consultation",
    "deposit",
    "election",
    "entry-fee",
    "grant",
    "guarantee",
    "handover",
    "information",
    "instruction",
    "liability",
    "mandate",
    "mandate-exceeded",
    "new-agreement",
    "notice",
    "notice-sent",
    "own-authority",
    "posts",
    "registers",
    "registration",
    "replacement",
    "revocation",
    "seats",
    "small-amount",
    "staff",
    "statement",
    "tasks",
];

/// Is this a point that every council with the same part in the matter takes word for word alike?
pub fn is_shared(anchor: &str) -> bool {
    !LOCAL.iter().any(|local| anchor.strip_suffix(local).is_some_and(|before| before.is_empty() || before.ends_with('-')))
}

#[cfg(test)]
mod tests {
    use super::is_shared;

    #[test]
    fn a_prefix_does_not_make_a_point_shared() {
        assert!(is_shared("agreement") && is_shared("conversion-agreement"));
        assert!(!is_shared("budget") && !is_shared("conversion-budget"));
    }
}
