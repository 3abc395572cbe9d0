//! Approval: what is fixed with it, and the state that follows.

use super::{Store, StoreError, codec};
use crate::domain::lead::Lead;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::unit::UnitId;
use crate::store::Conflict;
use crate::store::engine::{BATCH_ROWS, Step};
use crate::store::keys::{Key, KeyParts, Space};
use std::collections::HashSet;

impl Store {
    /// Draft → approved, with the leads that its recipients will read. Refused when the draft is not at `revision` any
    /// more: what was edited meanwhile is not approved. Durable.
    pub async fn approve_notice(
        &self,
        notice: NoticeId,
        revision: u32,
        stamp: Stamp,
        leads: Vec<(UnitId, Lead)>,
    ) -> Result<Notice, StoreError> {
        let admit = |head: &Notice| -> Result<(), StoreError> {
            match head.state {
                NoticeState::Draft if head.revision == revision => Ok(()),
                _ => Err(Conflict::NoticeState.into()),
            }
        };
        let stored = self.notice(notice).await?.ok_or_else(|| StoreError::missing("notice", notice))?;
        admit(&stored)?;
        self.fix_leads(notice, leads).await?;
        self.change_notice(notice, |head| {
            admit(head)?;
            head.state = NoticeState::Approved;
            head.approved = Some(stamp);
            Ok(())
        })
        .await
    }

    /// The lead that was fixed for the seats of `unit`, if its unit has one.
    pub async fn lead(&self, notice: NoticeId, unit: &UnitId) -> Result<Option<Lead>, StoreError> {
        self.engine.get(lead_key(notice, unit))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// The units that a lead was fixed for.
    pub async fn units_with_lead(&self, notice: NoticeId) -> Result<HashSet<UnitId>, StoreError> {
        let keys = self.engine.scan(&leads_prefix(notice));
        keys.map(|row| unit_of(&row?.0).ok_or_else(|| StoreError::Corrupt("the key of a lead".to_owned()))).collect()
    }

    /// Replaces the leads of an earlier approval. They count from the approval on, so an interruption does no harm.
    async fn fix_leads(&self, notice: NoticeId, leads: Vec<(UnitId, Lead)>) -> Result<(), StoreError> {
        let kept: HashSet<Vec<u8>> = leads.iter().map(|(unit, _)| lead_key(notice, unit).into_bytes()).collect();
        let old: Vec<_> = self.engine.scan(&leads_prefix(notice)).collect::<Result<_, StoreError>>()?;
        let gone: Vec<_> = old.into_iter().map(|(key, _)| key).filter(|key| !kept.contains(&**key)).collect();
        for batch in gone.chunks(BATCH_ROWS) {
            let batch = batch.to_vec();
            self.engine.apply_large(move |step: &mut Step| step.remove_all(batch)).await?;
        }
        for batch in leads.chunks(BATCH_ROWS) {
            let encoded = batch.iter().map(|(unit, lead)| Ok((lead_key(notice, unit), codec::json(lead)?)));
            let rows = encoded.collect::<Result<Vec<(Key, Vec<u8>)>, StoreError>>()?;
            self.engine.apply_large(move |step: &mut Step| step.put_all(rows)).await?;
        }
        Ok(())
    }
}

fn leads_prefix(notice: NoticeId) -> Key {
    Key::of(Space::NoticeLead).notice(notice)
}

fn lead_key(notice: NoticeId, unit: &UnitId) -> Key {
    leads_prefix(notice).text(unit.as_str())
}

fn unit_of(key: &[u8]) -> Option<UnitId> {
    let mut parts = KeyParts::of(key);
    parts.u32()?;
    parts.text().map(UnitId::new)
}
