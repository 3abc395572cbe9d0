//! A store with the figures of the December 2024 letter, and somebody to ask about them.

use super::CATALOGUE;
use crate::answer::{Ask, Response, respond};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus, PrintedRate, Rank, RateKind};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Audience, CitedDocument, Confirmation, Directive, LetterContent, LetterId, LetterRef};
use crate::domain::period::Period;
use crate::domain::points::{Points, Rate};
use crate::domain::seat::FormerUnit;
use crate::domain::unit::UnitId;
use crate::question::{Context, Lexicon};
use crate::store::{AddedLetter, NewLetter, OpenOptions, Store};
use crate::text::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

pub const HIEP_CUONG: &str = "kim-dong.hiep-cuong";

pub struct World {
    pub store: Store,
    lexicon: Lexicon,
    sets: Vec<FigureSet>,
    /// Where the asker's seat was before reforms.
    pub came_from: Vec<FormerUnit>,
    _folder: tempfile::TempDir,
}

impl World {
    pub async fn new() -> World {
        let sets = vec![
            set(
                Period::Month { year: 2024, month: 12 },
                ((8796, 3), None),
                [(1800, 1250), (1980, 1930), (720, 800), (810, 620), (1800, 1790), (1690, 1690)],
            ),
            set(
                Period::Year { year: 2024 },
                ((8939, 5), Some(8773)),
                [(1800, 1400), (1990, 1980), (740, 800), (920, 960), (1800, 1770), (1700, 1870)],
            ),
        ];
        World::of(sets).await
    }

    /// A store with these figures, all of one confirmed letter; without figures there is none.
    pub async fn of(sets: Vec<FigureSet>) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("data"), OpenOptions { cache_bytes: 8 << 20 }).expect("a store");
        let registry = crate::question::test_registry();
        store.replace_units(registry.units().to_vec(), registry.events().to_vec()).await.expect("units");
        let lexicon = Lexicon::build(&registry);
        let world = World { store, lexicon, sets, came_from: Vec::new(), _folder: folder };
        if !world.sets.is_empty() {
            world.import(content(world.sets.clone())).await;
        }
        world
    }

    async fn import(&self, content: LetterContent) {
        self.import_as("0123456789abcdef", content).await;
    }

    /// Stores and confirms one more letter, with these figures.
    pub async fn with(mut self, hash: &str, figure_sets: Vec<FigureSet>) -> World {
        self.sets.extend(figure_sets.iter().cloned());
        self.import_as(hash, content(figure_sets)).await;
        self
    }

    /// Stores and confirms one more letter.
    pub async fn with_letter(self, hash: &str, content: LetterContent) -> World {
        self.import_as(hash, content).await;
        self
    }

    async fn import_as(&self, hash: &str, content: LetterContent) {
        let now = moment();
        let letter = NewLetter {
            id: LetterId::of_content(&content.unit, hash),
            file_name: "2024-12.txt".into(),
            file: b"letter".to_vec(),
            content,
            imported_at: now,
            imported_by: "operator:an".into(),
        };
        let AddedLetter::New(letter) = self.store.add_letter(letter).await.expect("added") else {
            panic!("the letter is new");
        };
        let confirmation = Confirmation { by: "operator:an".into(), at: now };
        self.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
    }

    pub async fn ask(&self, text: &str, own: Option<&str>, context: Option<&Context>) -> Response {
        self.ask_in(text, own, context, Lang::Vi).await
    }

    pub async fn ask_in(&self, text: &str, own: Option<&str>, context: Option<&Context>, lang: Lang) -> Response {
        self.ask_at(text, own, context, moment(), lang).await
    }

    pub async fn ask_at(
        &self,
        text: &str,
        own: Option<&str>,
        context: Option<&Context>,
        now: DateTime<Utc>,
        lang: Lang,
    ) -> Response {
        let (own, home) = (own.map(UnitId::new), UnitId::new("kim-dong"));
        let ask =
            Ask { text, own_unit: own.as_ref(), came_from: &self.came_from, home_unit: Some(&home), context, now };
        respond(&self.store, &self.lexicon, CATALOGUE.in_lang(lang), ask).await.expect("an answer")
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub fn sets(&self) -> &[FigureSet] {
        &self.sets
    }

    /// Whether a figure of an answer is a stored one, under its own unit, period, role and group.
    pub fn has(&self, figure: &Value) -> bool {
        let points = |points: Points| f64::from(points.as_hundredths()) / 100.0;
        self.sets.iter().any(|set| {
            figure["unit"] == set.unit.as_str()
                && figure["period"] == set.period.to_string()
                && set.figures.iter().any(|stored| {
                    let own = if stored.role == FigureRole::Own { "own" } else { "province_average" };
                    figure["indicator"] == stored.indicator.code()
                        && figure["role"] == own
                        && figure["points"] == points(stored.points)
                        && (figure["max"].is_null() || figure["max"] == points(stored.max))
                })
        })
    }
}

pub fn moment() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2025-01-20T09:00:00+07:00").expect("a time").to_utc()
}

fn set(period: Period, ((total, place), average): ((i32, u32), Option<i32>), groups: [(i32, i32); 6]) -> FigureSet {
    let figure = |role, indicator: Indicator, points: i32| Figure {
        role,
        indicator,
        points: Points::hundredths(points),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 30,
    };
    let mut figures =
        vec![Figure { rank: Some(Rank { place, of: Some(10) }), ..figure(FigureRole::Own, Indicator::Total, total) }];
    figures.extend(average.map(|average| figure(FigureRole::ProvinceAverage, Indicator::Total, average)));
    for (indicator, (own, average)) in Indicator::GROUPS.into_iter().zip(groups) {
        let mut own = figure(FigureRole::Own, indicator, own);
        if indicator == Indicator::Tdgq {
            let rate = Rate::hundredths(if period.year() == 2024 && total == 8796 { 9916 } else { 9933 });
            own.rate = Some(PrintedRate { rate, kind: RateKind::ShareOfMaximum, label: None });
        }
        if own.points == Points::hundredths(920) {
            own.status = FigureStatus::Doubtful(Doubt::TwoValues {
                printed: vec![Points::hundredths(920), Points::hundredths(960)],
                sums: vec![Points::hundredths(8950), Points::hundredths(8990)],
                total: Some(Points::hundredths(8939)),
                equals_average: Some(Points::hundredths(960)),
            });
        }
        figures.extend([own, figure(FigureRole::ProvinceAverage, indicator, average)]);
    }
    let source = LetterRef { letter: LetterId::from_text("kim-dong_0123456789ab"), version: 1 };
    FigureSet { unit: UnitId::new("kim-dong"), period, source, figures }
}

pub fn content(figure_sets: Vec<FigureSet>) -> LetterContent {
    let everyone = ["Thủ trưởng các phòng, ngành thuộc UBND huyện", "Chủ tịch UBND các xã, thị trấn"];
    let directive = |ordinal, text: &str, cited, suspends_components| Directive {
        ordinal,
        text: text.into(),
        addressees: everyone.map(str::to_owned).to_vec(),
        audience: Audience::everyone(),
        deadline: None,
        cited,
        asks_for_report: false,
        suspends_components,
        undated: None,
        resumes_components: None,
        chosen: None,
        only_urges: false,
        line: 100,
    };
    let cited = CitedDocument { number: "727/TTg-KSTT".into(), date: NaiveDate::from_ymd_opt(2024, 10, 1) };
    LetterContent {
        unit: UnitId::new("kim-dong"),
        issuer: None,
        number: None,
        date: None,
        signer: None,
        signature_block: vec!["TL. CHỦ TỊCH".into(), "KT. CHÁNH VĂN PHÒNG".into()],
        addressees: vec!["Các phòng, ngành thuộc UBND huyện".into(), "UBND các xã, thị trấn".into()],
        copies: Vec::new(),
        grounds: Vec::new(),
        figure_sets,
        directives: vec![
            directive(1, "Tạm thời dừng việc công bố các tiêu chí thành phần.", Some(cited), true),
            directive(2, "Tăng cường chỉ đạo, duy trì các nhóm chỉ số.", None, false),
        ],
        doubts: Vec::new(),
        text: "letter".into(),
        corrections: Vec::new(),
        unit_settled: false,
        rates_alone: Vec::new(),
        given_period: None,
    }
}
