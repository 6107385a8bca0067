//! The embedded YAML read into types.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::when::Day;
use super::{Act, DocumentLaw, Form, Law};
use crate::lang::Text;

static ACTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/law/acts");
static DOCUMENTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/law/documents");
static FORMS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/law/forms");

/// `law.yaml`: what holds for the whole.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    known_until: Day,
    sources: BTreeMap<String, Texts>,
}

/// A text in three languages, each of which must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    nb: String,
    nn: String,
    en: String,
}

impl From<Texts> for Text {
    fn from(Texts { nb, nn, en }: Texts) -> Self {
        Text { nb, nn, en }
    }
}

/// A text of a field.
pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    Texts::deserialize(deserializer).map(Text::from)
}

/// A text that may be left out.
pub(super) fn text_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    Ok(Option::<Texts>::deserialize(deserializer)?.map(Text::from))
}

/// A list of texts.
pub(super) fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    Ok(Vec::<Texts>::deserialize(deserializer)?.into_iter().map(Text::from).collect())
}

/// Reads everything embedded.
pub(super) fn load() -> Result<Law, String> {
    let whole: Whole = typed("law.yaml", include_str!("law.yaml"))?;
    let sources = whole.sources.into_iter().map(|(id, title)| (id, title.into())).collect();
    let acts = folder::<Act>("acts", &ACTS)?.into_iter().map(|act| (act.id.clone(), act)).collect();
    let forms = folder::<Form>("forms", &FORMS)?;
    let documents = folder::<DocumentLaw>("documents", &DOCUMENTS)?;
    let recognised = typed("recognised.yaml", include_str!("recognised.yaml"))?;
    let confused = typed("confused.yaml", include_str!("confused.yaml"))?;
    Ok(Law { known_until: whole.known_until.0, sources, acts, forms, documents, recognised, confused })
}

/// Every YAML file of a folder, by name.
fn folder<T: DeserializeOwned>(name: &str, dir: &Dir<'static>) -> Result<Vec<T>, String> {
    let yaml = dir.files().filter(|file| file.path().extension().is_some_and(|e| e == "yaml"));
    let mut files: Vec<(String, &str)> =
        yaml.filter_map(|file| Some((format!("{name}/{}", file.path().display()), file.contents_utf8()?))).collect();
    files.sort_unstable();
    files.into_iter().map(|(path, text)| typed(&path, text)).collect()
}

fn typed<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, String> {
    serde_saphyr::from_str(text).map_err(|error| format!("src/law/{path}: {error}"))
}
