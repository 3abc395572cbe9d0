mod invented;

use super::drawing::{Ink, MARGIN, Shape, WIDTH, size};
use super::*;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::text::{Catalogue, Lang, Text};
use invented::{CAPTION_LIMIT, every_kind, groups_of, heat_of, ranking_of, trend_of};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::embedded);

fn vi() -> Text<'static> {
    CATALOGUE.in_lang(Lang::Vi)
}

/// What stands in a picture, line by line as it is read.
fn words(chart: &Chart) -> String {
    let mut texts: Vec<_> = chart.drawing.texts().collect();
    texts.sort_by_key(|text| (text.y.round() as i32, text.x as i32));
    let mut lines: Vec<(i32, String)> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some((y, line)) if *y == text.y.round() as i32 => *line = format!("{line} | {}", text.words),
            _ => lines.push((text.y.round() as i32, text.words.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// No text outside the picture or over another text, none too small to read.
fn assert_readable(chart: &Chart) {
    let boxes: Vec<_> =
        chart.drawing.texts().map(|text| (text, text.bounds().expect("words that leave ink"))).collect();
    for (at, (text, bounds)) in boxes.iter().enumerate() {
        assert!(text.size >= size::TINY, "{}", text.words);
        assert!(bounds.left() >= MARGIN * 0.3 && bounds.right() <= WIDTH - MARGIN * 0.3, "{} {bounds:?}", text.words);
        assert!(bounds.top() >= 0.0 && bounds.bottom() <= chart.drawing.height, "{} {bounds:?}", text.words);
        for (other, taken) in &boxes[..at] {
            let apart = bounds.left() >= taken.right()
                || taken.left() >= bounds.right()
                || bounds.top() >= taken.bottom()
                || taken.top() >= bounds.bottom();
            assert!(apart, "{:?} {bounds:?} over {:?} {taken:?}", text.words, other.words);
        }
    }
}

/// Values with a decimal comma, those of a scale left out: what a reader would quote.
fn quoted(chart: &Chart) -> BTreeSet<Points> {
    let scale = |text: &&drawing::Words| !(text.size == size::SMALL && text.ink == Ink::Grey);
    let words = chart.drawing.texts().filter(scale).map(|text| text.words.clone());
    words
        .chain([chart.alt.replace(['(', ')', ';'], " ")])
        .flat_map(|words| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .map(|word| word.trim_end_matches(['*', '.']).to_owned())
        .filter(|word| word.contains(','))
        .filter_map(|word| Points::parse(&word))
        .collect()
}

#[test]
fn every_kind_of_picture_says_what_it_shows_in_both_languages() {
    for lang in Lang::ALL {
        for (name, chart) in every_kind(CATALOGUE.in_lang(lang)) {
            let name = format!("{name}-{}", lang.tag());
            insta::assert_snapshot!(name, format!("{}\n\n== caption\n{}", words(&chart), chart.alt));
            assert_readable(&chart);
        }
    }
}

#[test]
fn a_picture_is_a_png_of_its_size_and_the_same_every_time() {
    let (_, chart) = every_kind(vi()).swap_remove(0);
    let picture = chart.picture().expect("a picture");
    assert_eq!(chart.picture().as_ref(), Some(&picture));
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&picture.png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    assert_eq!((info.width, info.height), (WIDTH as u32, chart.drawing.height as u32));
    assert!(pixels.starts_with(&[255, 255, 255]));
    let own = paint::rgb(Ink::Own);
    assert!(pixels.chunks_exact(3).filter(|pixel| *pixel == own).count() > 500, "the line of the unit is drawn");
    assert!(picture.png.len() < 100_000, "{} bytes", picture.png.len());
}

#[test]
fn the_font_has_every_vietnamese_letter_and_every_sign_of_the_captions() {
    let vowels = "aăâeêioôơuưy";
    let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let mut letters: String = vowels.chars().flat_map(|v| tones.into_iter().flat_map(move |t| [v, t])).collect();
    letters.push_str(vowels);
    letters.push_str("bcdđghklmnpqrstvxfjwz");
    letters.push_str(&letters.to_uppercase());
    assert!(font::covers(&letters));
    assert!(font::covers("0123456789 ,.;:/()%*+-–—…·“”\"'?!&"));
    for lang in ["vi", "en"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang);
        for file in ["charts.ftl", "terms.ftl", "answers.ftl"] {
            let sentences = std::fs::read_to_string(folder.join(file)).expect("sentences");
            assert!(sentences.lines().all(font::covers), "{lang}/{file}");
        }
    }
    assert!(!font::covers("漢"));
}

#[test]
fn a_month_without_a_figure_is_a_gap_and_not_a_zero() {
    let mut data = trend_of(vec![Some(8_811), None, Some(8_933)], 8_000);
    let chart = trend(&data, vi()).expect("a picture");
    let own = |chart: &Chart| {
        let lines = chart.drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Line { points, ink: Ink::Own, .. } => Some(points.len()),
            _ => None,
        });
        lines.collect::<Vec<_>>()
    };
    // The first is the sample of the key; nothing joins the two months beside the gap.
    assert_eq!(own(&chart), [2, 1, 1]);
    assert!(chart.alt.contains("Chưa có số liệu: tháng 2/2024"), "{}", chart.alt);
    data.points[1].own = data.points[0].own;
    assert_eq!(own(&trend(&data, vi()).expect("a picture")), [2, 3]);
}

#[test]
fn without_figures_there_is_no_picture() {
    assert_eq!(trend(&trend_of(vec![None, None], 8_000), vi()), None);
    assert_eq!(trend(&trend_of(Vec::new(), 8_000), vi()), None);
    assert_eq!(groups(&groups_of(&[], &[]), vi()), None);
    assert_eq!(ranking(&ranking_of(&[], 0), vi()), None);
    assert_eq!(heat(&heat_of(&[], 3, 0), vi()), None);
    assert_eq!(heat(&heat_of(&[None, None], 1, 0), vi()), None);
}

#[test]
fn the_colours_are_apart_in_grey() {
    let grey = |ink| {
        let [r, g, b] = paint::rgb(ink).map(f32::from);
        0.299 * r + 0.587 * g + 0.114 * b
    };
    assert!((grey(Ink::Own) - grey(Ink::Others)).abs() > 60.0);
    assert!(grey(Ink::Pale) - grey(Ink::Own) > 100.0);
    let steps: Vec<f32> = (0..5).map(|step| grey(Ink::Heat(step as f32 / 4.0))).collect();
    assert!(steps.windows(2).all(|pair| pair[0] - pair[1] > 30.0), "{steps:?}");
}

#[test]
fn other_periods_than_months_are_named_at_the_axis() {
    for (code, name) in [
        ("2024-Q4", "Q.IV"),
        ("2024-H1", "6 tháng"),
        ("2024", "Cả năm"),
        ("2025-W03", "Tuần 3"),
        ("2024-10-28", "28/10"),
    ] {
        let mut data = trend_of(vec![Some(8_811)], 8_000);
        data.points[0].period = Period::from_code(code).expect("a period");
        let chart = trend(&data, vi()).expect("a picture");
        assert!(chart.drawing.texts().any(|text| text.words == name), "{code}");
    }
}

/// Points that a reader can recognise: not whole, at most the maximum.
fn value() -> impl Strategy<Value = i32> {
    (0..10_000_i32).prop_map(|value| value / 10 * 10 + 1 + value % 9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_trend_is_readable_and_quotes_given_values_only(
        own in proptest::collection::vec(proptest::option::weighted(0.8, value()), 1..30),
        average in value(),
        doubtful in 0..30_usize,
    ) {
        let mut data = trend_of(own.clone(), average);
        if let Some(score) = data.points.get_mut(doubtful).and_then(|point| point.own.as_mut()) {
            score.doubtful = true;
        }
        if let Some(chart) = trend(&data, vi()) {
            assert_readable(&chart);
            let given = data.points.iter().flat_map(|point| point.own.map(|own| own.points).into_iter().chain(point.average));
            let mut given: BTreeSet<Points> = given.collect();
            // The caption also says how much the newest lies apart from the average.
            given.extend(data.points.iter().filter_map(|point| Some((point.own?.points - point.average?).abs())));
            prop_assert!(quoted(&chart).is_subset(&given), "{:?}", chart.alt);
            prop_assert!(chart.alt.encode_utf16().count() <= CAPTION_LIMIT);
        }
    }

    #[test]
    fn groups_are_readable_and_quote_given_values_only(
        own in proptest::collection::vec(0..2_300_i32, 1..=6),
        average in proptest::collection::vec(0..2_300_i32, 6),
    ) {
        let data = groups_of(&own, &average);
        let chart = groups(&data, vi()).expect("a picture");
        assert_readable(&chart);
        let given: BTreeSet<Points> = own.iter().chain(&average).map(|value| Points::hundredths(*value)).collect();
        prop_assert!(quoted(&chart).is_subset(&given));
        prop_assert!(chart.alt.encode_utf16().count() <= CAPTION_LIMIT);
    }

    #[test]
    fn a_ranking_of_any_length_is_readable_and_shows_the_asker(
        mut points in proptest::collection::vec(value(), 1..=129),
        own in 0..129_usize,
    ) {
        points.sort_unstable_by(|a, b| b.cmp(a));
        let data = ranking_of(&points, own);
        let chart = ranking(&data, vi()).expect("a picture");
        assert_readable(&chart);
        let given: BTreeSet<Points> = points.iter().map(|value| Points::hundredths(*value)).collect();
        prop_assert!(quoted(&chart).is_subset(&given));
        let shown = rows::shown(points.len(), (own < points.len()).then_some(own)).len();
        prop_assert!(shown <= 18);
        prop_assert_eq!(shown < points.len(), chart.alt.contains("Chỉ vẽ"));
        let asker = chart.drawing.shapes.iter().any(|s| matches!(s, Shape::Mark { mark: drawing::Mark::Pointer, .. }));
        prop_assert_eq!(asker, own < points.len());
        prop_assert!(chart.drawing.height <= 1_640.0, "{}", chart.drawing.height);
        prop_assert!(chart.alt.encode_utf16().count() <= CAPTION_LIMIT);
    }

    #[test]
    fn a_heat_map_of_any_extent_is_readable_and_prints_every_value_it_shows(
        cells in proptest::collection::vec(proptest::option::weighted(0.9, value()), 1..600),
        periods in 1..24_usize,
        own in 0..140_usize,
    ) {
        let data = heat_of(&cells, periods, own);
        if let Some(chart) = heat(&data, vi()) {
            assert_readable(&chart);
            let from = periods.saturating_sub(6);
            let shown = rows::shown(data.rows.len(), (own < data.rows.len()).then_some(own));
            let visible: BTreeSet<Points> = shown
                .iter()
                .flat_map(|at| data.rows[*at].cells.iter().skip(from).flatten().map(|score| score.points))
                .collect();
            prop_assert_eq!(quoted(&chart), visible);
            prop_assert!(chart.alt.encode_utf16().count() <= CAPTION_LIMIT);
        }
    }
}
