//! The index set: the total, its groups, and the maxima that the national set gives them.

use super::points::Points;
use serde::{Deserialize, Serialize};

/// The total or one group of Bộ chỉ số 766. `Online` is the five-group layout's single online group of 22 points;
/// the six-group layout splits it into `Dvctt` (12) and `Tttt` (10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Indicator {
    Total,
    /// Công khai, minh bạch.
    Ckmb,
    /// Tiến độ, kết quả giải quyết.
    Tdgq,
    /// Dịch vụ công trực tuyến.
    Dvctt,
    /// Thanh toán trực tuyến.
    Tttt,
    /// Mức độ hài lòng.
    Mdhl,
    /// Số hóa hồ sơ.
    Shhs,
    /// Dịch vụ trực tuyến, five-group layout.
    Online,
}

impl Indicator {
    /// The six groups in the order in which most letters print them.
    pub const GROUPS: [Indicator; 6] =
        [Indicator::Ckmb, Indicator::Tdgq, Indicator::Dvctt, Indicator::Tttt, Indicator::Mdhl, Indicator::Shhs];

    pub const ALL: [Indicator; 8] = [
        Indicator::Total,
        Indicator::Ckmb,
        Indicator::Tdgq,
        Indicator::Dvctt,
        Indicator::Tttt,
        Indicator::Mdhl,
        Indicator::Shhs,
        Indicator::Online,
    ];

    /// The maximum of the national set (Quyết định 766/QĐ-TTg); a province may approve others for its own units, so a
    /// stored score carries its own maximum.
    pub fn national_max(self) -> Points {
        Points::whole(match self {
            Indicator::Total => 100,
            Indicator::Ckmb | Indicator::Mdhl => 18,
            Indicator::Tdgq => 20,
            Indicator::Dvctt => 12,
            Indicator::Tttt => 10,
            Indicator::Shhs | Indicator::Online => 22,
        })
    }

    /// The code of the JSON shapes and of the portal's staff: `CKMB`, `TOTAL`, …
    pub fn code(self) -> &'static str {
        match self {
            Indicator::Total => "TOTAL",
            Indicator::Ckmb => "CKMB",
            Indicator::Tdgq => "TDGQ",
            Indicator::Dvctt => "DVCTT",
            Indicator::Tttt => "TTTT",
            Indicator::Mdhl => "MDHL",
            Indicator::Shhs => "SHHS",
            Indicator::Online => "ONLINE",
        }
    }

    pub fn from_code(code: &str) -> Option<Indicator> {
        Self::ALL.into_iter().find(|indicator| indicator.code() == code)
    }
}
