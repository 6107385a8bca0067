//! The sheet a chart is drawn on: text, lines, bars and markers, each with a class that a style sheet colours.

use super::WIDTH;
use crate::write::html::escape;

/// What has been drawn.
#[derive(Default)]
pub(super) struct Canvas(String);

/// Where a text stands to its point.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How wide a text of so many characters is at the most, in the letters of a drawing.
pub(super) fn width(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(0).saturating_mul(7)
}

/// A text in lines of at most so many characters, broken between words.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Canvas {
    pub(super) fn text(&mut self, (x, y): (i64, i64), class: &str, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.0.push_str(&format!("<text x=\"{x}\" y=\"{y}\" class=\"{class}\" text-anchor=\"{anchor}\">"));
        escape::text(&mut self.0, text);
        self.0.push_str("</text>\n");
    }

    pub(super) fn line(&mut self, (x1, y1): (i64, i64), (x2, y2): (i64, i64), class: &str) {
        self.0.push_str(&format!("<path d=\"M{x1} {y1}L{x2} {y2}\" class=\"{class}\" fill=\"none\"></path>\n"));
    }

    /// A line through points; one point alone is no line.
    pub(super) fn path(&mut self, points: &[(i64, i64)], class: &str) {
        if points.len() < 2 {
            return;
        }
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
        self.0.push_str(&format!("<path d=\"M{}\" class=\"{class}\" fill=\"none\"></path>\n", steps.join("L")));
    }

    pub(super) fn bar(&mut self, (x, y): (i64, i64), (width, height): (i64, i64), class: &str) {
        self.0.push_str(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"></rect>\n"));
    }

    /// The marker of a series: disc, square, triangle, diamond, every second one hollow.
    pub(super) fn marker(&mut self, (x, y): (i64, i64), series: usize) {
        let class = format!("marker s{}", series % 4);
        match series % 4 {
            0 => self.0.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" class=\"{class}\"></circle>\n")),
            1 => self.bar((x - 5, y - 5), (10, 10), &class),
            2 => self.shape(&[(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], &class),
            _ => self.shape(&[(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], &class),
        }
    }

    fn shape(&mut self, points: &[(i64, i64)], class: &str) {
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
        self.0.push_str(&format!("<path d=\"M{}Z\" class=\"{class}\"></path>\n", steps.join("L")));
    }

    /// The whole element, `height` high, with its title and words.
    pub(super) fn finish(self, height: i64, name: Option<&str>, title: &str, words: &str) -> String {
        let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\"");
        escape::attribute(&mut out, "viewBox", &format!("0 0 {WIDTH} {height}"));
        escape::attribute(&mut out, "font-size", "13");
        escape::attribute(&mut out, "role", "img");
        match name {
            Some(name) => {
                escape::attribute(&mut out, "aria-labelledby", &format!("{name}_title"));
                escape::attribute(&mut out, "aria-describedby", &format!("{name}_words"));
                out.push_str(">\n<title");
                escape::attribute(&mut out, "id", &format!("{name}_title"));
                out.push('>');
                escape::text(&mut out, title);
                out.push_str("</title>\n<desc");
                escape::attribute(&mut out, "id", &format!("{name}_words"));
                out.push('>');
                escape::text(&mut out, words);
                out.push_str("</desc>\n");
            }
            None => {
                escape::attribute(&mut out, "aria-label", &format!("{title}. {words}"));
                out.push_str(">\n");
            }
        }
        out.push_str(&self.0);
        out.push_str("</svg>");
        out
    }
}
