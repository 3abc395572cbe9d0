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

/// What is typed of one seat in several arguments is one decision.
async fn decisions(
    call: &Call<'_>,
    date: NaiveDate,
    typed: Vec<SeatDecision>,
) -> Result<BTreeMap<SeatId, Decision>, Failure> {
    let mut decisions = BTreeMap::new();
    for one in typed {
        let unit = one.unit.as_ref().map(|unit| named_on(call, unit, date)).transpose()?;
        let merging = one.into.is_some() || !one.keep.is_empty() || !one.leave.is_empty();
        let decision = match (one.ends, merging) {
            (true, _) => Decision::End,
            (_, true) => merge_of(call, &one).await?,
            _ => Decision::Move { unit, title: one.title.clone() },
        };
        let merged = match (decisions.remove(&one.seat), decision) {
            (Some(Decision::Move { unit: unit_before, title: title_before }), Decision::Move { unit, title }) => {
                Decision::Move { unit: unit.or(unit_before), title: title.or(title_before) }
            }
            (
                Some(Decision::Merge { into: into_before, holders: holders_before }),
                Decision::Merge { into, holders },
            ) => {
                let into = if into == one.seat { into_before } else { into };
                Decision::Merge { into, holders: holders_before.into_iter().chain(holders).collect() }
            }
            (_, decision) => decision,
        };
        decisions.insert(one.seat, merged);
    }
    Ok(decisions)
}

/// The merging of a seat. Where only holders are typed the seat stands for the one it goes to until that is typed too.
async fn merge_of(call: &Call<'_>, one: &SeatDecision) -> Result<Decision, Failure> {
    let (mut holders, others) = seats::holders(&one.keep, &one.leave);
    if let Some(stays) = others {
        let seat = call.desk.store.seat(&one.seat).await.map_err(|error| Failure::store(call.text, &error))?;
        for person in seat.iter().flat_map(|seat| seat.holders()) {
            holders.entry(person.clone()).or_insert(stays);
        }
    }
    Ok(Decision::Merge { into: one.into.clone().unwrap_or_else(|| one.seat.clone()), holders })
}
