//! The index sets: a row a set, held in memory as one snapshot.

use super::engine::Engine;
use super::keys::{Key, Space};
use super::{Store, StoreError, codec};
use crate::domain::index_set::{IndexSet, IndexSets};
use std::sync::Arc;

impl Store {
    pub fn index_sets(&self) -> Arc<IndexSets> {
        self.memory.index_sets()
    }

    /// Replaces all sets. The caller has checked them. Durable.
    pub async fn replace_index_sets(&self, sets: IndexSets) -> Result<(), StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine
            .commit(move |step| {
                for (key, _) in step.scan_now(&Key::of(Space::IndexSet))? {
                    step.remove(&key);
                }
                for set in sets.all() {
                    step.put(Key::of(Space::IndexSet).text(&set.id), codec::json(set)?);
                }
                step.after(move || memory.set_index_sets(Arc::new(sets)));
                Ok(())
            })
            .await
    }
}

pub(super) fn load(engine: &Engine) -> Result<IndexSets, StoreError> {
    let rows = engine.scan(&Key::of(Space::IndexSet)).map(|row| codec::read(&row?.1));
    let sets: Vec<IndexSet> = rows.collect::<Result<_, StoreError>>()?;
    // They were checked by the rules of their day.
    IndexSets::build(sets, |_| true).map_err(|faults| StoreError::Corrupt(format!("index sets: {faults:?}")))
}
