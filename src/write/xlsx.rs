//! The workbook as an Excel file. Words are written as words whatever they begin with; every formula carries its result.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, FormatBorder, Formula, Workbook as File, Worksheet,
    XlsxError,
};

use crate::document::workbook::{Format, Look, Sheet, Value, Workbook, decimal};

/// The widest a column is made, in characters; what is longer runs on over the empty cells beside it.
const WIDEST: usize = 22;
/// The same for the first column, which has the names of parties and lines.
const FIRST_WIDEST: usize = 34;
/// The height of two lines, for the heads of columns.
const HEAD_HEIGHT: u8 = 30;

/// The file.
///
/// # Errors
/// What the writer says, when a sheet has more rows or longer texts than the format takes.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    file.set_properties(&properties(workbook)?);
    for sheet in &workbook.sheets {
        let out = file.add_worksheet();
        out.set_name(&sheet.name)?;
        fill(out, sheet)?;
    }
    file.save_to_buffer()
}

/// Nothing of the clock: the day of the document, or a fixed one.
fn properties(workbook: &Workbook) -> Result<DocProperties, XlsxError> {
    let [year, month, day] = workbook.date.unwrap_or([2000, 1, 1]);
    let part = |number: i32| u16::try_from(number).unwrap_or(1);
    let small = |number: i32| u8::try_from(number).unwrap_or(1);
    let day = ExcelDateTime::from_ymd(part(year), small(month), small(day))?;
    Ok(DocProperties::new().set_title(&workbook.title).set_author(workbook.authors.join(", ")).set_creation_datetime(&day))
}

fn fill(out: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let mut widths: Vec<(u16, usize)> = Vec::new();
    for (&(row, column), cell) in &sheet.cells {
        let mut format = format(cell.look);
        if cell.look.head && column > 0 {
            format = format.set_align(FormatAlign::Right);
        }
        if cell.look.head && column == 0 {
            out.set_row_height(row, HEAD_HEIGHT)?;
        }
        match &cell.value {
            Value::Text(text) => out.write_string_with_format(row, column, cut(text), &format)?,
            Value::Number(number) => {
                // A spreadsheet has no other numbers than these; nothing is worked out with them here.
                let number: f64 = decimal(number).parse().unwrap_or_default();
                out.write_number_with_format(row, column, number, &format)?
            }
            Value::Formula { text, result } => {
                out.write_formula_with_format(row, column, Formula::new(text).set_result(result), &format)?
            }
        };
        widths.push((column, width(&cell.value, cell.look)));
    }
    let last = widths.iter().map(|(column, _)| *column).max().unwrap_or(0);
    for column in 0..=last {
        let widest = widths.iter().filter(|(c, _)| *c == column).map(|(_, w)| *w).max().unwrap_or(0);
        let (least, most) = if column == 0 { (18, FIRST_WIDEST) } else { (11, WIDEST) };
        out.set_column_width(column, u16::try_from(widest.clamp(least, most)).unwrap_or(11))?;
    }
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Excel takes no more than 32 767 characters in a cell.
fn cut(text: &str) -> String {
    text.chars().take(32_000).collect()
}

fn width(value: &Value, look: Look) -> usize {
    match value {
        Value::Text(text) if look.head => text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0) + 2,
        // A line of words runs on; it does not make its column wide.
        Value::Text(text) if !look.title && !look.bold && text.chars().count() < 60 => text.chars().count() + 1,
        Value::Number(number) if matches!(look.format, Format::Whole | Format::Ore) => decimal(number).len() + 5,
        Value::Formula { result, .. } if look.format != Format::Percent => result.len().min(18) + 4,
        _ => 0,
    }
}

fn format(look: Look) -> CellFormat {
    let numbers = match look.format {
        Format::Plain => "General",
        Format::Whole => "#,##0",
        Format::Decimals => "#,##0.######",
        Format::Ore => "#,##0.00",
        Format::Percent => "0.0000%",
    };
    let mut format = CellFormat::new().set_num_format(numbers);
    if look.bold {
        format = format.set_bold();
    }
    if look.title {
        format = format.set_bold().set_font_size(14);
    }
    if look.head {
        format = format.set_text_wrap().set_border_bottom(FormatBorder::Thin);
    }
    if look.input {
        format = format.set_background_color(Color::RGB(0x00FF_F2CC));
    }
    format
}
