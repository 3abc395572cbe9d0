//! Why two seats are not merged, in words that say what to do next.

use super::rights_problem::explain_exceeded;
use crate::domain::seat::{MergeRefusal, PersonId};
use crate::text::Text;

pub(super) fn explain_merge(refusal: &MergeRefusal, text: Text<'_>) -> String {
    let listed = |persons: &[PersonId]| persons.iter().map(PersonId::as_str).collect::<Vec<_>>().join(", ");
    match refusal {
        MergeRefusal::Itself => text.merge_itself(),
        MergeRefusal::MergedBefore { title, into } => text.merge_before(title.clone(), into.to_string()),
        MergeRefusal::NoReceiver { title } => text.merge_no_receiver(title.clone()),
        MergeRefusal::Undecided(persons) => text.merge_undecided(listed(persons)),
        MergeRefusal::NotHolders(persons) => text.merge_not_holders(listed(persons)),
        MergeRefusal::Exceeded(exceeded) => explain_exceeded(exceeded, text),
    }
}
