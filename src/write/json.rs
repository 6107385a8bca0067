//! The tree as data: `avtaleverk.document/1`, what `style.typ` and other programs read.

use super::chart;
use crate::document::Document;

/// The document as indented JSON, in the order of the types, with a newline at the end.
pub fn write(document: &Document) -> String {
    let drawn = chart::drawn(document);
    let document = drawn.as_ref().unwrap_or(document);
    // Serialising plain structs to memory cannot fail; should it ever, the empty object is what no reader takes for a document.
    let mut out = serde_json::to_string_pretty(document).unwrap_or_else(|_| "{}".to_owned());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn data_reads_back_in_order() {
        let text = write(&sample::everything());
        assert!(text.ends_with("}\n"));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "avtaleverk.document/1");
        assert_eq!(value["body"][0]["type"], "section");
        assert_eq!(value["meta"]["lang"], "nb");
        assert_eq!(serde_json::to_string_pretty(&value).unwrap() + "\n", text, "order is the order of the types");
    }
}
