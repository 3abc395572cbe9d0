//! The words that results are written in, as patterns over tokens.

use super::fold;
use super::token::{Token, TokenKind};
use crate::domain::indicator::Indicator;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a pattern stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Indicator(Indicator),
    /// Another index than 766: its values are none of ours.
    OtherIndex,
    /// "trung bình của tỉnh".
    ProvinceAverage,
    /// "bình quân cả nước".
    NationalAverage,
    /// An average of other units.
    OtherAverage,
    /// "tăng", "cao hơn": a difference follows.
    Difference,
    /// "so với": something else than the subject follows.
    Comparison,
    /// "tháng trước", "cùng kỳ".
    EarlierPeriod,
    /// "lên", "xuống", "còn": the new level follows.
    NewLevel,
    /// "phấn đấu", "trên": a target or a bound follows, not a result.
    Bound,
    /// "tối đa": a maximum follows.
    Maximum,
    /// "lần lượt": values follow in the order of the names before.
    Respectively,
    /// "đều": one value for all the names before.
    Alike,
    /// "tiêu chí thành phần": what follows is below the level of groups.
    Component,
    /// Words that stand between a name and its value.
    Link,
    /// A number after it is a name's part: "Điều 3", "Quyết định 766".
    NameNumber,
    /// Taken as words without a meaning here, so that no shorter pattern matches inside.
    Neutral,
}

const PATTERNS: &[(Term, &[&str])] = &[
    (
        Term::Indicator(Indicator::Total),
        &[
            "tổng hợp ?các ?nhóm chỉ số",
            "tổng hợp điểm",
            "tổng hợp kết quả",
            "tổng ?số điểm",
            "tổng điểm ?số",
            "điểm tổng ?hợp",
            "điểm tổng số",
            "tổng cộng",
            "tổng chỉ số",
            "tổng bộ chỉ số",
            "kết quả chung",
            "điểm chung",
            "kết quả tổng hợp",
            "tổng hợp chung",
            "tổng hợp bộ chỉ số",
            "chỉ số tổng ?hợp",
        ],
    ),
    (
        Term::Indicator(Indicator::Ckmb),
        &[
            "công khai ?, ?và minh bạch",
            "minh bạch ?, ?và công khai",
            "ckmb",
            "công khai ?thủ ?tục ?hành ?chính minh bạch",
        ],
    ),
    (
        Term::Indicator(Indicator::Tdgq),
        &[
            "tiến độ ?, ?và ?kết ?quả giải quyết",
            "tiến độ ?, ?và ?kết ?quả xử lý",
            "chỉ số ?về tiến độ",
            "tiến độ thực hiện",
            "tđgq",
            "tdgq",
            "nhóm tiến độ ?, ?và ?kết ?quả ?giải ?quyết",
            "về tiến độ",
        ],
    ),
    (
        Term::Indicator(Indicator::Dvctt),
        &["?cung ?cấp dịch vụ công trực tuyến", "?cung ?cấp dvc trực tuyến", "?cung ?cấp dvctt", "?cung ?cấp dvc tt"],
    ),
    (Term::Indicator(Indicator::Online), &["?cung ?cấp dịch vụ trực tuyến"]),
    (Term::Indicator(Indicator::Tttt), &["thanh toán trực tuyến", "tttt", "thanh toán ?điện ?tử ?trực ?tuyến điện tử"]),
    (
        Term::Indicator(Indicator::Mdhl),
        &["mức độ hài lòng", "sự hài lòng", "mđhl", "mdhl", "chỉ số ?về hài lòng", "về hài lòng", "độ hài lòng"],
    ),
    (Term::Indicator(Indicator::Shhs), &["?mức ?độ số hóa ?hồ ?sơ", "shhs", "mđsh", "mdsh"]),
    (
        Term::OtherIndex,
        &[
            "par index",
            "parindex",
            "chỉ số cchc",
            "chỉ số cải cách hành chính",
            "sipas",
            "papi",
            "pci",
            "ddci",
            "dti",
            "chỉ số chuyển đổi số",
            "dgc",
        ],
    ),
    (
        Term::ProvinceAverage,
        &[
            "?điểm trung bình ?chung ?của ?toàn tỉnh",
            "?điểm bình quân ?chung ?của ?toàn tỉnh",
            "tb|bq ?chung ?của ?toàn tỉnh",
            "?điểm trung bình ?chung ?của ?cả tỉnh",
            "?điểm bình quân ?chung ?của ?cả tỉnh",
            "trung bình chung ?của ?các ?huyện ?, ?thị ?xã ?, ?thành ?phố ?của ?toàn tỉnh",
            "bình quân chung ?của ?các ?huyện ?, ?thị ?xã ?, ?thành ?phố ?của ?toàn tỉnh",
            "mặt bằng chung ?của ?toàn tỉnh",
            "?toàn tỉnh bình quân",
            "?toàn tỉnh trung bình",
        ],
    ),
    (
        Term::NationalAverage,
        &[
            "?điểm trung bình ?chung ?của cả|toàn nước|quốc",
            "?điểm bình quân ?chung ?của cả|toàn nước|quốc",
            "tb|bq ?chung ?của cả|toàn nước|quốc",
            "?điểm trung bình ?chung quốc gia",
            "?điểm bình quân ?chung quốc gia",
            "cả nước ?bình ?quân",
            "cả nước trung bình",
            "toàn quốc bình quân",
            "toàn quốc",
        ],
    ),
    (
        Term::OtherAverage,
        &[
            "trung bình ?chung ?của ?các ?toàn huyện|xã|khối|cụm|vùng|phường|sở",
            "bình quân ?chung ?của ?các ?toàn huyện|xã|khối|cụm|vùng|phường|sở",
            "trung bình",
            "bình quân",
            "tb",
            "bq",
        ],
    ),
    (
        Term::Difference,
        &[
            "tăng ?thêm",
            "giảm ?đi",
            "cao hơn",
            "thấp hơn",
            "nhiều hơn",
            "ít hơn",
            "lớn hơn",
            "hơn",
            "kém ?hơn",
            "vượt",
            "chênh ?lệch",
            "thiếu",
            "trừ",
            "mất",
            "hụt",
            "cách biệt",
            "cộng thêm",
            "bị trừ",
            "sụt",
        ],
    ),
    (Term::Comparison, &["so với", "so", "tương đương", "bằng với"]),
    (
        Term::EarlierPeriod,
        &[
            "tháng ?liền ?kề trước",
            "quý ?liền ?kề trước",
            "năm ?liền ?kề trước",
            "tuần ?liền ?kề trước",
            "kỳ ?liền ?kề trước",
            "cùng kỳ ?năm ?trước",
            "năm ngoái",
            "tháng trước đó",
            "lần trước",
            "kỳ báo cáo trước",
            "lần công bố trước",
        ],
    ),
    (Term::NewLevel, &["tăng|giảm|nâng|hạ lên|xuống|còn", "lên", "xuống", "chỉ còn", "còn", "thành"]),
    (
        Term::Bound,
        &[
            "phấn đấu",
            "mục tiêu",
            "chỉ tiêu",
            "tối thiểu",
            "ít nhất",
            "trên",
            "dưới",
            "gần",
            "khoảng",
            "xấp xỉ",
            "ngưỡng",
            "kế hoạch đề ra",
            "đến dưới",
            "không dưới",
            "yêu cầu đạt",
            "mức điểm chuẩn",
            "quy định là",
        ],
    ),
    (
        Term::Maximum,
        &["tối đa", "điểm chuẩn", "thang điểm", "trên thang", "trên tổng ?số", "tổng số điểm tối đa", "điểm tối đa"],
    ),
    (Term::Respectively, &["lần lượt", "tương ứng"]),
    (Term::Alike, &["đều", "cùng đạt", "cùng có", "cùng được", "cùng"]),
    (Term::Component, &["tiêu chí thành phần", "chỉ số thành phần", "tiêu chí"]),
    (
        Term::Link,
        &[
            "?số ?điểm đạt ?được",
            "là",
            "được",
            "với",
            "với số điểm",
            "số điểm",
            "đạt điểm",
            "đạt mức",
            "điểm số",
            "có",
            "có điểm",
            "điểm",
            "mới đạt",
            "chỉ đạt",
            "đạt tỷ lệ",
        ],
    ),
    (
        Term::NameNumber,
        &[
            "điều",
            "khoản",
            "mục",
            "phụ lục",
            "bộ chỉ số",
            "chỉ số",
            "quyết định",
            "quyết định số",
            "qđ",
            "công văn số",
            "văn bản số",
            "số",
            "nghị quyết",
            "nghị định",
            "thông tư",
            "phòng số",
            "biểu",
            "biểu số",
            "bảng",
            "cấp độ",
            "mức độ",
            "thứ",
            "khóa",
            "nhiệm kỳ",
            "đề án",
        ],
    ),
    (
        Term::Neutral,
        &[
            "xếp loại trung bình",
            "loại trung bình",
            "mức trung bình khá",
            "hơn nữa",
            "trên địa bàn",
            "trên cơ sở",
            "trên môi trường",
            "trên cổng",
            "trên hệ thống",
            "trên toàn",
            "trên cả nước",
            "thành phố",
            "thành phần",
            "hoàn thành",
            "thành lập",
            "thành viên",
            "thành tích",
            "so sánh",
            "giảm thiểu",
            "còn lại",
            "còn hạn chế",
            "còn thấp",
            "dưới đây",
            "trên đây",
            "tăng cường",
            "nêu trên",
            "thường trực",
            "trong đó",
            "cách thức",
            "có chỉ số",
            "trên tổng thể",
        ],
    ),
];

/// Nouns that make a number before them a count.
const COUNTED: &[&str] = &[
    "hồ",
    "đơn",
    "huyện",
    "xã",
    "phường",
    "thị",
    "tỉnh",
    "thành",
    "sở",
    "phòng",
    "ngành",
    "cơ",
    "thủ",
    "tthc",
    "dịch",
    "dvc",
    "dvctt",
    "tiêu",
    "chỉ",
    "nhóm",
    "cán",
    "công",
    "người",
    "lượt",
    "trường",
    "ngày",
    "tháng",
    "giờ",
    "hạng",
    "bậc",
    "vị",
    "lần",
    "phiếu",
    "giao",
    "văn",
    "kết",
    "địa",
    "quận",
    "đặc",
    "ubnd",
    "cấp",
    "bộ",
    "phút",
    "đồng",
    "triệu",
    "tỉ",
    "nghìn",
    "ý",
    "pakn",
    "phản",
    "chi",
    "trung",
    "thôn",
    "tổ",
    "tuần",
    "năm",
    "quí",
    "thành",
    "loại",
    "kiến",
];

/// Nouns that make "điểm" a place: "12 điểm tiếp nhận".
const PLACES: &[&str] = &["tiếp", "cầu", "giao", "bưu", "phục", "truy", "hỗ", "đại", "trường", "du", "phần"];

struct Pattern {
    term: Term,
    elements: Vec<Element>,
}

struct Element {
    optional: bool,
    keys: Vec<String>,
    comma: bool,
}

/// Patterns by the words they can begin with, longer ones first.
static BY_FIRST_WORD: LazyLock<HashMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Pattern>> = HashMap::new();
    for (term, sources) in PATTERNS {
        for source in *sources {
            for start in 0..parse(source).len() {
                let mut elements = parse(source);
                let before_all_optional = elements.drain(..start).all(|element| element.optional);
                let Some(first) = elements.first().filter(|_| before_all_optional) else { continue };
                for key in first.keys.clone() {
                    let mut elements = parse(source).split_off(start);
                    elements[0] = Element { optional: false, keys: vec![key.clone()], comma: false };
                    by_first.entry(key).or_default().push(Pattern { term: *term, elements });
                }
            }
        }
    }
    by_first
});

fn parse(source: &str) -> Vec<Element> {
    source
        .split(' ')
        .map(|part| {
            let (optional, words) = part.strip_prefix('?').map_or((false, part), |words| (true, words));
            Element { optional, keys: words.split('|').map(fold::key).collect(), comma: words == "," }
        })
        .collect()
}

/// The longest term at `tokens[at]`, and how many tokens it takes.
pub fn term_at(tokens: &[Token], at: usize) -> Option<(Term, usize)> {
    let word = tokens.get(at)?.word()?;
    BY_FIRST_WORD
        .get(word)?
        .iter()
        .filter_map(|pattern| Some((pattern.term, pattern.length_at(tokens, at)?)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

impl Pattern {
    fn length_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        fits(&self.elements, tokens, at).map(|end| end - at)
    }
}

fn fits(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let here = tokens.get(at).is_some_and(|token| match &token.kind {
        TokenKind::Word(key) => element.keys.contains(key),
        TokenKind::Mark(',') => element.comma,
        _ => false,
    });
    let taken = here.then(|| fits(rest, tokens, at + 1)).flatten();
    if element.optional { taken.or_else(|| fits(rest, tokens, at)) } else { taken }
}

/// Whether the word at `at` makes a number before it a count of things.
pub fn counts(tokens: &[Token], at: usize) -> bool {
    let Some(word) = tokens.get(at).and_then(Token::word) else { return false };
    COUNTED.contains(&word)
}

/// Whether "điểm" stands at `at` and means points of a score.
pub fn points_word(tokens: &[Token], at: usize) -> bool {
    let short = is(tokens, at, "đ") && tokens.get(at).is_some_and(|token| !token.spaced);
    let place = tokens.get(at + 1).and_then(Token::word).is_some_and(|next| PLACES.contains(&next));
    short || (is(tokens, at, "điểm") && !place && !tokens.get(at + 1).is_some_and(|next| next.is_mark('%')))
}

/// Whether `word`, written as its key, stands at `at`.
pub fn is(tokens: &[Token], at: usize, word: &str) -> bool {
    is_one_of(tokens, at, &[word])
}

/// Whether one of `words`, written as their keys, stands at `at`.
pub fn is_one_of(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    debug_assert!(words.iter().all(|word| fold::key(word) == *word), "not keys: {words:?}");
    tokens.get(at).and_then(Token::word).is_some_and(|key| words.contains(&key))
}
