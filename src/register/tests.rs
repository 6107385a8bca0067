use super::*;

fn who(id: &str, number: &str, name: &str) -> Who {
    let number = Some(number.to_owned()).filter(|n| !n.is_empty());
    Who { id: id.to_owned(), number, names: vec![name.to_owned()] }
}

fn asked() -> Asked {
    let parties = vec![who("nordvik", "9901", "Nordvik kommune"), who("sordal", "9902", "Sørdal kommune")];
    Asked { parties, ..Asked::default() }
}

fn numbers(path: &str, text: &str, asked: &Asked) -> Result<Vec<String>, Vec<Fault>> {
    read(path, text, asked).map(|found| found.values.iter().map(|(party, n)| format!("{party} {n}")).collect())
}

#[test]
fn the_shapes_of_ssb_and_of_people_give_the_same_numbers() {
    let expected = Ok(vec!["nordvik 17500".to_owned(), "sordal 6100".to_owned()]);
    for text in [
        "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n\"region\",\"Personer 2026\"\n\"0301 Oslo\",728714\n\"9901 Nordvik\",17500\n\"9902 Sørdal\",6100\n\nFotnoter\n",
        "\"region\";\"år\";\"statistikkvariabel\";\"07459: Befolkning, etter region, år og statistikkvariabel\"\n\"K-9901 Nordvik\";\"2026\";\"Personer\";17500\n\"K-9902 Sørdal\";\"2026\";\"Personer\";6100\n",
        "\"Region\",\"ContentsCode\",\"Tid\",\"07459\"\n\"9901\",\"Personer1\",\"2026\",17500\n\"9902\",\"Personer1\",\"2026\",6100\n",
        "\u{feff}Kommune;Innbyggere\r\nSørdal;6\u{a0}100\r\nNordvik kommune;17 500\r\n",
        "kommunenr\tnavn\ttall\n9901\tNordvik\t17500,0\n9902\tSørdal\t6100\n;;\n",
        "deltaker,tall\nnordvik,17500\nsordal,6100\n",
    ] {
        assert_eq!(numbers("tall.csv", text, &asked()), expected, "{text}");
    }
}

#[test]
fn json_stat_is_read_by_code_and_period() {
    let text = r#"{"version":"2.0","class":"dataset","label":"07459: Befolkning, etter region, statistikkvariabel og år","source":"Statistisk sentralbyrå",
        "id":["Region","ContentsCode","Tid"],"size":[3,1,2],
        "dimension":{"Region":{"category":{"index":{"9902":1,"9901":0,"0301":2},"label":{"9901":"Nordvik","9902":"Sørdal","0301":"Oslo"}}},
        "ContentsCode":{"category":{"index":{"Personer1":0},"label":{"Personer1":"Personer"}}},
        "Tid":{"category":{"index":["2025","2026"],"label":{"2025":"2025","2026":"2026"}}}},
        "value":[17400,17500,6050,6100,700000,728714]}"#;
    assert_eq!(
        numbers("tall.json", text, &asked()),
        Err(vec![Fault::SeveralPeriods { known: vec!["2025".into(), "2026".into()] }])
    );
    let asked = Asked { period: Some("2026".into()), table: Some("07459".into()), column: Some("Personer".into()), ..asked() };
    assert_eq!(numbers("tall.json", text, &asked), Ok(vec!["nordvik 17500".into(), "sordal 6100".into()]));
    let other = Asked { table: Some("01222".into()), ..asked };
    assert_eq!(
        numbers("tall.json", text, &other),
        Err(vec![Fault::OtherTable { found: "07459".into(), wanted: "01222".into() }])
    );
    assert_eq!(numbers("tall.json", "{}", &other), Err(vec![Fault::NotJsonStat]));
}

#[test]
fn quarters_are_columns_or_rows() {
    let text = "\"01222: Befolkning og kvartalsvise endringer\"\n\n\"region\";\"Folketallet 2025K3\";\"Folketallet 2025K4\"\n\"9901 Nordvik\";1;17500\n\"9902 Sørdal\";1;6100\n";
    let asked = Asked { period: Some("2025K4".into()), column: Some("Folketallet".into()), ..asked() };
    assert_eq!(numbers("tall.csv", text, &asked), Ok(vec!["nordvik 17500".into(), "sordal 6100".into()]));
}

#[test]
fn faults_have_a_place() {
    let faults = |rows: &str| {
        let text = format!("region;tall\n{rows}");
        let found = read("a.csv", &text, &asked()).unwrap_err();
        found
            .into_iter()
            .map(|fault| (text[fault.span().start..fault.span().end].to_owned(), fault.words().0.en))
            .collect::<Vec<_>>()
    };
    let one = |place: &str, words: &str| vec![(place.to_owned(), words.to_owned())];
    assert_eq!(faults("Nordvik;1\n"), one("", "the file has no row for `sordal`"));
    assert_eq!(faults("Nordvik;1\nSørdal;2\nSørdal;3\n"), one("Sørdal", "the file has two rows for `sordal`"));
    assert_eq!(faults("Nordvik;1\nSørdal;..\n"), one("..", "`..` for `sordal` is not a number that reads in one way only"));
    assert_eq!(
        faults("Nordvik;1\nSørdal;17.500\n"),
        one("17.500", "`17.500` for `sordal` is not a number that reads in one way only")
    );
    assert_eq!(faults("Nordvik;1\nSørdal;-2\n"), one("-2", "the number for `sordal` is below zero"));
    assert_eq!(faults("Nordvik;0\nSørdal;0\n"), one("", "the numbers make 0, and cannot share anything"));
}

proptest::proptest! {
    #[test]
    fn no_file_makes_the_reader_fall(text in "[\"; ,\\n0-9a-zæ.{}:\\[\\]-]{0,120}", json in proptest::bool::ANY) {
        let _ = read(if json { "a.json" } else { "a.csv" }, &text, &asked());
    }
}
