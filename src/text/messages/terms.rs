//! Words that many messages share: indicators, periods, bands, roles, states.

use super::messages;
use crate::domain::band::Band;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::role::Role;
use crate::text::Text;
use crate::text::numbers;

messages! {
    indicator_total() => "indicator-total";
    indicator_ckmb() => "indicator-ckmb";
    indicator_tdgq() => "indicator-tdgq";
    indicator_dvctt() => "indicator-dvctt";
    indicator_tttt() => "indicator-tttt";
    indicator_mdhl() => "indicator-mdhl";
    indicator_shhs() => "indicator-shhs";
    indicator_online() => "indicator-online";
    period_month(month, year) => "period-month";
    period_quarter(quarter, year) => "period-quarter";
    period_half_year(year) => "period-half-year";
    period_nine_months(year) => "period-nine-months";
    period_first_months(months, year) => "period-first-months";
    period_year(year) => "period-year";
    period_week(week, year) => "period-week";
    period_as_of(date) => "period-as-of";
    band_weak() => "band-weak";
    band_average() => "band-average";
    band_fair() => "band-fair";
    band_good() => "band-good";
    band_excellent() => "band-excellent";
    role_viewer() => "role-viewer";
    role_seat_holder() => "role-seat-holder";
    role_clerk() => "role-clerk";
    role_approver() => "role-approver";
    role_operator() => "role-operator";
    status_planned() => "status-planned";
    status_claimed() => "status-claimed";
    status_waiting() => "status-waiting";
    status_accepted() => "status-accepted";
    status_rejected() => "status-rejected";
    status_gone() => "status-gone";
    status_unknown() => "status-unknown";
    status_cancelled() => "status-cancelled";
    status_expired() => "status-expired";
}

impl Text<'_> {
    /// "Số hóa hồ sơ".
    pub fn indicator(self, indicator: Indicator) -> String {
        match indicator {
            Indicator::Total => self.indicator_total(),
            Indicator::Ckmb => self.indicator_ckmb(),
            Indicator::Tdgq => self.indicator_tdgq(),
            Indicator::Dvctt => self.indicator_dvctt(),
            Indicator::Tttt => self.indicator_tttt(),
            Indicator::Mdhl => self.indicator_mdhl(),
            Indicator::Shhs => self.indicator_shhs(),
            Indicator::Online => self.indicator_online(),
        }
    }

    /// "tháng 12/2024"; the year is always said.
    pub fn period(self, period: Period) -> String {
        match period {
            Period::Month { year, month } => self.period_month(month.to_string(), year.to_string()),
            Period::Quarter { year, quarter } => self.period_quarter(numbers::roman(quarter), year.to_string()),
            Period::HalfYear { year } => self.period_half_year(year.to_string()),
            Period::NineMonths { year } => self.period_nine_months(year.to_string()),
            Period::FirstMonths { year, months } => self.period_first_months(months.to_string(), year.to_string()),
            Period::Year { year } => self.period_year(year.to_string()),
            Period::Week { year, week } => self.period_week(week.to_string(), year.to_string()),
            Period::AsOf { date } => self.period_as_of(numbers::date(date)),
        }
    }

    pub fn band(self, band: Band) -> String {
        match band {
            Band::Weak => self.band_weak(),
            Band::Average => self.band_average(),
            Band::Fair => self.band_fair(),
            Band::Good => self.band_good(),
            Band::Excellent => self.band_excellent(),
        }
    }

    pub fn role(self, role: Role) -> String {
        match role {
            Role::Viewer => self.role_viewer(),
            Role::SeatHolder => self.role_seat_holder(),
            Role::Clerk => self.role_clerk(),
            Role::Approver => self.role_approver(),
            Role::Operator => self.role_operator(),
        }
    }

    pub fn delivery_status(self, status: DeliveryStatus) -> String {
        match status {
            DeliveryStatus::Planned => self.status_planned(),
            DeliveryStatus::Claimed => self.status_claimed(),
            DeliveryStatus::Waiting => self.status_waiting(),
            DeliveryStatus::Accepted => self.status_accepted(),
            DeliveryStatus::Rejected => self.status_rejected(),
            DeliveryStatus::Gone => self.status_gone(),
            DeliveryStatus::Unknown => self.status_unknown(),
            DeliveryStatus::Cancelled => self.status_cancelled(),
            DeliveryStatus::Expired => self.status_expired(),
        }
    }
}
