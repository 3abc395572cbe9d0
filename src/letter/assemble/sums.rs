//! What the sum of the groups, and the place of values in one line, tell about them.

use super::Set;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scale;
use crate::letter::checks::{self, Printed};

impl Set {
    /// Five groups printed in running text where others of the period have six: "trực tuyến" may be the services alone, the
    /// payment left out, or both in one. Columns of a table tell; words do not.
    pub(super) fn doubt_online(&mut self, role: FigureRole) {
        let has = |wanted: Indicator| self.cells.iter().any(|cell| cell.role == role && cell.indicator == wanted);
        let five = [Indicator::Ckmb, Indicator::Tdgq, Indicator::Mdhl, Indicator::Shhs].into_iter().all(has);
        if !five || has(Indicator::Tttt) || has(Indicator::Online) {
            return;
        }
        for cell in self.cells.iter_mut().filter(|cell| cell.role == role && cell.indicator == Indicator::Dvctt) {
            let open = cell.values.iter_mut().filter(|score| score.max.is_none() && score.is_in_text());
            open.for_each(|score| score.doubtful = true);
        }
    }

    /// Five groups of which one is called "trực tuyến" alone: by its name it may be the services or services and
    /// payment in one. The sum tells; where it does not, nobody can.
    pub(super) fn settle_online(&mut self, role: FigureRole, scale: &Scale) {
        let of =
            |indicator: Indicator| self.cells.iter().position(|cell| cell.role == role && cell.indicator == indicator);
        let others = [Indicator::Ckmb, Indicator::Tdgq, Indicator::Mdhl, Indicator::Shhs].map(of);
        let (Some(at), None, None) = (of(Indicator::Dvctt), of(Indicator::Tttt), of(Indicator::Online)) else { return };
        let is_of_twelve = self.cells[at].values.iter().any(|score| score.max.is_some());
        if is_of_twelve || others.iter().any(Option::is_none) {
            return;
        }
        let single = |at: usize| match &self.cells[at].values[..] {
            [only] => Some(Printed { points: only.points, decimals: only.decimals }),
            _ => None,
        };
        let groups: Option<Vec<(Indicator, Printed)>> = others
            .iter()
            .flatten()
            .chain([&at])
            .map(|at| {
                let online = self.cells[*at].indicator == Indicator::Dvctt;
                Some((if online { Indicator::Online } else { self.cells[*at].indicator }, single(*at)?))
            })
            .collect();
        let told = groups.zip(of(Indicator::Total).and_then(single));
        if told.is_some_and(|(groups, total)| checks::sum_differs(&groups, total, scale).is_none()) {
            self.cells[at].indicator = Indicator::Online;
        } else {
            self.cells[at].values.iter_mut().for_each(|score| score.doubtful = true);
        }
    }
}

/// Two values of one line above their maxima are no misprints: the line's values stand one column off.
pub(super) fn doubt_shifted_lines(figures: &mut [Figure]) {
    let above = |figure: &&Figure| figure.points > figure.max;
    let lines: Vec<(FigureRole, u32)> = figures.iter().filter(above).map(|figure| (figure.role, figure.line)).collect();
    let shifted = |line: (FigureRole, u32)| lines.iter().filter(|other| **other == line).count() > 1;
    for figure in figures.iter_mut().filter(|figure| shifted((figure.role, figure.line))) {
        figure.doubt(Doubt::Unclear);
    }
}

/// Groups that miss their total by more than this were not misprinted, but stand in the wrong place.
const SLIP_OF_THE_PEN: Points = Points::hundredths(500);

/// Marks a total that its groups, each settled, do not add up to. Where they miss it by far, the values of its line may
/// stand one column off, so every value of that line is doubtful.
pub(super) fn check_sums(figures: &mut [Figure], set: &Set, scale: &Scale) {
    for role in FigureRole::ALL {
        let printed = |figure: &Figure| {
            let cell = set.cells.iter().find(|cell| cell.role == role && cell.indicator == figure.indicator)?;
            let score = cell.values.iter().find(|score| score.points == figure.points)?;
            Some((figure.indicator, Printed { points: score.points, decimals: score.decimals }))
        };
        let of_role: Vec<(Indicator, Printed)> =
            figures.iter().filter(|figure| figure.role == role).filter_map(printed).collect();
        let undecided = figures.iter().any(|figure| {
            let two_values = matches!(figure.status, FigureStatus::Doubtful(Doubt::TwoValues { .. }));
            figure.role == role && two_values && !is_decided(figure)
        });
        let Some((_, total)) = of_role.iter().find(|(indicator, _)| *indicator == Indicator::Total).copied() else {
            continue;
        };
        let groups: Vec<(Indicator, Printed)> =
            of_role.into_iter().filter(|(indicator, _)| *indicator != Indicator::Total).collect();
        if undecided {
            continue;
        }
        let Some(doubt) = checks::sum_differs(&groups, total, scale) else { continue };
        let slipped = matches!(doubt, Doubt::SumDiffers { sum, total } if (sum - total).abs() > SLIP_OF_THE_PEN);
        let is_total = |figure: &Figure| figure.role == role && figure.indicator == Indicator::Total;
        let Some(at) = figures.iter().position(is_total) else { continue };
        let line = figures[at].line;
        figures[at].doubt(doubt);
        for figure in figures.iter_mut().filter(|figure| slipped && figure.role == role && figure.line == line) {
            figure.doubt(Doubt::Unclear);
        }
    }
}

/// Whether the sum told which of two values holds.
fn is_decided(figure: &Figure) -> bool {
    match &figure.status {
        FigureStatus::Doubtful(Doubt::TwoValues { sums, total: Some(_), .. }) => !sums.is_empty(),
        _ => false,
    }
}
