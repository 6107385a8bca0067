use super::*;
use crate::document::chart::{Category, ChartSeries, Point};
use crate::document::tree::{Inline, Origin};
use crate::write::sample;

fn series(id: &str, title: &str, sizes: &[Option<i64>]) -> ChartSeries {
    let points = sizes.iter().map(|size| size.map(|size| Point { size, text: (size / 1000).to_string() })).collect();
    ChartSeries { id: id.into(), title: title.into(), points }
}

fn chart(kind: ChartKind, series: Vec<ChartSeries>) -> Chart {
    let count = series.first().map_or(0, |series| series.points.len());
    Chart {
        id: "x".into(),
        bookmark: "e_x".into(),
        kind,
        caption: vec![Inline::text("Figur: kostnad per år")],
        unit: "kroner".into(),
        categories: (0..count).map(|i| Category { label: (2027 + i).to_string(), own: i == 0 }).collect(),
        series,
        words: vec![vec![Inline::text("Med & uten.")]],
        origin: Origin::default(),
        svg: None,
    }
}

#[test]
fn the_largest_number_stands_below_the_top_and_nothing_at_the_bottom() {
    for (largest, steps) in [
        (16_000, "0 5 10 15 20"),
        (1_000, "0 0,2 0,4 0,6 0,8 1"),
        (23_400_000_000, "0 5 000 000 10 000 000 15 000 000 20 000 000 25 000 000"),
    ] {
        let scale = scale::Scale::of(&chart(ChartKind::Lines, vec![series("a", "A", &[Some(largest), Some(0)])]));
        let texts: Vec<String> = scale.ticks().into_iter().map(|(_, text)| text.replace('\u{a0}', " ")).collect();
        assert_eq!(texts.join(" "), steps);
        assert_eq!(scale.place(0, 190), 0);
        assert!(scale.place(largest, 190) <= 190);
    }
}

#[test]
fn the_largest_size_there_is_draws_without_fault() {
    let text = svg(&chart(ChartKind::Lines, vec![series("a", "A", &[Some(i64::MAX), Some(i64::MIN)])]), None);
    assert!(text.contains("</svg>"));
    let text = svg(&chart(ChartKind::Bars, vec![series("a", "A", &[Some(i64::MAX), Some(0)])]), None);
    assert!(text.contains("</svg>"));
}

#[test]
fn series_differ_in_marker_and_dash_and_a_gap_breaks_the_line() {
    let two = vec![
        series("a", "Uten samarbeid", &[Some(9_000), Some(10_000), None, Some(12_000), Some(13_000)]),
        series("b", "Med samarbeid", &[None, None, Some(7_000), Some(7_000), Some(8_000)]),
    ];
    let text = svg(&chart(ChartKind::Lines, two), None);
    assert_eq!(text.matches("class=\"line s0\"").count(), 3, "the legend and two runs: {text}");
    assert_eq!(text.matches("<circle").count(), 5);
    assert_eq!(text.matches("class=\"marker s1\"").count(), 4);
    assert_eq!(text.matches("class=\"value\"").count(), 7);
}

#[test]
fn a_listener_hears_the_words_with_and_without_ids() {
    let bars = chart(ChartKind::Bars, vec![series("a", "", &[Some(3_000), Some(1_000)])]);
    let text = svg(&bars, Some("e_x"));
    assert!(text.contains(r#"role="img" aria-labelledby="e_x_title" aria-describedby="e_x_words""#), "{text}");
    assert!(text.contains(r#"<desc id="e_x_words">Med &amp; uten.</desc>"#), "{text}");
    assert!(svg(&bars, None).contains(r#"aria-label="Figur: kostnad per år. Med &amp; uten.""#));
    assert!(text.contains("class=\"bar filled\"") && text.contains("class=\"bar tinted\""), "one's own is filled: {text}");
}

#[test]
fn names_of_users_are_words_in_the_drawing_too() {
    let mut bars = chart(ChartKind::Bars, vec![series("a", "", &[Some(3_000)])]);
    bars.categories.iter_mut().for_each(|category| category.label = sample::HOSTILE.replace('*', "<b>"));
    assert!(!svg(&bars, None).contains("<b>"));
}

#[test]
fn only_what_is_written_as_data_carries_the_drawing() {
    let bars = chart(ChartKind::Bars, vec![series("a", "", &[Some(3_000)])]);
    let document = sample::document(vec![sample::section("s", 1, None, "Tall", vec![Block::Chart(bars)])]);
    let text = crate::write::json::write(&document);
    assert!(text.contains("\"svg\": \"<svg xmlns="), "{text}");
    assert!(drawn(&sample::document(vec![sample::words("Ingen.")])).is_none());
    let plain = serde_json::to_string(&document).unwrap();
    assert!(!plain.contains("svg"));
    assert_eq!(serde_json::from_str::<Document>(&plain).unwrap(), document);
}
