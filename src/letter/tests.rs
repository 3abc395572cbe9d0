use super::*;
use crate::domain::figure::{Figure, FigureRole, FigureStatus};
use crate::domain::unit::{Unit, UnitKind};
use std::fmt::Write;

mod deadlines;
pub(in crate::letter) mod fixtures;
mod golden;
mod mangled;
mod recurring_deadlines;
mod robust;
mod scales;
mod shapes;
mod strangers;
mod suspensions;
mod torn;
mod traps;
mod wordings;
mod written;
