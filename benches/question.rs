//! Understanding a question of sixty characters with twelve thousand unit names in the lexicon.

use chrono::DateTime;
use criterion::{Criterion, criterion_group, criterion_main};
use loa::domain::unit::{Unit, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;
use loa::question::{Lexicon, Scene, understand};
use std::hint::black_box;
use std::sync::Arc;

const FIRST: [&str; 40] = [
    "Tân",
    "Hiệp",
    "Nghĩa",
    "Đồng",
    "Phú",
    "Bình",
    "Long",
    "Hòa",
    "An",
    "Vĩnh",
    "Thạnh",
    "Mỹ",
    "Đại",
    "Quang",
    "Xuân",
    "Yên",
    "Ngọc",
    "Kim",
    "Trung",
    "Minh",
    "Thanh",
    "Đức",
    "Hưng",
    "Phước",
    "Lộc",
    "Sơn",
    "Hải",
    "Cẩm",
    "Tiên",
    "Lạc",
    "Thái",
    "Nam",
    "Bắc",
    "Đông",
    "Tây",
    "Gia",
    "Cao",
    "Hồng",
    "Liên",
    "Thượng",
];

fn lexicon() -> Lexicon {
    let last: Vec<String> = FIRST.iter().flat_map(|name| [(*name).to_owned(), format!("{name} Cường")]).collect();
    let unit = |id: String, kind, name: String, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name,
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let mut units = vec![
        unit("tinh".to_owned(), UnitKind::Province, "Hưng Yên".to_owned(), None),
        unit("huyen".to_owned(), UnitKind::RuralDistrict, "Kim Động".to_owned(), Some("tinh")),
        unit("xa".to_owned(), UnitKind::Commune, "Hiệp Cường".to_owned(), Some("huyen")),
    ];
    for number in 0..12_000 {
        let name = format!("{} {} {}", FIRST[number % 40], last[number / 40 % 80], number / 3_200 + 1);
        units.push(unit(format!("x{number}"), UnitKind::Commune, name, Some("huyen")));
    }
    let registry = UnitRegistry::build(units, Vec::new()).expect("a sound table");
    Lexicon::build(&Arc::new(registry))
}

fn understanding(criterion: &mut Criterion) {
    let lexicon = lexicon();
    let (own, home) = (UnitId::new("xa"), UnitId::new("huyen"));
    let now = DateTime::from_timestamp(1_737_331_200, 0).expect("a time");
    let scene = Scene::new(Some(&own), Some(&home), now);
    for (name, text) in [
        ("sixty characters", "tổng điểm tháng 12 của xã Hiệp Cường huyện Kim Động bao nhiêu"),
        ("without diacritics", "tong diem thang 12 cua xa Hiep Cuong huyen Kim Dong bao nhieu"),
        ("with slips", "tongg diem thnag 12 cua xa Hiep Cuogn huyen Kim Dong bnhieu"),
        ("chỉ số tháng 12", "chỉ số tháng 12"),
    ] {
        criterion.bench_function(name, |bencher| bencher.iter(|| understand(&lexicon, black_box(text), &scene)));
    }
}

criterion_group!(benches, understanding);
criterion_main!(benches);
