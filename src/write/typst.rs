//! The few lines that let anyone compile a document by hand: `typst compile <name>.typ`, with `_shell/` and `<name>.json` beside it.

/// A Typst program for the document whose data is `<stem>.json`.
pub fn write(stem: &str) -> String {
    let stem = quoted(stem);
    format!("#import \"_shell/style.typ\": show-document\n#show-document(json(\"{stem}.json\"), yaml(\"_shell/style.yaml\"))\n")
}

/// The inside of a Typst string literal.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_names_the_data_beside_it() {
        assert_eq!(
            write("samarbeidsavtale.nb"),
            "#import \"_shell/style.typ\": show-document\n\
             #show-document(json(\"samarbeidsavtale.nb.json\"), yaml(\"_shell/style.yaml\"))\n"
        );
        assert!(write("a\") #panic(\"").contains(r#"json("a\") #panic(\".json")"#));
    }
}
