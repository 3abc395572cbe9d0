//! What the store keeps in memory beside the rows, so that reads and claims need not look it up: the marks of letters
//! and notices, the claims under way, the unit registry. Changed only after the rows have changed.

use crate::domain::index_set::IndexSets;
use crate::domain::letter::{LetterHeading, LetterPaper, LetterRef, LetterState};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::unit_registry::UnitRegistry;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

#[derive(Default)]
pub(super) struct Memory {
    units: RwLock<Arc<UnitRegistry>>,
    index_sets: RwLock<Arc<IndexSets>>,
    letters: RwLock<Arc<LetterMarks>>,
    /// Of letters asked for before; what a version says never changes.
    headings: RwLock<HashMap<LetterRef, Arc<LetterHeading>>>,
    papers: RwLock<HashMap<LetterRef, Arc<LetterPaper>>>,
    notices: Mutex<NoticeMarks>,
    claims: Mutex<Claims>,
}

/// Papers kept at once; people ask about the newest few.
const PAPERS: usize = 64;

/// Letters by import number.
pub(super) type LetterMarks = HashMap<u64, LetterMark>;

#[derive(Debug, Clone)]
pub(super) struct LetterMark {
    pub id: LetterRef,
    pub state: LetterState,
    /// Place in the order of confirmations; `None` while never confirmed.
    pub confirmation: Option<u64>,
}

#[derive(Default)]
pub(super) struct NoticeMarks {
    marks: BTreeMap<NoticeId, NoticeMark>,
    /// Issued notices with rows that wait for a sender.
    active: BTreeSet<NoticeId>,
}

#[derive(Debug, Clone, Copy, Default)]
struct NoticeMark {
    state: Option<NoticeState>,
    issued_at: Option<DateTime<Utc>>,
    paused: bool,
    waiting: u64,
}

/// The rows taken by each claim that are not recorded yet.
#[derive(Default)]
pub(super) struct Claims {
    by_row: HashMap<Vec<u8>, u64>,
    open: HashMap<u64, usize>,
    last: u64,
}

impl Memory {
    pub fn index_sets(&self) -> Arc<IndexSets> {
        Arc::clone(&self.index_sets.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn set_index_sets(&self, sets: Arc<IndexSets>) {
        *self.index_sets.write().unwrap_or_else(PoisonError::into_inner) = sets;
    }

    pub fn units(&self) -> Arc<UnitRegistry> {
        Arc::clone(&self.units.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn set_units(&self, units: Arc<UnitRegistry>) {
        *self.units.write().unwrap_or_else(PoisonError::into_inner) = units;
    }

    pub fn letters(&self) -> Arc<LetterMarks> {
        Arc::clone(&self.letters.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sets several marks in one moment, so that no reader sees half of them.
    pub fn set_letters(&self, marks: Vec<(u64, LetterMark)>) {
        let mut letters = self.letters.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut letters).extend(marks);
    }

    pub fn heading(&self, letter: &LetterRef) -> Option<Arc<LetterHeading>> {
        self.headings.read().unwrap_or_else(PoisonError::into_inner).get(letter).cloned()
    }

    pub fn keep_heading(&self, letter: &LetterRef, heading: Arc<LetterHeading>) {
        self.headings.write().unwrap_or_else(PoisonError::into_inner).insert(letter.clone(), heading);
    }

    pub fn paper(&self, letter: &LetterRef) -> Option<Arc<LetterPaper>> {
        self.papers.read().unwrap_or_else(PoisonError::into_inner).get(letter).cloned()
    }

    pub fn keep_paper(&self, paper: &Arc<LetterPaper>) {
        let mut papers = self.papers.write().unwrap_or_else(PoisonError::into_inner);
        if papers.len() >= PAPERS {
            papers.clear();
        }
        papers.insert(paper.id.clone(), Arc::clone(paper));
    }

    pub fn notices(&self) -> MutexGuard<'_, NoticeMarks> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn claims(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LetterMark {
    /// Whether the letter's figures are those that are shown.
    pub fn in_force(&self) -> Option<u64> {
        self.confirmation.filter(|_| self.state == LetterState::Confirmed)
    }
}

impl NoticeMarks {
    pub fn set_state(&mut self, id: NoticeId, state: NoticeState, issued_at: Option<DateTime<Utc>>, paused: bool) {
        let mark = self.marks.entry(id).or_default();
        mark.state = Some(state);
        mark.issued_at = issued_at;
        mark.paused = paused;
        self.refresh(id);
    }

    pub fn set_waiting(&mut self, id: NoticeId, waiting: u64) {
        self.marks.entry(id).or_default().waiting = waiting;
        self.refresh(id);
    }

    /// Of a memo that is stored no more.
    pub fn forget(&mut self, id: NoticeId) {
        self.marks.remove(&id);
        self.active.remove(&id);
    }

    pub fn state(&self, id: NoticeId) -> Option<NoticeState> {
        self.marks.get(&id)?.state
    }

    pub fn issued_at(&self, id: NoticeId) -> Option<DateTime<Utc>> {
        self.marks.get(&id)?.issued_at
    }

    pub fn active(&self) -> Vec<NoticeId> {
        self.active.iter().copied().collect()
    }

    /// Notices with rows that wait for a sender, paused ones too.
    pub fn waiting(&self) -> Vec<NoticeId> {
        self.marks.iter().filter(|(_, mark)| mark.waiting > 0).map(|(id, _)| *id).collect()
    }

    /// Notices that are out, or on their way out.
    pub fn out(&self) -> Vec<NoticeId> {
        let is_out = |mark: &NoticeMark| matches!(mark.state, Some(NoticeState::Issuing | NoticeState::Issued));
        self.marks.iter().filter(|(id, mark)| !id.is_memo() && is_out(mark)).map(|(id, _)| *id).collect()
    }

    /// Issued, and not paused.
    pub fn may_send(&self, id: NoticeId) -> bool {
        self.marks.get(&id).is_some_and(NoticeMark::may_send)
    }

    fn refresh(&mut self, id: NoticeId) {
        let active = |mark: &NoticeMark| mark.may_send() && mark.waiting > 0;
        if self.marks.get(&id).is_some_and(active) {
            self.active.insert(id);
        } else {
            self.active.remove(&id);
        }
    }
}

impl NoticeMark {
    fn may_send(&self) -> bool {
        self.state == Some(NoticeState::Issued) && !self.paused
    }
}

impl Claims {
    /// Numbers go on from `last`, which an earlier process may have used.
    pub fn start_after(&mut self, last: u64) {
        self.last = last;
    }

    pub fn next(&self) -> u64 {
        self.last + 1
    }

    pub fn add(&mut self, claim: u64, rows: Vec<Vec<u8>>) {
        self.last = self.last.max(claim);
        self.open.insert(claim, rows.len());
        self.by_row.extend(rows.into_iter().map(|row| (row, claim)));
    }

    pub fn of(&self, row: &[u8]) -> Option<u64> {
        self.by_row.get(row).copied()
    }

    pub fn open(&self) -> Vec<u64> {
        self.open.keys().copied().collect()
    }

    /// The claims that are complete once `rows` are recorded.
    pub fn completed_by(&self, rows: &[Vec<u8>]) -> Vec<u64> {
        let mut recorded: HashMap<u64, usize> = HashMap::new();
        for claim in rows.iter().filter_map(|row| self.of(row)) {
            *recorded.entry(claim).or_default() += 1;
        }
        recorded
            .into_iter()
            .filter(|(claim, count)| self.open.get(claim) == Some(count))
            .map(|(claim, _)| claim)
            .collect()
    }

    pub fn remove(&mut self, rows: &[Vec<u8>]) {
        for row in rows {
            if let Some(claim) = self.by_row.remove(row)
                && let Some(open) = self.open.get_mut(&claim)
            {
                *open -= 1;
                if *open == 0 {
                    self.open.remove(&claim);
                }
            }
        }
    }
}
