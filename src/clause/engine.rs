//! Renders checked templates with Tera. Every function leaves a marker: private-use characters around an index into the side table
//! of the render, so that user text never passes through Tera's output or the Markdown parser. Enter at [`Engine`].

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use tera::{Context, Kwargs, Map, State, Tera, TeraResult, Value};

use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::schema::{Kind, Shape};
use crate::text::{MARK_CLOSE, MARK_OPEN};

/// The most a single clause may print.
const MAX_OUTPUT: usize = 1024 * 1024;

/// A function call a template made: what the marker with its index stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The function.
    pub function: &'static str,
    /// Its arguments. A `path` is whole: a loop's item is named by its id.
    pub args: BTreeMap<String, String>,
}

impl Call {
    /// An argument, or the empty text.
    pub fn arg(&self, name: &str) -> &str {
        self.args.get(name).map_or("", String::as_str)
    }
}

/// A rendered template: text with markers, and what they stand for.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// Markdown with markers.
    pub text: String,
    /// The side table.
    pub calls: Vec<Call>,
}

struct Render {
    scope: Arc<Node>,
    /// What `item` stands for in a clause repeated over a list.
    item: Option<String>,
    calls: Vec<Call>,
}

thread_local! {
    // Tera gives functions no state of the render they run in; one render at a time runs on a thread.
    static RENDER: RefCell<Option<Render>> = const { RefCell::new(None) };
}

/// Tera with our functions.
pub struct Engine {
    /// The named templates.
    tera: Tera,
    /// The same functions without templates, for texts that have no name.
    bare: Tera,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine without templates.
    pub fn new() -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on(Vec::<&str>::new());
        // `{#` ends paragraphs with anchors, so comments are `{! … !}`. The delimiters are constants and cannot clash.
        let _ = tera.set_delimiters(tera::Delimiters {
            comment_start: "{!".into(),
            comment_end: "!}".into(),
            ..tera::Delimiters::default()
        });
        for function in ["val", "count", "list", "ref", "cite", "term", "fig", "table", "signatures"] {
            tera.register_function(function, move |kwargs: Kwargs, _: &State| mark(function, &kwargs));
        }
        tera.register_function("get", |kwargs: Kwargs, _: &State| look_up(&kwargs).map(|n| value(&n.0, &n.1)));
        tera.register_function("items", |kwargs: Kwargs, _: &State| look_up(&kwargs).map(|n| items(&n.0, &n.1)));
        tera.register_function("num", |kwargs: Kwargs, _: &State| look_up(&kwargs).map(|n| number(&n.0)));
        Self { bare: tera.clone(), tera }
    }

    /// Adds templates by name.
    ///
    /// # Errors
    /// What Tera says; the texts were checked before, so this is a fault of ours.
    pub fn add(&mut self, templates: Vec<(String, String)>) -> Result<(), String> {
        self.tera.add_raw_templates(templates).map_err(|e| e.to_string())
    }

    /// Renders a template by name with the values of `scope`; `item` is the path of the list item it is repeated for.
    ///
    /// # Errors
    /// What Tera says, or that the output is too large.
    pub fn render(&self, name: &str, scope: &Arc<Node>, item: Option<&str>) -> Result<Rendered, String> {
        self.with_scope(scope, item, |out| self.tera.render_to(name, &Context::new(), out))
    }

    /// Renders a checked template that is not among the named ones, such as prose of the user.
    ///
    /// # Errors
    /// As [`Engine::render`].
    pub fn render_text(&self, text: &str, scope: &Arc<Node>) -> Result<Rendered, String> {
        let mut tera = self.bare.clone();
        tera.add_raw_template("text", text).map_err(|e| e.to_string())?;
        self.with_scope(scope, None, |out| tera.render_to("text", &Context::new(), out))
    }

    fn with_scope(
        &self,
        scope: &Arc<Node>,
        item: Option<&str>,
        render: impl FnOnce(&mut Capped) -> TeraResult<()>,
    ) -> Result<Rendered, String> {
        RENDER.with_borrow_mut(|r| {
            *r = Some(Render { scope: Arc::clone(scope), item: item.map(str::to_owned), calls: Vec::new() })
        });
        let mut out = Capped(Vec::new());
        let result = render(&mut out);
        let calls = RENDER.with_borrow_mut(Option::take).map(|r| r.calls).unwrap_or_default();
        result.map_err(|e| e.to_string())?;
        String::from_utf8(out.0).map(|text| Rendered { text, calls }).map_err(|e| e.to_string())
    }
}

/// A buffer that refuses to grow without end.
struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT {
            return Err(io::Error::other("more than 1 MiB of text"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The whole path of a call: `of` names a loop's item, `path` goes on from there.
fn whole_path(kwargs: &Kwargs) -> TeraResult<String> {
    let path = kwargs.get::<&str>("path")?.unwrap_or("");
    Ok(match kwargs.get::<&str>("of")? {
        None => match path.strip_prefix("item").filter(|rest| rest.is_empty() || rest.starts_with(['.', '['])) {
            Some(rest) => RENDER.with_borrow(|r| r.as_ref().and_then(|r| r.item.clone())).unwrap_or_default() + rest,
            None => path.to_owned(),
        },
        Some(item) if path.is_empty() => item.to_owned(),
        Some(item) => format!("{item}.{path}"),
    })
}

fn mark(function: &'static str, kwargs: &Kwargs) -> TeraResult<String> {
    let mut args = BTreeMap::new();
    for key in ["path", "form", "noun", "to", "id", "role", "also_role"] {
        if let Some(text) = kwargs.get::<&str>(key)? {
            args.insert(key.to_owned(), text.to_owned());
        }
    }
    if args.contains_key("path") || kwargs.get::<&str>("of")?.is_some() {
        args.insert("path".to_owned(), whole_path(kwargs)?);
    }
    let index = RENDER.with_borrow_mut(|render| {
        let calls = render.as_mut().map(|r| &mut r.calls)?;
        calls.push(Call { function, args });
        Some(calls.len() - 1)
    });
    let index = index.ok_or_else(|| tera::Error::message("no render is under way"))?;
    Ok(format!("{MARK_OPEN}{index}{MARK_CLOSE}"))
}

fn look_up(kwargs: &Kwargs) -> TeraResult<(Node, String)> {
    let path = whole_path(kwargs)?;
    let scope = RENDER
        .with_borrow(|r| r.as_ref().map(|r| Arc::clone(&r.scope)))
        .ok_or_else(|| tera::Error::message("no render is under way"))?;
    Ok((scope.at(&path).clone(), path))
}

/// What a condition or a loop sees of a value. What is open counts as there: its paragraph is printed with the gap in it.
fn value(node: &Node, path: &str) -> Value {
    let texts = |t: &crate::agreement::leaf::Texts| {
        Value::from(t.one.as_ref().or(t.nb.as_ref()).or(t.nn.as_ref()).cloned().unwrap_or_default())
    };
    match &node.data {
        Data::Absent => Value::none(),
        Data::None => Value::from(Vec::<Value>::new()),
        // Yes or no would be said as if it were decided.
        Data::Open(_) if Shape::of_templates().at(path).is_ok_and(|shape| shape.kind() == Kind::Truth) => Value::none(),
        Data::Open(_) => Value::from("open"),
        Data::Map(_) => Value::from(node.is_present()),
        Data::List(_) => items(node, path),
        Data::Leaf(leaf) => match leaf {
            Leaf::Truth(truth) => Value::from(*truth),
            Leaf::Count(n) | Leaf::Year(n) => Value::from(*n),
            Leaf::Word { id, .. } | Leaf::Id(id) | Leaf::Party(id) | Leaf::Text(id) => Value::from(id.clone()),
            Leaf::Label(t) | Leaf::Prose(t) => texts(t),
            Leaf::Share(n) | Leaf::Number(n) => Value::from(n.to_string()),
            Leaf::Money(n) => Value::from(n.to_string()),
            Leaf::Date(n) => Value::from(n.to_string()),
            Leaf::Length(n) => Value::from(n.to_string()),
            Leaf::DayOfYear(n) => Value::from(n.to_string()),
            Leaf::Time(n) => Value::from(n.to_string()),
        },
    }
}

/// What a loop walks over: the paths of the items. What is open is one item, whose every value is the gap.
fn items(node: &Node, path: &str) -> Value {
    let item = |id: &str| {
        let mut map = Map::default();
        map.insert("__path".into(), Value::from(format!("{path}[{id}]")));
        Value::from(map)
    };
    Value::from(match &node.data {
        Data::Open(_) => vec![item("open")],
        _ => node.items().iter().map(|(id, _)| item(id)).collect::<Vec<_>>(),
    })
}

/// What a comparison by size sees: a count, or nothing.
fn number(node: &Node) -> Value {
    match &node.data {
        Data::Leaf(Leaf::Count(n) | Leaf::Year(n)) => Value::from(*n),
        Data::List(items) => Value::from(i64::try_from(items.len()).unwrap_or(i64::MAX)),
        _ => Value::from(0_i64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::template::parse;

    #[test]
    fn markers_stand_for_whole_paths() {
        let agreement: crate::agreement::Agreement = serde_saphyr::from_str(
            "tasks: [{id: drift, text: drift}, {id: nett, text: nett}]\ngovernance: {board: {members: 5}}\n",
        )
        .unwrap();
        let scope = Arc::new(Node::of(&agreement));
        let text = "{% for t in tasks %}\n1) {{ t.text }}\n{% endfor %}\n{% if governance.board.members > 4 %}stort{% endif %}{% if loans %}lån{% endif %}";
        let rendered = Engine::new().render_text(&parse(text, 0).unwrap().tera, &scope).unwrap();
        assert_eq!(rendered.text, "1) \u{e000}0\u{e001}\n1) \u{e000}1\u{e001}\nstort");
        assert_eq!(rendered.calls[1].arg("path"), "tasks[nett].text");
    }

    #[test]
    fn an_open_list_is_walked_once_so_that_its_gap_is_seen() {
        let mut node = Node::of(&crate::agreement::Agreement::default());
        node.open("privacy.data", crate::agreement::leaf::Texts::default(), crate::source::Span::new(0, 1));
        let text = "{% for d in privacy.data %}\n1) {{ d.text }}{% if d.special %} særlig{% endif %}\n{% endfor %}";
        let scope = Arc::new(node);
        let rendered = Engine::new().render_text(&parse(text, 0).unwrap().tera, &scope).unwrap();
        assert_eq!(rendered.text, "1) \u{e000}0\u{e001}\n");
        assert!(scope.at(rendered.calls[0].arg("path")).open_question().is_some());
    }
}
