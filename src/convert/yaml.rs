//! Values of an agreement as YAML again, and the text of a file cut into its top-level keys.
//! Enter at [`value`] and [`blocks`].

use std::fmt::Write;

use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;

/// The longest line a mapping or list is written on.
const LINE: usize = 110;

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A key: bare where it is a word.
fn key(text: &str) -> String {
    let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
    let bare = bare && text.bytes().any(|b| b.is_ascii_lowercase());
    if bare || text.bytes().all(|b| b.is_ascii_digit()) { text.to_owned() } else { quoted(text) }
}

/// `key: value` with what belongs to it, ending in a line break; nothing when there is no value.
pub(super) fn entry(name: &str, node: &Node, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let Some(flow) = value(node) else { return String::new() };
    let one_line = format!("{pad}{}: {flow}\n", key(name));
    if one_line.chars().count() <= LINE && !flow.contains("\\n") {
        return one_line;
    }
    match &node.data {
        Data::Map(_) => {
            let inner: String = in_order(node).into_iter().map(|(name, node)| entry(name, node, indent + 2)).collect();
            format!("{pad}{}:\n{inner}", key(name))
        }
        Data::List(items) => {
            let mut out = format!("{pad}{}:\n", key(name));
            for item in items.iter().filter_map(|(_, item)| value(item)) {
                let _ = writeln!(out, "{pad}  - {item}");
            }
            out
        }
        Data::Leaf(Leaf::Prose(Texts { one: Some(text), .. })) if !text.starts_with([' ', '\n']) => {
            let mut out = format!("{pad}{}: {}\n", key(name), if text.ends_with('\n') { "|" } else { "|-" });
            for line in text.trim_end_matches('\n').split('\n') {
                let _ = writeln!(out, "{}", if line.is_empty() { String::new() } else { format!("{pad}  {line}") });
            }
            out
        }
        _ => one_line,
    }
}

/// A value on one line; none where nothing is said.
pub(super) fn value(node: &Node) -> Option<String> {
    match &node.data {
        Data::Absent | Data::Open(_) => None,
        Data::None => Some("none".to_owned()),
        Data::Leaf(leaf) => Some(self::leaf(leaf)),
        Data::Map(_) => {
            let parts: Vec<String> =
                in_order(node).into_iter().filter_map(|(name, node)| Some(format!("{}: {}", key(name), value(node)?))).collect();
            (!parts.is_empty()).then(|| format!("{{{}}}", parts.join(", ")))
        }
        Data::List(items) => {
            let parts: Vec<String> = items.iter().filter_map(|(_, item)| value(item)).collect();
            (!parts.is_empty()).then(|| format!("[{}]", parts.join(", ")))
        }
    }
}

/// The entries of a mapping in the order the file has them.
fn in_order(node: &Node) -> Vec<(&str, &Node)> {
    let mut entries: Vec<(&str, &Node)> = node.entries().collect();
    entries.sort_by_key(|(_, node)| start(node).unwrap_or(usize::MAX));
    entries
}

/// Where a value begins in its file.
fn start(node: &Node) -> Option<usize> {
    let own = node.span.map(|span| span.start);
    own.or_else(|| match &node.data {
        Data::Map(map) => map.values().filter_map(start).min(),
        Data::List(items) => items.iter().filter_map(|(_, item)| start(item)).min(),
        _ => None,
    })
}

fn leaf(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Share(n) | Leaf::Number(n) => n.to_string(),
        Leaf::Money(n) => n.to_string(),
        Leaf::Date(n) => n.to_string(),
        Leaf::Length(n) => n.to_string(),
        Leaf::DayOfYear(n) => quoted(&n.to_string()),
        Leaf::Time(n) => quoted(&n.to_string()),
        Leaf::Count(n) | Leaf::Year(n) => n.to_string(),
        Leaf::Party(id) | Leaf::Id(id) | Leaf::Word { id, .. } => id.clone(),
        Leaf::Truth(truth) => truth.to_string(),
        Leaf::Text(text) if text == "as-ownership" => text.clone(),
        Leaf::Text(text) => quoted(text),
        Leaf::Label(texts) | Leaf::Prose(texts) => self::texts(texts),
    }
}

/// A text of the user's: one string, or one for each language.
pub(super) fn texts(texts: &Texts) -> String {
    if let Some(one) = &texts.one {
        return quoted(one);
    }
    let each = [("nb", &texts.nb), ("nn", &texts.nn)];
    let parts: Vec<String> = each.iter().filter_map(|(lang, text)| Some(format!("{lang}: {}", quoted(text.as_ref()?)))).collect();
    format!("{{{}}}", parts.join(", "))
}

/// A file cut into its top-level keys: each with its lines, without the comments that stand before it.
pub(super) fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(name) = top_key(line) {
            blocks.push((name.to_owned(), String::new()));
        } else if !line.starts_with([' ', '\t', '-']) && !line.is_empty() {
            // A comment or a mark at the margin belongs to what follows.
            continue;
        }
        if let Some((_, block)) = blocks.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    for (_, block) in &mut blocks {
        block.truncate(block.trim_end().len());
        block.push('\n');
    }
    blocks
}

/// The key at the head of a line that begins at the margin.
fn top_key(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let is_key = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_key && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Agreement;
    use crate::source::Sources;

    fn read(yaml: &str) -> Agreement {
        let mut sources = Sources::default();
        let id = sources.add("a", yaml);
        crate::yaml::read::<Agreement>(id, sources.get(id)).unwrap_or_else(|f| panic!("{}", f.what.en))
    }

    /// Every value of the examples comes back as it was, and is written where it stood.
    #[test]
    fn what_is_written_reads_back_as_the_same_values() {
        for folder in ["melhus-midtre-gauldal-ikt", "nordfjella-ikt", "nordfjella-avfall-iks", "indre-storfjell-landbruk"] {
            let path = format!("{}/agreements/{folder}/agreement.yaml", env!("CARGO_MANIFEST_DIR"));
            #[allow(clippy::disallowed_methods, reason = "a test reads its example")]
            let text = std::fs::read_to_string(&path).unwrap();
            let tree = Node::of(&read(&text));
            let again: String = in_order(&tree).into_iter().map(|(name, node)| entry(name, node, 0)).collect();
            let other = Node::of(&read(&again));
            let flat = |tree: &Node| tree.entries().map(|(name, node)| (name.to_owned(), value(node))).collect::<Vec<_>>();
            let (mut a, mut b) = (flat(&tree), flat(&other));
            a.sort();
            b.sort();
            assert_eq!(a, b, "{folder}\n{again}");
        }
    }

    #[test]
    fn a_file_is_cut_at_its_keys_and_loses_the_comments_between() {
        let text = "# hode\nname: x  # navn\n\n# Organer.\ngovernance:\n  # inne\n  manager: {hired_by: board}\npurpose: |\n  En tekst.\n\n  # ikke en merknad\nloans: {allowed: false}\n";
        let cut = blocks(text);
        let names: Vec<&str> = cut.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name", "governance", "purpose", "loans"]);
        assert_eq!(cut[1].1, "governance:\n  # inne\n  manager: {hired_by: board}\n");
        assert_eq!(cut[2].1, "purpose: |\n  En tekst.\n\n  # ikke en merknad\n");
    }
}
