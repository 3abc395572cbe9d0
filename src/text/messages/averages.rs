//! What the averages are called.

use super::messages;
use crate::domain::figure::FigureRole;
use crate::text::Text;

messages! {
    average_province() => "average-province";
    average_nation() => "average-nation";
    average_communes() => "average-communes";
    average_districts() => "average-districts";
    average_departments() => "average-departments";
    average_block_line(average, points) => "average-block-line";
    letter_block_average(average, points) => "letter-block-average";
    letter_column_communes() => "letter-column-communes";
    letter_column_districts() => "letter-column-districts";
    letter_column_departments() => "letter-column-departments";
}

impl Text<'_> {
    /// The average that figures of the role are; none of a unit's own.
    pub fn average_of(self, role: FigureRole) -> Option<String> {
        match role {
            FigureRole::Own => None,
            FigureRole::ProvinceAverage => Some(self.average_province()),
            FigureRole::NationalAverage => Some(self.average_nation()),
            FigureRole::CommunesAverage => Some(self.average_communes()),
            FigureRole::DistrictsAverage => Some(self.average_districts()),
            FigureRole::DepartmentsAverage => Some(self.average_departments()),
        }
    }
}
