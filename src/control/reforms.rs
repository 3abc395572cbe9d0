//! Requests about reforms of units.

use super::call::Call;
use super::request::{ReformRequest, SeatDecision};
use super::seats;
use super::unit_names::named_on;
use super::{Answer, Failure};
use crate::desk::ReformPlan;
use crate::domain::reform::Decision;
use crate::domain::seat::SeatId;
use crate::text::numbers;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) async fn run(call: &Call<'_>, date: NaiveDate, what: ReformRequest) -> Result<Answer, Failure> {
    let plan = match what {
        ReformRequest::Show(typed) => {
            call.desk.reform_plan(&call.actor, date, &decisions(call, date, typed).await?).await
        }
        ReformRequest::Prepare(typed) => {
            call.desk.prepare_reform(&call.actor, date, &decisions(call, date, typed).await?).await
        }
        ReformRequest::Approve => call.desk.approve_reform(&call.actor, date, None).await,
        ReformRequest::Withdraw => return withdraw(call, date).await,
    };
    Ok(told(call, &plan.map_err(|error| call.desk_failure(error))?))
}

pub(super) async fn list(call: &Call<'_>) -> Result<Answer, Failure> {
    let reforms = call.desk.reforms(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    let (mut lines, mut shapes) = (Vec::new(), Vec::new());
    for reform in reforms {
        let plan = call.desk.reform_plan(&call.actor, reform.date, &BTreeMap::new()).await;
        let plan = plan.map_err(|error| call.desk_failure(error))?;
        let (date, standing) = (numbers::date(plan.date), plan.standing(call.text));
        lines.push(call.text.reform_list_line(date, standing, plan.seats.len(), plan.moved));
        shapes.push(plan.to_json());
    }
    let text = if lines.is_empty() { call.text.reform_list_empty() } else { lines.join("\n") };
    Ok(Answer { text, json: Value::Array(shapes) })
}

async fn withdraw(call: &Call<'_>, date: NaiveDate) -> Result<Answer, Failure> {
    let reform = call.desk.withdraw_reform(&call.actor, date).await.map_err(|error| call.desk_failure(error))?;
    let text = call.text.reform_is_withdrawn(numbers::time(call.desk.clock.now()));
    Ok(Answer { text, json: json!({ "date": date, "state": reform.standing.code(), "revision": reform.revision }) })
}

fn told(call: &Call<'_>, plan: &ReformPlan) -> Answer {
    let units = call.desk.store.units();
    Answer { text: plan.lines(&units, call.text).join("\n"), json: plan.to_json() }
}

async fn decisions(
    call: &Call<'_>,
    date: NaiveDate,
    typed: Vec<SeatDecision>,
) -> Result<BTreeMap<SeatId, Decision>, Failure> {
    let mut decisions = BTreeMap::new();
    for (seat, word) in word_on_each(typed) {
        let merges = word.into.is_some() || !word.keep.is_empty() || !word.leave.is_empty();
        let decision = match (word.ends, merges) {
            (true, _) => Decision::End,
            (_, true) => merge_of(call, &word).await?,
            _ => {
                let unit = word.unit.as_ref().map(|unit| named_on(call, unit, date)).transpose()?;
                Decision::Move { unit, title: word.title.clone() }
            }
        };
        decisions.insert(seat, decision);
    }
    Ok(decisions)
}

/// What is typed of one seat in several arguments is one word: the later argument holds, and all holders that are named do.
fn word_on_each(typed: Vec<SeatDecision>) -> BTreeMap<SeatId, SeatDecision> {
    let mut words: BTreeMap<SeatId, SeatDecision> = BTreeMap::new();
    for one in typed {
        let word = words.entry(one.seat.clone()).or_insert_with(|| SeatDecision::about(one.seat.clone()));
        word.unit = one.unit.or(word.unit.take());
        word.title = one.title.or(word.title.take());
        word.into = one.into.or(word.into.take());
        word.ends |= one.ends;
        word.keep.extend(one.keep);
        word.leave.extend(one.leave);
    }
    words
}

/// The merging of a seat. Where only holders are typed it is into itself, which is refused with the reason.
async fn merge_of(call: &Call<'_>, word: &SeatDecision) -> Result<Decision, Failure> {
    let (mut holders, others) = seats::holders(&word.keep, &word.leave);
    if let Some(stays) = others {
        let seat = call.desk.store.seat(&word.seat).await.map_err(|error| Failure::store(call.text, &error))?;
        for person in seat.iter().flat_map(|seat| seat.holders()) {
            holders.entry(person.clone()).or_insert(stays);
        }
    }
    Ok(Decision::Merge { into: word.into.clone().unwrap_or_else(|| word.seat.clone()), holders })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::seat::PersonId;

    #[test]
    fn who_is_named_to_stay_stays_although_all_others_leave() {
        let about = |keep: &[&str], leave: &[&str]| {
            let persons = |ids: &[&str]| ids.iter().map(|id| PersonId::new(*id)).collect();
            SeatDecision { keep: persons(keep), leave: persons(leave), ..SeatDecision::about(SeatId::new("s")) }
        };
        let into = SeatDecision { into: Some(SeatId::new("t")), ..about(&[], &[]) };
        for typed in [
            [into.clone(), about(&["an"], &[]), about(&[], &["all"])],
            [about(&[], &["all"]), about(&["an"], &[]), into],
        ] {
            let words = word_on_each(typed.to_vec());
            let word = words.get(&SeatId::new("s")).expect("the seat");
            assert_eq!(word.into, Some(SeatId::new("t")));
            let (named, others) = seats::holders(&word.keep, &word.leave);
            assert_eq!((named.get(&PersonId::new("an")), others), (Some(&true), Some(false)));
        }
    }
}
