//! The workbook of the cost annex: read back from the file as a spreadsheet program meets it, and worked out anew by one.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::process::Command;

use serde_json::Value;

use crate::support::Folder;

const ANNEX: &str = "out/nordfjella-ikt/kostnadsfordeling.nb.xlsx";

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = (0..zip.len()).map(|index| zip.by_index(index).unwrap().name().unwrap().into_owned()).collect();
    let text = |zip: &mut zip::ZipArchive<_>, name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    names.into_iter().map(|name| (name.clone(), text(&mut zip, &name))).collect()
}

fn sheets(bytes: &[u8]) -> Vec<String> {
    parts(bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).map(|(_, text)| text).collect()
}

fn built(folder: &Folder, id: &str) -> Vec<u8> {
    let ran = folder.run(&["build", id, "--document", "cost-annex", "--to", "xlsx", "--lang", "nb"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    fs::read(folder.path().join(format!("out/{id}/kostnadsfordeling.nb.xlsx"))).unwrap()
}

fn with_annex() -> Folder {
    let folder = Folder::with_examples();
    folder.copy("tests/cases/cost-annex/agreements");
    fs::rename(folder.path().join("tests/cases/cost-annex/agreements/prove"), folder.path().join("agreements/prove")).unwrap();
    folder
}

/// Each cost's amounts by year and party, in øre, in the order of the agreement.
fn amounts(folder: &Folder, id: &str, more: &[&str]) -> Vec<Vec<i64>> {
    let ran = folder.run(&[&["cost", id, "--format", "json"], more].concat());
    let json: Value = serde_json::from_str(&ran.stdout).unwrap();
    let ore = |part: &Value| part["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let mut rows = Vec::new();
    for cost in json["costs"].as_array().unwrap() {
        for year in cost["years"].as_array().unwrap().iter().filter(|y| !y["parts"].as_array().unwrap().is_empty()) {
            rows.push(year["parts"].as_array().unwrap().iter().map(ore).collect());
        }
    }
    rows
}

/// The same from the first sheet as comma-separated values: one table a cost, years as columns.
fn amounts_of(csv: &str) -> Vec<Vec<i64>> {
    let mut rows = Vec::new();
    let mut columns: Vec<Vec<i64>> = Vec::new();
    for line in csv.lines() {
        let cells: Vec<&str> = line.split(';').map(|cell| cell.trim_matches('"')).collect();
        match cells[0] {
            "Deltaker" => columns = vec![Vec::new(); cells.iter().skip(1).take_while(|c| c.parse::<u16>().is_ok()).count()],
            "Sum" => rows.append(&mut columns),
            _ => {
                for (column, cell) in columns.iter_mut().zip(&cells[1..]) {
                    let cell = cell.replace(',', "");
                    let (kroner, ore) = cell.split_once('.').unwrap_or((&cell, ""));
                    column.push(format!("{kroner}{ore:0<2}").parse().unwrap());
                }
            }
        }
    }
    rows
}

#[test]
fn every_formula_has_its_result_and_words_are_words() {
    let folder = with_annex();
    folder.edit(
        "agreements/prove/agreement.yaml",
        "title: {nb: Fellesmøter, nn: Fellesmøte}",
        "title: {nb: '=1+1', nn: '@SUM(A1)'}",
    );
    folder.edit("agreements/prove/agreement.yaml", "source: GSI", "source: '=HYPERLINK(\"http://x\")'");
    let bytes = built(&folder, "prove");
    let sheets = sheets(&bytes);
    assert!(sheets.len() >= 6, "overview, registers, keys and a sheet a cost: {}", sheets.len());
    let formulas: Vec<&str> = sheets.iter().flat_map(|text| text.split("<f>").skip(1)).collect();
    assert!(formulas.len() > 50, "{}", formulas.len());
    for formula in &formulas {
        let (text, rest) = formula.split_once("</f>").unwrap();
        let result =
            rest.strip_prefix("<v>").and_then(|rest| rest.split_once("</v>")).unwrap_or_else(|| panic!("{text}: no result")).0;
        assert!(!result.is_empty() && !result.starts_with('#'), "{text}: {result}");
        assert!(!text.contains("HYPERLINK") && !text.contains("1+1") && !text.contains('@'), "{text}");
    }
    let strings = parts(&bytes).into_iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
    assert!(strings.contains("=HYPERLINK(") && strings.contains("=1+1"), "{strings}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::with_examples();
    let first = built(&folder, "nordfjella-ikt");
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    assert_eq!(built(&folder, "nordfjella-ikt"), first);
    let core = parts(&first).into_iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
    assert!(core.contains("2027-01-01T00:00:00Z"), "{core}");
}

#[test]
fn only_a_document_with_a_workbook_makes_one() {
    let folder = Folder::with_examples();
    let ran = folder.run(&["build", "nordfjella-ikt", "--document", "statutes", "--to", "xlsx"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("har regneark"), "{}", ran.stderr);
    let ran = folder.run(&["build", "nordfjella-ikt", "--to", "md,xlsx"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(folder.path().join(ANNEX).is_file());
    assert!(!folder.path().join("out/nordfjella-ikt/samarbeidsavtale.nb.xlsx").exists());
}

/// The file with another number in a cell and without the results of its formulas: a program that opens it must work them out.
fn changed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = 0;
    for (name, text) in parts(bytes) {
        let mut text = text;
        if name.starts_with("xl/worksheets/") {
            let (from, to) = (format!("<v>{from}</v>"), format!("<v>{to}</v>"));
            // A number of its own, not a formula's result.
            let plain: String = text
                .split("<c ")
                .map(|cell| {
                    if !cell.contains("<f>") && cell.contains(&from) && name.ends_with("sheet2.xml") {
                        found += 1;
                        cell.replace(&from, &to)
                    } else if let (Some(start), Some(end)) = (cell.find("</f><v>"), cell.find("</v></c>")) {
                        format!("{}</f>{}", &cell[..start], &cell[end + "</v>".len()..])
                    } else {
                        cell.to_owned()
                    }
                })
                .collect::<Vec<_>>()
                .join("<c ");
            text = plain;
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    assert_eq!(found, 1, "{from} stands once in the sheet of registers");
    out.finish().unwrap().into_inner()
}

/// The first sheet as LibreOffice works it out.
fn recalculated(folder: &Folder, bytes: &[u8]) -> String {
    folder.write("calc/book.xlsx", bytes);
    let dir = folder.path().join("calc");
    let profile = format!("-env:UserInstallation=file://{}", dir.join("profile").display());
    let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,false";
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(&dir)
        .arg(dir.join("book.xlsx"))
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    folder.read("calc/book.csv")
}

/// Is the spreadsheet program there? When it is not, that is said past the capture of the tests, for all to see.
fn has_soffice() -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok();
    if !there {
        let said = "\nNOT CHECKED: soffice is not installed, so no workbook was worked out anew\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    there
}

#[test]
fn libreoffice_works_out_the_same_kroner_also_when_a_number_is_changed() {
    if !has_soffice() {
        return;
    }
    let folder = with_annex();
    for (id, from, to) in [
        ("nordfjella-ikt", "6100", "7211"),
        ("fjordalliansen-ipr", "", ""),
        ("melhus-midtre-gauldal-ikt", "", ""),
        ("nordfjella-avfall-iks", "", ""),
    ] {
        let bytes = built(&folder, id);
        assert_eq!(amounts_of(&recalculated(&folder, &changed_or_not(&bytes, from, from))), amounts(&folder, id, &[]), "{id}");
        if !from.is_empty() {
            let set = format!("population.sordal={to}");
            let csv = recalculated(&folder, &changed(&bytes, from, to));
            assert_eq!(amounts_of(&csv), amounts(&folder, id, &["--set", &set]), "{id} {set}");
            assert_ne!(amounts(&folder, id, &["--set", &set]), amounts(&folder, id, &[]));
        }
    }
}

/// One agreement with a cost of every family; then with other numbers in its registers.
#[test]
fn libreoffice_works_out_every_family_also_when_numbers_are_changed() {
    if !has_soffice() {
        return;
    }
    let folder = Folder::with_examples();
    let yaml = "agreements/familier/agreement.yaml";
    folder.write(yaml, include_str!("../fixtures/families/agreement.yaml"));
    let bytes = built(&folder, "familier");
    let texts: String = parts(&bytes).into_iter().map(|(_, text)| text).collect();
    // The cost charged directly has no key that could be a formula, and says so; all the others have formulas.
    assert_eq!(texts.matches("ingenting er fordelt etter en nøkkel").count(), 1);
    assert!(!texts.contains("derfor verdier"));
    let before = amounts(&folder, "familier", &[]);
    assert_eq!(amounts_of(&recalculated(&folder, &changed(&bytes, "6203", "6203"))), before);
    let mut other = bytes;
    for (from, to) in [("6203", "9414"), ("17533", "11235"), ("811", "1203"), ("771", "20"), ("120.25", "33.5")] {
        other = changed(&other, from, to);
        folder.edit(yaml, &format!(": {from},"), &format!(": {to},"));
    }
    let after = amounts(&folder, "familier", &[]);
    assert_eq!(amounts_of(&recalculated(&folder, &other)), after);
    // Not of numbers: equal parts, ownership, liability, agreed and fixed shares, the system of one owner; and seven kroner are too few.
    let same = before.iter().zip(&after).filter(|(before, after)| before == after).count();
    assert!(same == 7 && before.len() == after.len(), "{same} of {}", before.len());
}

fn changed_or_not(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    if from.is_empty() { bytes.to_vec() } else { changed(bytes, from, to) }
}
