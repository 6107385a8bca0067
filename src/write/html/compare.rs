//! The page that compares: the change list, the marked text, and both texts side by side, in one file that needs nothing beside it.
//! Its script only shows and hides; without it everything stands there, and paper gets the list and the marked text.

use super::super::Shell;
use super::super::anchors::Anchors;
use super::super::words::compare as words;
use super::{blocks, filled, plain, sheet};
use crate::diff::{Changes, DocumentChanges};
use crate::document::Document;

const PAGE: &str = include_str!("../../../templates/_shell/compare.html");
const CSS: &str = include_str!("../../../templates/_shell/compare.css");
const SCRIPT: &str = include_str!("../../../templates/_shell/compare.js");

/// One agreement's changes as a web page. `list` is the change list as a document; `parties` are ids and names.
pub fn write(changes: &Changes, list: &Document, parties: &[(String, String)], shell: &Shell) -> String {
    let meta = &list.meta;
    let fill = |name: &str| -> Option<String> {
        Some(match name {
            "lang" => meta.lang.id().to_owned(),
            "title" => plain(&super::title(meta)),
            "style" => format!("{}{CSS}", sheet::write(meta, shell)),
            "skip" => super::super::words::SKIP.to_owned(),
            "header" => super::header(meta),
            "controls" => controls(changes, parties, list),
            "controls-title" => plain(words::words(meta.lang).controls),
            "list" => blocks::write(list, &Anchors::of(list)),
            "list-title" => plain(words::words(list.meta.lang).list),
            "marked-title" => plain(words::words(list.meta.lang).marked),
            "sides-title" => plain(words::words(list.meta.lang).sides),
            "marked" => texts(changes, list, &marked),
            "sides" => texts(changes, list, &|document| sides(document, list)),
            "footer" => super::footer(meta),
            "script" => SCRIPT.to_owned(),
            _ => return None,
        })
    };
    filled(PAGE, fill)
}

fn controls(changes: &Changes, parties: &[(String, String)], list: &Document) -> String {
    let words = words::words(list.meta.lang);
    let mut out = format!("<fieldset class=\"views\"><legend>{}</legend>\n", plain(words.view));
    for (key, id, label) in [("1", "list", words.list), ("2", "marked", words.marked), ("3", "sides", words.sides)] {
        out.push_str(&format!(
            "<label><input type=\"radio\" name=\"view\" value=\"{id}\"> {} <kbd>{key}</kbd></label>\n",
            plain(label)
        ));
    }
    out.push_str(&format!("</fieldset>\n<fieldset class=\"kinds\"><legend>{}</legend>\n", plain(words.kinds)));
    for (kind, label) in words.kind_names {
        if changes.count(kind) > 0 {
            // What only follows from something else is marked in the text and is no entry of the list.
            let (id, own) = (kind.id(), changes.own(kind));
            let number = if own > 0 { format!(" ({own})") } else { String::new() };
            out.push_str(&format!(
                "<label><input type=\"checkbox\" name=\"kind\" value=\"{id}\" checked> {}{number}</label>\n",
                plain(label)
            ));
        }
    }
    out.push_str("</fieldset>\n");
    if parties.len() > 1 {
        out.push_str(&format!(
            "<label class=\"party\">{} <select name=\"party\"><option value=\"\">{}</option>",
            plain(words.party),
            plain(words.all)
        ));
        for (id, name) in parties {
            out.push_str(&format!("<option value=\"{}\">{}</option>", plain(id), plain(name)));
        }
        out.push_str("</select></label>\n");
    }
    out.push_str(&format!("<p class=\"keys\">{}</p>\n", plain(words.keys)));
    out
}

/// The documents with a change in them, and the names of the others.
fn texts(changes: &Changes, list: &Document, text: &dyn Fn(&DocumentChanges) -> String) -> String {
    let (same, changed): (Vec<_>, Vec<_>) = changes.documents.iter().partition(|document| document.redline.is_unchanged());
    let mut out: String = changed.into_iter().map(text).collect();
    if !same.is_empty() {
        let names: Vec<String> = same.into_iter().map(|document| plain(&document.title)).collect();
        let unchanged = words::words(list.meta.lang).unchanged;
        out.push_str(&format!("<p class=\"unchanged\">{}: {}.</p>\n", plain(unchanged), names.join("; ")));
    }
    out
}

fn marked(document: &DocumentChanges) -> String {
    let redline = &document.redline.document;
    // Documents of one kind for several parties have the same ids.
    let prefix = format!("{}_", document.stem.replace('.', "_"));
    let text = blocks::write_among(redline, &Anchors::of(redline), &prefix);
    format!(
        "<article data-document=\"{}\">\n<h2 class=\"document\">{}</h2>\n{text}</article>\n",
        plain(&document.stem),
        plain(&document.title)
    )
}

/// Both texts beside each other, section by section.
fn sides(document: &DocumentChanges, list: &Document) -> String {
    let words = words::words(list.meta.lang);
    let mut out = format!(
        "<article data-document=\"{}\">\n<h2 class=\"document\">{}</h2>\n<div class=\"pair head\"><p>{}</p><p>{}</p></div>\n",
        plain(&document.stem),
        plain(&document.title),
        plain(words.before),
        plain(words.now),
    );
    for block in &document.redline.document.body {
        let one = std::slice::from_ref(block);
        let (old, new) = (document.redline.old_side(one), document.redline.new_side(one));
        out.push_str(&format!(
            "<div class=\"pair\">\n<div class=\"old\">\n{}</div>\n<div class=\"new\">\n{}</div>\n</div>\n",
            blocks::unlinked(&old),
            blocks::unlinked(&new)
        ));
    }
    out.push_str("</article>\n");
    out
}
