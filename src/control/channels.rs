//! Requests about channels.

use super::call::Call;
use super::{Answer, Failure};
use crate::domain::seat::ChannelKind;
use serde_json::json;

pub(super) async fn list(call: &Call<'_>) -> Result<Answer, Failure> {
    let channels = call.desk.channels(&call.actor).await.map_err(|error| call.desk_failure(error))?;
    let lines: Vec<String> = channels.iter().map(|channel| channel.line(call.text)).collect();
    let text = if lines.is_empty() { call.text.channels_none() } else { lines.join("\n") };
    Ok(Answer { text, json: channels.iter().map(|channel| channel.to_json()).collect() })
}

pub(super) async fn pause(call: &Call<'_>, channel: ChannelKind) -> Result<Answer, Failure> {
    call.desk.pause_channel(&call.actor, channel).await.map_err(|error| call.desk_failure(error))?;
    let text = call.text.channel_paused(call.text.channel(channel));
    Ok(Answer { text, json: json!({ "channel": channel.code(), "paused": true }) })
}

pub(super) async fn resume(call: &Call<'_>, channel: ChannelKind) -> Result<Answer, Failure> {
    call.desk.resume_channel(&call.actor, channel).await.map_err(|error| call.desk_failure(error))?;
    let text = call.text.channel_resumed(call.text.channel(channel));
    Ok(Answer { text, json: json!({ "channel": channel.code(), "paused": false }) })
}
