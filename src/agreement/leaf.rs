//! The leaves of agreement.yaml: values written as one scalar (or a text in two languages) and checked while they are read.
//! Each serialises as `{"$leaf": kind, …}` for the data tree and carries `x-leaf: kind` in its schema, so that clause paths can be checked.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

use crate::quantity;
use crate::yaml::LEAF_ERROR;

/// A leaf read from one scalar by parsing its text.
macro_rules! scalar_leaf {
    ($(#[$doc:meta])* $name:ident($inner:ty), $kind:literal, $parse:expr, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub $inner);

        impl Deref for $name {
            type Target = $inner;
            fn deref(&self) -> &$inner { &self.0 }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let parse: fn(&str) -> Option<$inner> = $parse;
                parse(&text).map(Self).ok_or_else(|| de::Error::custom(format!("{LEAF_ERROR}{}{LEAF_ERROR}{text}", $kind)))
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                json!({"$leaf": $kind, "v": self.0.to_string()}).serialize(serializer)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": ["string", "number"], "x-leaf": $kind, "examples": [$example]})
            }
        }
    };
}

scalar_leaf!(
    /// A share or weight: `1/3`, `50 %`, `0.25`.
    Share(quantity::Ratio), "share", |t| t.parse().ok(), "1/3");
scalar_leaf!(
    /// A number a register holds: inhabitants, licences, kilometres.
    Number(quantity::Ratio), "number", |t| (!grouped(t)).then(|| t.parse().ok()).flatten(), "17500");
scalar_leaf!(
    /// An amount in kroner with at most two decimals.
    Money(quantity::Kroner), "money", |t| t.trim_end_matches("kr").trim_end().parse().ok(), "400000");
scalar_leaf!(
    /// A day, `2027-01-01`.
    Day(quantity::Date), "date", |t| (t.len() == 10).then(|| t.parse().ok()).flatten(), "2027-01-01");
scalar_leaf!(
    /// A length of time: `12 months`.
    Period(quantity::Length), "length", |t| t.parse().ok(), "12 months");
scalar_leaf!(
    /// A day of the year, `06-30`.
    DayOfYear(MonthDay), "day-of-year", |t| t.parse().ok(), "06-30");
scalar_leaf!(
    /// A count of people or things.
    Count(u32), "count", |t| t.parse().ok(), "3");
scalar_leaf!(
    /// A year, `2027`.
    Year(i16), "year", |t| (t.len() == 4).then(|| t.parse().ok()).flatten(), "2027");
scalar_leaf!(
    /// A time of day, `08:00`.
    TimeOfDay(ClockTime), "time", |t| t.parse().ok(), "08:00");
scalar_leaf!(
    /// The id of a party of this agreement.
    PartyId(String), "party", |t| is_id(t).then(|| t.to_owned()), "nordvik");
scalar_leaf!(
    /// An id: lower-case letters a–z, digits and hyphens.
    Id(String), "id", |t| is_id(t).then(|| t.to_owned()), "operation");

/// Is the number written as `17.500`, which is thousands to one reader and decimals to another?
fn grouped(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, rest)| whole != "0" && whole.len() <= 3 && rest.len() == 3)
}

/// A month and a day in it, without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl FromStr for MonthDay {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (month, day) = text.split_once('-').filter(|_| text.len() == 5).ok_or(())?;
        let (month, day) = (month.parse().map_err(drop)?, day.parse().map_err(drop)?);
        // 2028 is a leap year: 29 February is a day an agreement may name.
        jiff::civil::Date::new(2028, month, day).map(|_| Self { month, day }).map_err(drop)
    }
}
impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// Hours and minutes of a day; `24:00` is its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime {
    /// Minutes since midnight.
    pub minutes: u16,
}

impl FromStr for ClockTime {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (hours, minutes) = text.split_once([':', '.']).ok_or(())?;
        let (hours, minutes): (u16, u16) = (hours.parse().map_err(drop)?, minutes.parse().map_err(drop)?);
        let total = hours * 60 + minutes;
        if minutes < 60 && total <= 24 * 60 { Ok(Self { minutes: total }) } else { Err(()) }
    }
}
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Is the text an id as the user's folder has them?
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 80 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A text of the user's: one string, or one per language.
macro_rules! text_leaf {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name(pub Texts);

        impl Deref for $name {
            type Target = Texts;
            fn deref(&self) -> &Texts { &self.0 }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(TextVisitor).map(Self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                json!({"$leaf": $kind, "one": self.0.one, "nb": self.0.nb, "nn": self.0.nn}).serialize(serializer)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"x-leaf": $kind, "oneOf": [
                    {"type": "string"},
                    {"type": "object", "properties": {"nb": {"type": "string"}, "nn": {"type": "string"}}, "additionalProperties": false}]})
            }
        }
    };
}

text_leaf!(
    /// One line, printed as it stands.
    Label, "label");
text_leaf!(
    /// Markdown blocks; may use the functions a clause may use.
    Prose, "prose");

/// What a label or a prose holds: one string for every language, or one per language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// The one string.
    pub one: Option<String>,
    /// Bokmål.
    pub nb: Option<String>,
    /// Nynorsk.
    pub nn: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TwoTexts {
    nb: Option<String>,
    nn: Option<String>,
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Texts;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a mapping with nb and nn")
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts { one: Some(text.to_owned()), ..Texts::default() })
    }
    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Texts, E> {
        Err(unquoted(value))
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Texts, E> {
        Err(unquoted(value))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Texts, E> {
        Err(unquoted(value))
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Texts, E> {
        Err(unquoted(value))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Texts, A::Error> {
        let two = TwoTexts::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Texts { one: None, nb: two.nb, nn: two.nn })
    }
}

/// A text that reads as a number or truth value must be quoted.
fn unquoted<E: de::Error>(value: impl fmt::Display) -> E {
    de::Error::custom(format!("{LEAF_ERROR}unquoted{LEAF_ERROR}{value}"))
}

/// A closed set of words, each with forms in `lang/words.yaml` under the enum's name.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $id:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the words say themselves what they are; their forms stand in words.yaml")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The name of the set in words.yaml.
            pub const SET: &'static str = $id;
            /// Every word of the set.
            pub const ALL: &'static [&'static str] = &[$($word),+];
            /// The word as written in YAML.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                match text.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(de::Error::custom(format!("{LEAF_ERROR}word{LEAF_ERROR}{text}{LEAF_ERROR}{}", Self::ALL.join(",")))),
                }
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                json!({"$leaf": "word", "set": $id, "v": self.id()}).serialize(serializer)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "enum": [$($word),+], "x-leaf": "word", "x-words": $id})
            }
        }
    )+
    /// Every set of words an agreement or a case may use: its name and its words.
    pub const WORD_SETS: &[(&str, &[&str])] = &[$(($id, $name::ALL)),+];
    };
}
pub(crate) use words;

impl Texts {
    /// The text in one language: that language's own, or the one string there is for all.
    pub fn in_lang(&self, lang: crate::lang::Lang) -> Option<&str> {
        lang.pick(&self.nb, &self.nn).as_deref().or(self.one.as_deref())
    }
}

/// Values by party, year or id. As a [`BTreeMap`], but written with its keys as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByKey<K: Ord, V>(pub BTreeMap<K, V>);

impl<K: Ord, V> Default for ByKey<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}
impl<K: Ord, V> Deref for ByKey<K, V> {
    type Target = BTreeMap<K, V>;
    fn deref(&self) -> &BTreeMap<K, V> {
        &self.0
    }
}
impl<'a, K: Ord, V> IntoIterator for &'a ByKey<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::collections::btree_map::Iter<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for ByKey<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}
impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for ByKey<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(Self)
    }
}
impl<K: Ord + Deref<Target: ToString>, V: Serialize> Serialize for ByKey<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key.to_string(), value)))
    }
}
impl<K: Ord + JsonSchema, V: JsonSchema> JsonSchema for ByKey<K, V> {
    fn schema_name() -> Cow<'static, str> {
        format!("By{}{}", K::schema_name(), V::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<V>();
        json_schema!({"type": "object", "additionalProperties": values})
    }
}
