//! A name full of characters that mean something to Markdown, HTML, Typst and templates prints as itself everywhere.

use pulldown_cmark::{Event, Options, Parser};

use super::support::{Folder, minimal, overlay};

const NAME: &str = r"*Ås* #kommune [x](y) $1 @a _b_ \<c> {{ 1 }}";

fn built(formats: &str) -> Folder {
    let parties = format!(
        "parties:\n  - {{id: nordvik, kind: kommune, name: '{NAME}'}}\n  - {{id: sordal, kind: kommune, name: Sørdal kommune}}\n"
    );
    let text = overlay(
        &minimal("kommunalt-oppgavefellesskap"),
        &format!("{parties}languages: {{original: nb, translations: [nn]}}\nsignatures: {{by: ordfører}}\n"),
    );
    let folder = Folder::with("prove", &text);
    let ran = folder.run(&["build", "--to", formats]);
    assert_eq!(ran.status, 0, "{ran}");
    folder
}

/// How often the name stands in a document's data: so often it must be read in every format.
fn times(folder: &Folder, lang: &str) -> usize {
    let data: serde_json::Value = serde_json::from_str(&folder.read(&format!("out/prove/samarbeidsavtale.{lang}.json"))).unwrap();
    fn body(value: &serde_json::Value) -> usize {
        match value {
            serde_json::Value::String(text) => text.matches(NAME).count(),
            serde_json::Value::Array(items) => items.iter().map(body).sum(),
            serde_json::Value::Object(map) => map.values().map(body).sum(),
            _ => 0,
        }
    }
    body(&data["body"])
}

#[test]
fn in_markdown_as_rendered() {
    let folder = built("md,json");
    for lang in ["nb", "nn"] {
        let text = folder.read(&format!("out/prove/samarbeidsavtale.{lang}.md"));
        let mut rendered = String::new();
        let mut markup = Vec::new();
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) | Event::Code(text) => rendered += &text,
                Event::SoftBreak | Event::HardBreak | Event::End(_) => rendered.push('\n'),
                Event::InlineHtml(html) | Event::Html(html) => markup.push(html.to_string()),
                _ => {}
            }
        }
        let (found, wanted) = (rendered.matches(NAME).count(), times(&folder, lang));
        assert!(wanted > 0 && found >= wanted, "{lang}: {found} of {wanted} in\n{rendered}");
        assert!(!markup.iter().any(|html| html.starts_with("<c")), "{markup:?}");
    }
}

#[test]
fn in_html_as_text() {
    let folder = built("html,json");
    for lang in ["nb", "nn"] {
        let page = folder.read(&format!("out/prove/samarbeidsavtale.{lang}.html"));
        let text = text_of(&page);
        let (found, wanted) = (text.matches(NAME).count(), times(&folder, lang));
        assert!(wanted > 0 && found >= wanted, "{lang}: {found} of {wanted} in\n{text}");
        assert!(!page.contains("<c>") && !page.contains("href=\"y\""), "{lang}");
    }
}

/// The text of a page: what stands between tags, with its entities read.
fn text_of(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    for part in body.split('<').skip(1) {
        text += part.split_once('>').map_or("", |(_, after)| after);
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    named.iter().fold(text, |text, (entity, plain)| text.replace(entity, plain))
}

#[cfg(feature = "pdf")]
#[test]
fn in_pdf_as_spoken() {
    if !super::support::has_program("pdfinfo") {
        return;
    }
    let folder = built("pdf,json");
    for lang in ["nb", "nn"] {
        let path = folder.path().join(format!("out/prove/samarbeidsavtale.{lang}.pdf"));
        let words = super::pdf::words_of_pdf(&path).join(" ");
        let name = NAME.split_whitespace().collect::<Vec<_>>().join(" ");
        let (found, wanted) = (words.matches(&name).count(), times(&folder, lang));
        assert!(wanted > 0 && found >= wanted, "{lang}: {found} of {wanted} in\n{words}");
    }
}

/// The user's own prose is Markdown; what a template means is only what our functions are.
#[test]
fn prose_and_labels_keep_their_characters() {
    let text = overlay(
        &minimal("kommunalt-oppgavefellesskap"),
        "tasks:\n  - {id: a, text: '1. * <b>fet</b> & {{ x }} {% y %} {#z} | ~~s~~ `k`'}\n  - {id: b, text: '# ikke overskrift'}\n",
    );
    let folder = Folder::with("prove", &text);
    let ran = folder.run(&["build", "--to", "md,html"]);
    assert_eq!(ran.status, 0, "{ran}");
    let page = text_of(&folder.read("out/prove/samarbeidsavtale.nb.html"));
    for wanted in ["1. * <b>fet</b> & {{ x }} {% y %} {#z} | ~~s~~ `k`", "# ikke overskrift"] {
        assert!(page.contains(wanted), "{wanted} in\n{page}");
        let text = folder.read("out/prove/samarbeidsavtale.nb.md");
        let rendered: String = Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
            .filter_map(|event| if let Event::Text(text) | Event::Code(text) = event { Some(text.to_string()) } else { None })
            .collect();
        assert!(rendered.contains(wanted), "{wanted} in\n{rendered}");
    }
}
