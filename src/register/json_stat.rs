//! JSON-stat2 as rows: one a combination of the dimensions' categories, the value last. Enter at [`grid`].

use serde_json::Value;

use super::{Cell, Fault, Grid};
use crate::source::Span;

/// The most values a file may have: SSB gives no more in one answer.
const MOST: usize = 800_000;

/// One dimension: its id, and code and name of each category in order.
struct Dimension {
    id: String,
    categories: Vec<(String, Option<String>)>,
}

pub(super) fn grid(text: &str) -> Result<Grid, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let json: Value = serde_json::from_str(text).map_err(|_| Fault::NotJsonStat)?;
    if json.get("class").and_then(Value::as_str).is_some_and(|class| class != "dataset") {
        return Err(Fault::NotJsonStat);
    }
    let ids = json.get("id").and_then(Value::as_array).ok_or(Fault::NotJsonStat)?;
    let dimensions = ids.iter().map(|id| dimension(&json, id.as_str()?)).collect::<Option<Vec<_>>>().ok_or(Fault::NotJsonStat)?;
    let size = dimensions.iter().try_fold(1usize, |size, d| size.checked_mul(d.categories.len())).filter(|size| *size <= MOST);
    let size = size.filter(|size| *size > 0).ok_or(Fault::NotJsonStat)?;
    let values = json.get("value").ok_or(Fault::NotJsonStat)?;
    let mut grid = Grid { title: title(&json), ..Grid::default() };
    let heads = dimensions.iter().map(|d| d.id.as_str()).chain(["value"]);
    grid.heads = heads.map(|head| Cell { text: head.to_owned(), ..Cell::default() }).collect();
    for index in 0..size {
        let mut left = index;
        let mut row: Vec<Cell> = Vec::new();
        for dimension in dimensions.iter().rev() {
            let count = dimension.categories.len();
            let (code, name) = dimension.categories.get(left % count).cloned().unwrap_or_default();
            left /= count;
            row.push(Cell { span: place(text, &code), text: code, name });
        }
        row.reverse();
        let value = match values {
            Value::Array(list) => list.get(index),
            Value::Object(map) => map.get(&index.to_string()),
            _ => return Err(Fault::NotJsonStat),
        };
        let number = match value {
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::String(word)) => word.clone(),
            _ => "..".to_owned(),
        };
        let span = row.first().map(|cell| cell.span).unwrap_or_default();
        row.push(Cell { text: number, name: None, span });
        grid.rows.push(row);
    }
    Ok(grid)
}

/// The label, with the table's number before it where only the extension says it.
fn title(json: &Value) -> String {
    let label = json.get("label").and_then(Value::as_str).unwrap_or_default();
    let id = json.pointer("/extension/px/tableid").and_then(Value::as_str).unwrap_or_default();
    if id.is_empty() { label.to_owned() } else { format!("{id}: {label}") }
}

fn dimension(json: &Value, id: &str) -> Option<Dimension> {
    let category = json.get("dimension")?.get(id)?.get("category")?;
    let labels = category.get("label");
    let name = |code: &str| labels.and_then(|l| l.get(code)).and_then(Value::as_str).map(str::to_owned);
    let mut codes: Vec<(u64, String)> = match category.get("index") {
        Some(Value::Array(list)) => (0u64..).zip(list).filter_map(|(at, code)| Some((at, code.as_str()?.to_owned()))).collect(),
        Some(Value::Object(map)) => map.iter().map(|(code, at)| (at.as_u64().unwrap_or(0), code.clone())).collect(),
        // A dimension of one category may leave the index out.
        _ => labels?.as_object()?.keys().map(|code| (0, code.clone())).collect(),
    };
    codes.sort();
    let categories = codes.into_iter().map(|(_, code)| (code.clone(), name(&code))).collect();
    Some(Dimension { id: id.to_owned(), categories })
}

/// Where a code first stands.
fn place(text: &str, code: &str) -> Span {
    let quoted = format!("\"{code}\"");
    text.find(&quoted).map_or_else(Span::default, |at| Span::new(at, at + quoted.len()))
}
