//! Which rows of a long list a phone can show: the top, the bottom and the asker's neighbourhood.

use super::drawing::{Drawing, Ink, Mark, STRONG, Style, size};

/// Height of the stretch that stands for rows left out.
pub(super) const GAP: f32 = 32.0;

/// The most rows that are shown.
const ROWS: usize = 18;

const TOP: usize = 5;
const BOTTOM: usize = 3;

/// Rows shown above and below the asker's.
const BESIDE: usize = 2;

/// Up to here rows stand wide apart.
const WIDE_ROWS: usize = 13;

/// Of `count` rows those to show, in order; all of them when they are few. `own` is the asker's row.
pub fn shown(count: usize, own: Option<usize>) -> Vec<usize> {
    if count <= ROWS {
        return (0..count).collect();
    }
    let near = |at: usize| own.is_some_and(|own| at.abs_diff(own) <= BESIDE);
    // Without a neighbourhood there is room for more of the ends.
    let (top, bottom) = if own.is_some() { (TOP, BOTTOM) } else { (TOP + BESIDE, BOTTOM + BESIDE) };
    (0..count).filter(|at| *at < top || *at + bottom >= count || near(*at)).collect()
}

/// Height of each row, when the names have `width` pixels.
pub(super) fn height(names: &[String], width: f32) -> f32 {
    let small = Style { size: size::SMALL, ..STRONG };
    if names.iter().any(|name| small.width(name) > width) {
        70.0
    } else if names.len() <= WIDE_ROWS {
        62.0
    } else {
        54.0
    }
}

/// Three dots where rows are left out, in a stretch `GAP` high.
pub(super) fn dots(drawing: &mut Drawing, x: f32, top: f32) {
    for dot in 0..3 {
        drawing.mark(Mark::Disc, (x + 8.0 + dot as f32 * 24.0, top + GAP / 2.0), 9.0, Ink::Grey);
    }
}

/// The rows to show, each with whether rows are left out just before it.
pub(super) fn with_gaps(shown: &[usize]) -> impl Iterator<Item = (usize, bool)> {
    shown.iter().enumerate().map(|(place, at)| {
        let before = place.checked_sub(1).and_then(|before| shown.get(before));
        (*at, before.is_some_and(|before| before + 1 < *at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_keeps_its_ends_and_the_asker_s_neighbourhood() {
        assert_eq!(shown(18, Some(7)).len(), 18);
        assert_eq!(shown(129, Some(60)), [0, 1, 2, 3, 4, 58, 59, 60, 61, 62, 126, 127, 128]);
        assert_eq!(shown(129, Some(3)), [0, 1, 2, 3, 4, 5, 126, 127, 128]);
        assert_eq!(shown(40, None).len(), 12);
        let gaps: Vec<usize> = with_gaps(&shown(129, Some(60))).filter(|(_, gap)| *gap).map(|(at, _)| at).collect();
        assert_eq!(gaps, [58, 126]);
    }
}
