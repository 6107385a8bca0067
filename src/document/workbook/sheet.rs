//! A sheet under construction: cells by place, written from the top down, and the places other cells refer to.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use crate::quantity::{Kroner, Ratio};

/// A cell's place in the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u16,
}

impl At {
    /// `B7`, for a formula in the same sheet.
    pub fn here(&self) -> String {
        format!("{}{}", letters(self.column), self.row + 1)
    }

    /// `$B$7`.
    pub fn fixed(&self) -> String {
        format!("${}${}", letters(self.column), self.row + 1)
    }

    /// `'Nøkler'!B7`, for a formula anywhere.
    pub fn anywhere(&self) -> String {
        format!("'{}'!{}", self.sheet.replace('\'', "''"), self.here())
    }
}

/// The letters of a column: 0 is A, 26 is AA.
fn letters(column: u16) -> String {
    let mut left = u32::from(column) + 1;
    let mut text = String::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        text.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    text
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words; never read as a formula.
    Text(String),
    /// A number.
    Number(Ratio),
    /// A formula without its `=`, and the result the program worked out.
    Formula {
        /// The formula.
        text: String,
        /// Its result, as a decimal number or a word.
        result: String,
    },
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// As it is.
    #[default]
    Plain,
    /// Whole numbers in groups.
    Whole,
    /// Numbers in groups, with the decimals they have.
    Decimals,
    /// Kroner and øre.
    Ore,
    /// A percentage.
    Percent,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// How a number is shown.
    pub format: Format,
    /// In bold.
    pub bold: bool,
    /// A number a reader may change.
    pub input: bool,
    /// A heading of a column.
    pub head: bool,
    /// A title.
    pub title: bool,
}

impl Look {
    /// Nothing but a format.
    pub fn of(format: Format) -> Self {
        Self { format, ..Self::default() }
    }
    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    /// The same, to be changed by a reader.
    pub fn input(self) -> Self {
        Self { input: true, ..self }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How it looks.
    pub look: Look,
}

/// The characters of a line of words.
const LINE: usize = 110;

/// One sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells, by row and column.
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// The row that comes next.
    pub next: u32,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: String) -> Self {
        Self { name, cells: BTreeMap::new(), next: 0 }
    }

    /// The place of a cell.
    pub fn at(&self, row: u32, column: u16) -> At {
        At { sheet: self.name.clone(), row, column }
    }

    /// Writes a cell in the row that comes next.
    pub fn put(&mut self, column: u16, value: Value, look: Look) -> At {
        self.cells.insert((self.next, column), Cell { value, look });
        self.at(self.next, column)
    }

    /// Words.
    pub fn text(&mut self, column: u16, text: &str) -> At {
        self.put(column, Value::Text(text.to_owned()), Look::default())
    }

    /// A number.
    pub fn number(&mut self, column: u16, number: &Ratio, look: Look) -> At {
        self.put(column, Value::Number(number.clone()), look)
    }

    /// A formula with its result.
    pub fn formula(&mut self, column: u16, text: String, result: &Ratio, look: Look) -> At {
        self.put(column, Value::Formula { text, result: decimal(result) }, look)
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.next += 1;
    }

    /// Leaves a row empty.
    pub fn skip(&mut self) {
        self.next += 1;
    }

    /// The title of the sheet, and an empty row.
    pub fn title(&mut self, text: &str) {
        self.put(0, Value::Text(text.to_owned()), Look { title: true, ..Look::default() });
        self.next += 2;
    }

    /// A heading on a row of its own.
    pub fn heading(&mut self, text: &str) {
        self.put(0, Value::Text(text.to_owned()), Look::default().bold());
        self.end();
    }

    /// Words on as many rows as they need: a cell runs on over its neighbours, but not over the edge of a sheet of paper.
    pub fn note(&mut self, text: &str) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() >= LINE {
                self.text(0, &std::mem::take(&mut line));
                self.end();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.text(0, &line);
        self.end();
    }

    /// The headings of columns.
    pub fn head<S: AsRef<str>>(&mut self, titles: impl IntoIterator<Item = S>) {
        for (column, title) in (0u16..).zip(titles) {
            self.put(column, Value::Text(title.as_ref().to_owned()), Look { head: true, bold: true, ..Look::default() });
        }
        self.end();
    }

    /// `B5:B9` of the column, from a row to the last one written.
    pub fn column_from(&self, column: u16, first: u32) -> String {
        let last = self.next.saturating_sub(1).max(first);
        format!("{}:{}", self.at(first, column).fixed(), self.at(last, column).fixed())
    }
}

/// How kroner are shown: øre only where there are some.
pub(super) fn money_format<'k>(amounts: impl IntoIterator<Item = &'k Kroner>) -> Format {
    if amounts.into_iter().all(Kroner::is_whole) { Format::Whole } else { Format::Ore }
}

/// A number as a program reads it: exact with up to 15 decimals, else rounded to 17.
pub fn decimal(number: &Ratio) -> String {
    let places = (0..=15).find(|places| number.is_exact_with(*places)).unwrap_or(17);
    let units = number.rounded(places);
    let width = usize::try_from(places).unwrap_or(0);
    let digits = format!("{:0>fill$}", units.magnitude().to_string(), fill = width + 1);
    let (whole, rest) = digits.split_at(digits.len() - width);
    let sign = if units < BigInt::ZERO { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

/// A number inside a formula: a decimal where that is exact, else the fraction.
pub(super) fn literal(number: &Ratio) -> String {
    if number.is_exact_with(12) { decimal(number) } else { format!("({}/{})", number.above(), number.below()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
        }
    }

    #[test]
    fn numbers_are_written_as_programs_read_them() {
        for (text, printed) in
            [("17500", "17500"), ("1/8", "0.125"), ("-1/4", "-0.25"), ("1/3", "0.33333333333333333"), ("0", "0")]
        {
            assert_eq!(decimal(&text.parse().unwrap()), printed);
        }
        assert_eq!(literal(&"1/3".parse().unwrap()), "(1/3)");
        assert_eq!(literal(&"1/2".parse().unwrap()), "0.5");
    }
}
