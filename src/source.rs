//! Text with places: every file read becomes a [`Source`], every value keeps its [`Span`], every message can point.
//! Enter at [`Sources`], the one list of texts a run has read.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap};

/// Names one text in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A byte range in one text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// A span in a named text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which text.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// The text of one file, as read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as a person would write it, relative to the project, with `/`.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
}

impl Source {
    /// Line and column, both from 1 and counted in characters, of a byte offset.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset.min(self.text.len())).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        (line, column)
    }
}

/// All texts a run has read, in the order they were read.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a text and returns its name.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(Source { path: path.into(), text: text.into() });
        id
    }

    /// The text of that name.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// Moves the texts of another list to the end of this one; `f` rewrites ids that pointed into the other list.
    pub fn append(&mut self, other: Sources) -> impl Fn(SourceId) -> SourceId + use<> {
        let base = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.extend(other.list);
        move |id| SourceId(id.0 + base)
    }
}

/// A value read from YAML together with where it stands in its file.
///
/// Which file is known by the holder (`Agreement`, `Case`), so that a span stays two numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
        let at = read.referenced.span();
        let start = at.byte_offset().and_then(|o| usize::try_from(o).ok()).unwrap_or(0);
        let len = at.byte_len().and_then(|l| usize::try_from(l).ok()).unwrap_or(0);
        Ok(Self { value: read.value, span: Span::new(start, start + len) })
    }
}

/// Written as `{"$at": [start, end], "$v": value}` so that the data tree (`agreement::data`) keeps the place.
impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("$at", &[self.span.start, self.span.end])?;
        map.serialize_entry("$v", &self.value)?;
        map.end()
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
