//! Every line of working in the printed cost annexes comes out on a calculator, and every row of amounts makes its sum.
//! Reads nothing but the documents: a reader has no more.

use std::path::PathBuf;

use avtaleverk::quantity::Ratio;

use crate::support;

/// The annexes of the examples and of the case with most in it.
fn annexes() -> Vec<(PathBuf, String)> {
    let repo = support::repo();
    let mut found = Vec::new();
    let folders = std::fs::read_dir(repo.join("out")).unwrap().map(|entry| entry.unwrap().path());
    for folder in folders.chain([repo.join("tests/cases/cost-annex/expected/prove")]).filter(|path| path.is_dir()) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with("kostnadsfordeling.") && name.ends_with(".md") {
                found.push((entry.clone(), std::fs::read_to_string(&entry).unwrap().replace('\u{a0}', " ")));
            }
        }
    }
    found.sort();
    found
}

/// A number as it is printed: `2 000 000`, `982,30`, `30 %`, `−93 077`, `16/33`.
fn read(text: &str) -> Option<Ratio> {
    let bare: String = text.replace('−', "-").replace(',', ".").chars().filter(|c| *c != ' ' && *c != '*').collect();
    let (number, percent) = bare.strip_suffix('%').map_or((bare.as_str(), false), |number| (number, true));
    let value = match number.split_once('/') {
        Some((above, below)) => above.parse::<Ratio>().ok()?.checked_div(&below.parse::<Ratio>().ok()?)?,
        None => number.parse::<Ratio>().ok()?,
    };
    if percent { value.checked_div(&Ratio::whole(100)) } else { Some(value) }
}

/// How far a result may be from what it stands for: half of its last decimal.
fn slack(result: &str) -> Ratio {
    let decimals = result.trim().trim_end_matches('%').trim().split_once(',').map_or(0, |(_, decimals)| decimals.len());
    if decimals == 0 { Ratio::zero() } else { Ratio::new(5, 10_i64.pow(u32::try_from(decimals).unwrap() + 1)).unwrap() }
}

/// A sum of products with brackets, as a calculator takes it.
struct Keys<'t> {
    rest: &'t str,
}

impl Keys<'_> {
    fn sum(&mut self) -> Option<Ratio> {
        let mut value = self.product()?;
        loop {
            value = match self.sign(&["+", "−", "pluss"])? {
                "+" => &value + &self.product()?,
                "−" => &value - &self.product()?,
                // «2 000 000 pluss 3 %»: the percentage is of what stands before.
                "pluss" => &value + &(&value * &self.product()?),
                _ => return Some(value),
            };
        }
    }

    fn product(&mut self) -> Option<Ratio> {
        let mut value = self.one()?;
        loop {
            value = match self.sign(&["×", "/"])? {
                "×" => &value * &self.one()?,
                "/" => value.checked_div(&self.one()?)?,
                _ => return Some(value),
            };
        }
    }

    /// The sign that comes next, or nothing.
    fn sign<'s>(&mut self, signs: &[&'s str]) -> Option<&'s str> {
        let next = self.rest.trim_start();
        let found = signs.iter().find(|sign| next.starts_with(**sign)).copied().unwrap_or_default();
        self.rest = &next[found.len()..];
        Some(found)
    }

    fn one(&mut self) -> Option<Ratio> {
        self.rest = self.rest.trim_start();
        if let Some(inner) = self.rest.strip_prefix('(') {
            self.rest = inner;
            let value = self.sum()?;
            self.rest = self.rest.trim_start().strip_prefix(')')?;
            return Some(value);
        }
        let end = self.rest.find(|c: char| !(c.is_ascii_digit() || " ,%".contains(c))).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        read(number)
    }
}

/// Words and remarks in brackets say what a number is; the calculator does without.
fn keyed(left: &str) -> String {
    let mut out = String::new();
    let mut rest = left;
    while let Some((before, after)) = rest.split_once('(') {
        let (inner, after) = after.split_once(')').unwrap_or((after, ""));
        let year = inner.len() == 4 && inner.chars().all(|c| c.is_ascii_digit());
        let remark = year || inner.chars().any(char::is_alphabetic);
        out.push_str(before);
        if !remark {
            out.push_str(&format!("({inner})"));
        }
        rest = after;
    }
    out + rest
}

/// What a piece of working says it comes to, and what it does come to. None when it is no piece of arithmetic.
fn worked(piece: &str) -> Option<(Ratio, String)> {
    let (left, right) = piece.split_once(" = ")?;
    let result = right.trim_end_matches(" til deling").trim_end_matches(" til deling.").trim_end_matches('.').to_owned();
    let left = left.rsplit_once(": ").map_or_else(
        || left.to_owned(),
        |(words, rest)| match (words.split_once("% etter "), rest.split_once(" av ")) {
            // «45 % etter elevtall per 1. oktober 2026: 2 110 av 3 315»
            (Some((weight, _)), Some((own, all))) => format!("{weight}% × {own} / {all}"),
            _ => rest.to_owned(),
        },
    );
    let left = match left.split_once(" delt likt på ") {
        Some((weight, parties)) => format!("{weight} / {parties}"),
        None => left.replace("hele delen på ", "").replace("heile delen på ", ""),
    };
    let left = keyed(&left);
    let mut keys = Keys { rest: &left };
    let value = keys.sum().unwrap_or_else(|| panic!("no arithmetic: {piece}"));
    assert_eq!(keys.rest.trim(), "", "{piece}");
    Some((value, result))
}

#[test]
fn every_step_comes_out_on_a_calculator() {
    let mut steps = 0;
    for (path, text) in annexes() {
        for line in text.lines().filter(|line| line.contains(" = ")) {
            for piece in line.split('|').flat_map(|cell| cell.split("; ")).filter(|piece| piece.contains(" = ")) {
                let (value, result) = worked(piece.trim()).unwrap();
                let said = read(&result).unwrap_or_else(|| panic!("{result} is no number: {piece}"));
                let off = &value - &said;
                let off = if off.is_negative() { &Ratio::zero() - &off } else { off };
                assert!(off <= slack(&result), "{}: {piece}\ncomes to {value}", path.display());
                steps += 1;
            }
        }
    }
    assert!(steps > 60, "{steps}");
}

#[test]
fn what_is_added_up_is_the_amount() {
    let mut rows = 0;
    for (path, text) in annexes() {
        for line in text.lines().filter(|line| line.starts_with("| ") && line.contains("; til sa")) {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
            let amount = read(cells.last().unwrap()).unwrap();
            let is_part = |piece: &&str| {
                ["avrundet ", "runda av ", "grunnbeløp ", "belastet direkte ", "belasta direkte "]
                    .iter()
                    .any(|w| piece.starts_with(w))
            };
            let number = |piece: &str| read(&piece.chars().filter(|c| !c.is_alphabetic()).collect::<String>()).unwrap();
            let sum: Ratio = cells[1].split("; ").filter(is_part).map(number).collect::<Vec<_>>().iter().sum();
            assert_eq!(sum, amount, "{}: {line}", path.display());
            rows += 1;
        }
    }
    assert!(rows > 0);
}

#[test]
fn the_amounts_of_every_table_make_its_sum() {
    let mut sums = 0;
    for (path, text) in annexes() {
        let lines: Vec<&str> = text.lines().collect();
        let tables = lines.split(|line| !line.starts_with("| ")).filter(|table| table.len() > 3);
        for table in tables {
            let cells = |line: &&str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
            let rows: Vec<Vec<String>> = table.iter().map(cells).collect();
            let Some(total) = rows.iter().find(|row| row[0] == "**Sum**") else { continue };
            for (at, said) in total.iter().enumerate().skip(1) {
                // Percentages and the numbers before rounding are rounded when they are printed.
                let parts: Vec<&String> =
                    rows[2..].iter().take_while(|row| row[0] != "**Sum**").filter_map(|row| row.get(at)).collect();
                let whole = |text: &String| !text.contains('%') && (!text.contains(',') || rows[0][at].len() == 4);
                let (Some(said), true) = (read(said), parts.iter().all(|part| whole(part))) else { continue };
                let sum: Ratio = parts.iter().filter_map(|part| read(part)).collect::<Vec<_>>().iter().sum();
                // The remainders are units handed out.
                if !["Rest"].contains(&rows[0][at].as_str()) {
                    assert_eq!(sum, said, "{}: {}\n{}", path.display(), rows[0][at], table.join("\n"));
                    sums += 1;
                }
            }
        }
    }
    assert!(sums > 40, "{sums}");
}

#[test]
fn wrong_working_does_not_come_out() {
    let off = |piece: &str| {
        let (value, result) = worked(piece).unwrap();
        value != read(&result).unwrap()
    };
    assert!(!off("(1/4) / (1 − 211/442) = 221/462"));
    assert!(off("(1/4) / (1 − 212/442) = 221/462"));
    assert!(!off("2 060 000 − 150 000 (grunnbeløp) − 900 000 (de som er på tak) = 1 010 000 til deling"));
    assert!(off("2 060 000 − 150 000 (grunnbeløp) = 1 010 000 til deling"));
    assert!(!off("45 % etter elevtall per 1. oktober 2026: 2 110 av 3 315 = 633/2210"));
    assert!(!off("kommunal deflator: 950 × 103,4 (2027) / 100 (2026) = 982,30"));
    assert!(!off("2 000 000 pluss 3 % = 2 060 000"));
}
