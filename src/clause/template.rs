//! One language's text of a clause as a template: a small grammar over Tera, checked before Tera sees it.
//! [`parse`] finds every path, reference and condition with its place, and rewrites the text so that everything printed is a marker.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use crate::source::Span;

/// A checked template.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// What Tera gets.
    pub tera: String,
    /// What it uses, in order, with places.
    pub uses: Vec<Use>,
}

/// Something a template uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// What.
    pub what: Used,
    /// Where in the file.
    pub span: Span,
}

/// What a template can use. Paths are symbolic: a loop's item is `tasks[*]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Used {
    /// A value printed, with the form asked for.
    Value { path: String, form: Option<String> },
    /// A value counted in words.
    Count { path: String, of: String },
    /// A list in running text.
    List { path: String },
    /// A path in a condition.
    Condition { path: String },
    /// A path compared with a literal word.
    Compared { path: String, word: String },
    /// A list walked over.
    Loop { path: String },
    /// A reference to a topic and perhaps an anchor in it.
    Ref { to: String },
    /// A provision.
    Cite { to: String },
    /// A term of art.
    Term { id: String, form: Option<String> },
    /// A computed figure.
    Figure { id: String },
    /// A table made in Rust.
    Table { id: String },
    /// Lines to sign on.
    Signatures,
    /// `else` and the end of blocks: only their order matters, for parity.
    Mark(&'static str),
}

/// Why a text is no template of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A tag or expression is not closed.
    Unclosed,
    /// A word that is not part of the grammar.
    Unexpected(String),
    /// A tag that is not `if`, `elif`, `else`, `endif`, `for` or `endfor`.
    UnknownTag(String),
    /// A function that does not exist.
    UnknownFunction(String),
    /// A function lacks an argument.
    MissingArgument(String, &'static str),
    /// A function has an argument it does not know.
    UnknownArgument(String, String),
    /// `endif` or `endfor` without its beginning, or a beginning without its end.
    Unbalanced(String),
    /// Deeper than conditions may go.
    TooDeep,
}

/// Parses the text of one language.
///
/// `base` is where the text starts in its file; spans are given there.
///
/// # Errors
/// The first fault, with its place.
pub fn parse(text: &str, base: usize) -> Result<Template, (Fault, Span)> {
    let mut parser = Parser { text, base, out: Template::default(), blocks: Vec::new(), at: 0 };
    parser.run()?;
    Ok(parser.out)
}

/// The functions, and the arguments each must and may have.
const FUNCTIONS: &[(&str, &[&str], &[&str])] = &[
    ("val", &["path"], &["form"]),
    ("count", &["path", "of"], &[]),
    ("list", &["path"], &[]),
    ("ref", &["to"], &[]),
    ("cite", &["to"], &[]),
    ("term", &["id"], &["form"]),
    ("fig", &["id"], &[]),
    ("table", &["id"], &[]),
    ("signatures", &[], &["role", "also", "also_role"]),
];

struct Parser<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    out: Template,
    /// Open blocks: `if`, or a loop's variable with the symbolic path of its items.
    blocks: Vec<Open>,
}

enum Open {
    If,
    For { var: String, item: String },
}

type Parsed<T> = Result<T, (Fault, Span)>;

impl<'a> Parser<'a> {
    fn run(&mut self) -> Parsed<()> {
        while let Some(found) = self.text[self.at..].find(['{', '}']) {
            let start = self.at + found;
            let rest = &self.text[start..];
            let (open, close) = match rest.get(..2) {
                Some("{{") => ("{{", "}}"),
                Some("{%") => ("{%", "%}"),
                Some("{!") => ("{!", "!}"),
                _ => {
                    self.out.tera.push_str(&self.text[self.at..=start]);
                    self.at = start + 1;
                    continue;
                }
            };
            let end = rest[2..].find(close).map(|e| start + 2 + e).ok_or((Fault::Unclosed, self.span(start, start + 2)))?;
            let inside = &self.text[start + 2..end];
            let after = end + 2;
            match open {
                "{{" => {
                    self.out.tera.push_str(&self.text[self.at..start]);
                    let printed = self.print(Lexer::new(inside, start + 2), start, after)?;
                    self.out.tera.push_str(&format!("{{{{ {printed} }}}}"));
                    self.at = after;
                }
                "{%" => {
                    let (before, next) = self.own_line(start, after);
                    self.out.tera.push_str(&self.text[self.at..before]);
                    let tag = self.tag(Lexer::new(inside, start + 2), start, after)?;
                    self.out.tera.push_str(&format!("{{% {tag} %}}"));
                    self.at = next;
                }
                _ => {
                    let (before, next) = self.own_line(start, after);
                    self.out.tera.push_str(&self.text[self.at..before]);
                    self.at = next;
                }
            }
        }
        self.out.tera.push_str(&self.text[self.at..]);
        match self.blocks.pop() {
            None => Ok(()),
            Some(Open::If) => Err((Fault::Unbalanced("if".into()), self.span(self.text.len(), self.text.len()))),
            Some(Open::For { .. }) => Err((Fault::Unbalanced("for".into()), self.span(self.text.len(), self.text.len()))),
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// A tag alone on its line takes the line with it, so that a condition inside a paragraph does not break the paragraph.
    fn own_line(&self, start: usize, after: usize) -> (usize, usize) {
        let line = self.text[..start].rfind('\n').map_or(0, |n| n + 1).max(self.at);
        let blank_before =
            self.text[line..start].trim().is_empty() && (line == 0 || self.text.as_bytes().get(line - 1) == Some(&b'\n'));
        let rest = &self.text[after..];
        let to_end = rest.find('\n').map_or(rest.len(), |n| n + 1);
        if blank_before && rest[..to_end].trim().is_empty() { (line, after + to_end) } else { (start, after) }
    }

    fn used(&mut self, what: Used, start: usize, end: usize) {
        let span = self.span(start, end);
        self.out.uses.push(Use { what, span });
    }

    /// A path as written to its symbolic path and the arguments our functions take at render time.
    fn path(&self, path: &str) -> (String, String) {
        let first = path.split(['.', '[']).next().unwrap_or(path);
        let bound = self.blocks.iter().rev().find_map(|open| match open {
            Open::For { var, item } if var == first => Some((var, item)),
            _ => None,
        });
        match bound {
            Some((var, item)) => {
                let rest = &path[first.len()..];
                (format!("{item}{rest}"), format!("path=\"{}\", of={var}.__path", rest.trim_start_matches('.')))
            }
            None => (path.to_owned(), format!("path=\"{path}\"")),
        }
    }

    fn print(&mut self, mut lexer: Lexer<'a>, start: usize, end: usize) -> Parsed<String> {
        let unexpected = |p: &Self, token: Token<'_>| (Fault::Unexpected(token.text().to_owned()), p.span(start, end));
        let Some(Token::Word(name)) = lexer.next() else { return Err((Fault::Unexpected(String::new()), self.span(start, end))) };
        match lexer.next() {
            None => {
                let (symbolic, args) = self.path(name);
                self.used(Used::Value { path: symbolic, form: None }, start, end);
                Ok(format!("val({args})"))
            }
            Some(Token::Sign("(")) => {
                let (function, must, may) = FUNCTIONS
                    .iter()
                    .find(|(f, ..)| *f == name)
                    .ok_or((Fault::UnknownFunction(name.into()), self.span(start, end)))?;
                let arguments = self.arguments(&mut lexer, start, end)?;
                let unknown = arguments.iter().map(|(k, _)| *k).find(|k| !must.contains(k) && !may.contains(k));
                if let Some(argument) = unknown {
                    return Err((Fault::UnknownArgument(name.into(), argument.into()), self.span(start, end)));
                }
                let get = |key: &str| arguments.iter().find(|(k, _)| *k == key).map(|(_, v)| (*v).to_owned());
                if let Some(missing) = must.iter().find(|m| get(m).is_none()) {
                    return Err((Fault::MissingArgument(name.into(), missing), self.span(start, end)));
                }
                if let Some(token) = lexer.next() {
                    return Err(unexpected(self, token));
                }
                Ok(self.call(function, get, start, end))
            }
            Some(token) => Err(unexpected(self, token)),
        }
    }

    fn arguments(&mut self, lexer: &mut Lexer<'a>, start: usize, end: usize) -> Parsed<Vec<(&'a str, &'a str)>> {
        let mut arguments = Vec::new();
        loop {
            match lexer.next() {
                Some(Token::Sign(")")) => return Ok(arguments),
                Some(Token::Sign(",")) => {}
                Some(Token::Word(key)) => match (lexer.next(), lexer.next()) {
                    (Some(Token::Sign("=")), Some(Token::Text(value))) => arguments.push((key, value)),
                    _ => return Err((Fault::Unexpected(key.into()), self.span(start, end))),
                },
                other => {
                    return Err((Fault::Unexpected(other.map_or(String::new(), |t| t.text().into())), self.span(start, end)));
                }
            }
        }
    }

    fn call(&mut self, function: &'static str, get: impl Fn(&str) -> Option<String>, start: usize, end: usize) -> String {
        let text = |key: &str| get(key).unwrap_or_default();
        let quoted = |key: &str| format!("{key}=\"{}\"", text(key));
        let form = || get("form").map(|f| format!(", form=\"{f}\"")).unwrap_or_default();
        let (what, args) = match function {
            "val" => {
                let (symbolic, args) = self.path(&text("path"));
                (Used::Value { path: symbolic, form: get("form") }, format!("{args}{}", form()))
            }
            "count" => {
                let (symbolic, args) = self.path(&text("path"));
                (Used::Count { path: symbolic, of: text("of") }, format!("{args}, {}", quoted("of").replacen("of=", "noun=", 1)))
            }
            "list" => {
                let (symbolic, args) = self.path(&text("path"));
                (Used::List { path: symbolic }, args)
            }
            "ref" => (Used::Ref { to: text("to") }, quoted("to")),
            "cite" => (Used::Cite { to: text("to") }, quoted("to")),
            "term" => (Used::Term { id: text("id"), form: get("form") }, format!("{}{}", quoted("id"), form())),
            "fig" => (Used::Figure { id: text("id") }, quoted("id")),
            "table" => (Used::Table { id: text("id") }, quoted("id")),
            _ => {
                let said = ["role", "also_role"].into_iter().filter(|key| get(key).is_some()).map(quoted);
                // One who signs beside the participants: the path of its name.
                let (also, path) = get("also").map(|also| self.path(&also)).unzip();
                let args = path.into_iter().chain(said).collect::<Vec<_>>().join(", ");
                if let Some(path) = also {
                    self.used(Used::Value { path, form: None }, start, end);
                }
                (Used::Signatures, args)
            }
        };
        self.used(what, start, end);
        format!("{function}({args})")
    }

    fn tag(&mut self, mut lexer: Lexer<'a>, start: usize, end: usize) -> Parsed<String> {
        let word = match lexer.next() {
            Some(Token::Word(word)) => word,
            other => return Err((Fault::UnknownTag(other.map_or(String::new(), |t| t.text().into())), self.span(start, end))),
        };
        if self.blocks.len() > 8 {
            return Err((Fault::TooDeep, self.span(start, end)));
        }
        match word {
            "if" => {
                let condition = self.condition(&mut lexer, start, end)?;
                self.blocks.push(Open::If);
                Ok(format!("if {condition}"))
            }
            "elif" => {
                self.used(Used::Mark("elif"), start, end);
                Ok(format!("elif {}", self.condition(&mut lexer, start, end)?))
            }
            "else" => {
                self.used(Used::Mark("else"), start, end);
                Ok("else".into())
            }
            "endif" => match self.blocks.pop() {
                Some(Open::If) => {
                    self.used(Used::Mark("endif"), start, end);
                    Ok("endif".into())
                }
                _ => Err((Fault::Unbalanced("endif".into()), self.span(start, end))),
            },
            "for" => match (lexer.next(), lexer.next(), lexer.next(), lexer.next()) {
                (Some(Token::Word(var)), Some(Token::Word("in")), Some(Token::Word(path)), None) if !var.contains('.') => {
                    let (symbolic, args) = self.path(path);
                    self.used(Used::Loop { path: symbolic.clone() }, start, end);
                    self.blocks.push(Open::For { var: var.to_owned(), item: format!("{symbolic}[*]") });
                    Ok(format!("for {var} in items({args})"))
                }
                _ => Err((Fault::Unexpected("for".into()), self.span(start, end))),
            },
            "endfor" => match self.blocks.pop() {
                Some(Open::For { .. }) => {
                    self.used(Used::Mark("endfor"), start, end);
                    Ok("endfor".into())
                }
                _ => Err((Fault::Unbalanced("endfor".into()), self.span(start, end))),
            },
            other => Err((Fault::UnknownTag(other.into()), self.span(start, end))),
        }
    }

    /// A condition: paths become calls that look them up, so that nothing missing is silently false for being misspelt.
    fn condition(&mut self, lexer: &mut Lexer<'a>, start: usize, end: usize) -> Parsed<String> {
        let mut out = Vec::new();
        let mut empty = true;
        let (mut last_path, mut compares) = (None::<String>, false);
        let ordered = lexer.rest().contains(['<', '>']);
        for token in lexer.by_ref() {
            empty = false;
            out.push(match token {
                Token::Word(word @ ("and" | "or" | "not" | "true" | "false")) => word.to_owned(),
                Token::Word(path) if path.bytes().all(|b| b.is_ascii_digit()) => path.to_owned(),
                Token::Word(path) => {
                    let (symbolic, args) = self.path(path);
                    self.used(Used::Condition { path: symbolic.clone() }, start, end);
                    last_path = Some(symbolic);
                    format!("{}({args})", if ordered { "num" } else { "get" })
                }
                Token::Text(text) => {
                    if let (true, Some(path)) = (compares, last_path.take()) {
                        self.used(Used::Compared { path, word: text.to_owned() }, start, end);
                    }
                    format!("\"{text}\"")
                }
                Token::Sign(sign @ ("==" | "!=" | "<" | ">" | "<=" | ">=" | "(" | ")")) => {
                    compares = matches!(sign, "==" | "!=");
                    sign.to_owned()
                }
                Token::Sign(sign) => return Err((Fault::Unexpected(sign.into()), self.span(start, end))),
            });
        }
        if empty { Err((Fault::Unexpected(String::new()), self.span(start, end))) } else { Ok(out.join(" ")) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Text(&'a str),
    Sign(&'a str),
}

impl<'a> Token<'a> {
    fn text(self) -> &'a str {
        match self {
            Token::Word(t) | Token::Text(t) | Token::Sign(t) => t,
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str, _offset: usize) -> Self {
        Self { text, at: 0 }
    }
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;
    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        let first = trimmed.chars().next()?;
        let (token, len) = if first == '"' {
            match trimmed[1..].find('"') {
                Some(end) => (Token::Text(&trimmed[1..=end]), end + 2),
                None => (Token::Sign(trimmed), trimmed.len()),
            }
        } else if first.is_alphanumeric() || first == '_' {
            let end =
                trimmed.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']'))).unwrap_or(trimmed.len());
            (Token::Word(&trimmed[..end]), end)
        } else {
            let len = ["==", "!=", "<=", ">="].iter().find(|s| trimmed.starts_with(**s)).map_or(first.len_utf8(), |s| s.len());
            (Token::Sign(&trimmed[..len]), len)
        };
        self.at += len;
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tera(text: &str) -> String {
        parse(text, 0).unwrap().tera
    }

    #[test]
    fn everything_printed_becomes_a_call() {
        assert_eq!(tera("på {{ a.b }}."), "på {{ val(path=\"a.b\") }}.");
        assert_eq!(tera("{{ val(path=\"a.b\", form=\"definite\") }}"), "{{ val(path=\"a.b\", form=\"definite\") }}");
        assert_eq!(tera("{{ count(path=\"a\", of=\"medlem\") }}"), "{{ count(path=\"a\", noun=\"medlem\") }}");
        assert_eq!(
            tera("{% for t in tasks %}\n1) {{ t.text }}\n{% endfor %}\nSlutt"),
            "{% for t in items(path=\"tasks\") %}1) {{ val(path=\"text\", of=t.__path) }}\n{% endfor %}Slutt"
        );
        assert_eq!(
            tera("{% if a.b == \"x\" and not c %}A{% endif %}"),
            "{% if get(path=\"a.b\") == \"x\" and not get(path=\"c\") %}A{% endif %}"
        );
        assert_eq!(tera("{% if n > 1 %}A{% endif %}"), "{% if num(path=\"n\") > 1 %}A{% endif %}");
        assert_eq!(tera("A {! merknad !}B {#anker}"), "A B {#anker}");
    }

    #[test]
    fn paths_of_loops_are_symbolic() {
        let uses: Vec<_> = parse("{% for t in tasks %}{{ t.text }}{% if t.from %}x{% endif %}{% endfor %}", 0).unwrap().uses;
        let kinds: Vec<_> = uses.into_iter().map(|u| u.what).collect();
        assert_eq!(kinds[0], Used::Loop { path: "tasks".into() });
        assert_eq!(kinds[1], Used::Value { path: "tasks[*].text".into(), form: None });
        assert_eq!(kinds[2], Used::Condition { path: "tasks[*].from".into() });
    }

    #[test]
    fn what_is_no_part_of_the_grammar_is_refused() {
        let fault = |text: &str| parse(text, 0).unwrap_err().0;
        assert_eq!(fault("{{ a"), Fault::Unclosed);
        assert_eq!(fault("{% set a = 1 %}"), Fault::UnknownTag("set".into()));
        assert_eq!(fault("{% include \"x\" %}"), Fault::UnknownTag("include".into()));
        assert_eq!(fault("{{ a | upper }}"), Fault::Unexpected("|".into()));
        assert_eq!(fault("{{ a + 1 }}"), Fault::Unexpected("+".into()));
        assert_eq!(fault("{{ now() }}"), Fault::UnknownFunction("now".into()));
        assert_eq!(fault("{{ ref(til=\"x\") }}"), Fault::UnknownArgument("ref".into(), "til".into()));
        assert_eq!(fault("{{ ref() }}"), Fault::MissingArgument("ref".into(), "to"));
        assert_eq!(fault("{% if a %}"), Fault::Unbalanced("if".into()));
        assert_eq!(fault("{% endfor %}"), Fault::Unbalanced("endfor".into()));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_parser_fall(text in "[{}%!a-z\"().= \n#|]{0,80}") {
            let _ = parse(&text, 0);
        }
    }
}
