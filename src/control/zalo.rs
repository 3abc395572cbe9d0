//! Requests about Zalo: the consent of the Official Account, its state, its templates, and what is still to be set up.

use super::call::Call;
use super::channel_trouble::{explain_channel, trouble};
use super::{Answer, Failure};
use crate::channel::ChannelError;
use crate::channel::zalo_bot::Verification;
use crate::channel::zalo_oa::TokenState;
use crate::desk::PlatformAnswer;
use crate::domain::rights::Act;
use crate::domain::seat::ChannelKind;
use crate::text::numbers;
use chrono::TimeDelta;
use serde_json::json;

/// Without a code the address at which an administrator consents; with it the exchange for tokens.
pub(super) async fn login(call: &Call<'_>, code: Option<&str>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    match code {
        None => {
            let oa = call.desk.zalo_oa(None).map_err(|error| failed(call, &error))?;
            let link = oa.login().begin().await.map_err(|error| failed(call, &error))?;
            Ok(Answer { text: call.text.zalo_login_open(link.as_str()), json: json!({ "link": link }) })
        }
        Some(code) => {
            let oa = call.desk.zalo_oa_consented(&call.actor).map_err(|error| failed(call, &error))?;
            let state = oa.login().finish(code).await.map_err(|error| login_failed(call, &error))?;
            call.desk.reconnect(ChannelKind::ZaloOa).await.map_err(|error| call.desk_failure(error))?;
            Ok(Answer { text: call.text.zalo_login_done(numbers::time(state.refresh_until)), json: tokens(&state) })
        }
    }
}

pub(super) async fn status(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let config = &call.desk.config;
    let mut lines = Vec::new();
    let bot = config.zalo_bot.token.is_some();
    lines.push(if bot { call.text.zalo_bot_set() } else { call.text.zalo_bot_not_set() });
    let mut json = json!({ "bot": bot, "oa": config.zalo_oa.is_set(), "tokens": null });
    if config.zalo_oa.is_set() {
        let oa = call.desk.zalo_oa(None).map_err(|error| failed(call, &error))?;
        match oa.token_state().await.map_err(|error| failed(call, &error))? {
            Some(state) => {
                lines.push(told(call, &state));
                json["tokens"] = tokens(&state);
            }
            None => lines.push(call.text.zalo_oa_no_tokens()),
        }
        lines.push(match &config.zalo_oa.template {
            Some(template) => call.text.zalo_oa_template(template.id.as_str()),
            None => call.text.zalo_oa_no_template(config.zalo_oa.window_hours),
        });
    } else {
        lines.push(call.text.zalo_oa_not_set());
    }
    Ok(Answer { text: lines.join("\n"), json })
}

pub(super) async fn templates(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let oa = call.desk.zalo_oa(None).map_err(|error| failed(call, &error))?;
    let templates = oa.templates().await.map_err(|error| failed(call, &error))?;
    let used = call.desk.config.zalo_oa.template.as_ref().map(|template| template.id.as_str());
    let lines: Vec<String> = templates
        .iter()
        .map(|template| {
            let line = call.text.zalo_template(template.id.as_str(), template.name.as_str(), template.status.as_str());
            if used == Some(template.id.as_str()) { call.text.zalo_template_used(line) } else { line }
        })
        .collect();
    let text = if lines.is_empty() { call.text.zalo_no_templates() } else { lines.join("\n") };
    let json = templates
        .iter()
        .map(|template| {
            json!({ "id": template.id, "name": template.name, "status": template.status,
            "used": used == Some(template.id.as_str()) })
        })
        .collect();
    Ok(Answer { text, json })
}

/// Looks at everything that Zalo needs and says what to do next.
pub(super) async fn doctor(call: &Call<'_>) -> Result<Answer, Failure> {
    call.require(Act::RunInstallation)?;
    let mut findings = Findings::default();
    let config = &call.desk.config;
    if config.zalo_bot.token.is_none() && !config.zalo_oa.is_set() {
        findings.problem(call.text.zalo_nothing_set());
    }
    if config.zalo_bot.token.is_some() {
        bot(call, &mut findings).await;
    }
    if config.zalo_oa.is_set() {
        oa(call, &mut findings).await;
    }
    if config.http.public_url.is_none() {
        findings.problem(call.text.zalo_no_public_url());
    }
    let well = findings.problems.is_empty();
    let lines: Vec<String> = findings.well.iter().chain(&findings.problems).cloned().collect();
    Ok(Answer {
        text: lines.join("\n"),
        json: json!({ "well": well, "in_order": findings.well, "problems": findings.problems }),
    })
}

#[derive(Default)]
struct Findings {
    well: Vec<String>,
    problems: Vec<String>,
}

impl Findings {
    fn well(&mut self, sentence: String) {
        self.well.push(format!("✓ {sentence}"));
    }

    fn problem(&mut self, sentence: String) {
        self.problems.push(format!("✗ {sentence}"));
    }
}

async fn bot(call: &Call<'_>, findings: &mut Findings) {
    let text = call.text;
    let bot = match call.desk.zalo_bot(None) {
        Ok(bot) => bot,
        Err(error) => return findings.problem(explain_channel(&error, ChannelKind::ZaloBot, text)),
    };
    match bot.me().await {
        Ok(me) => findings.well(text.zalo_bot_known(me.account_name, me.id)),
        Err(error) => return findings.problem(explain_channel(&error, ChannelKind::ZaloBot, text)),
    }
    let wanted = call.desk.config.zalo_bot.webhook_url.as_deref();
    match (wanted, bot.webhook().await) {
        (_, Err(error)) => findings.problem(explain_channel(&error, ChannelKind::ZaloBot, text)),
        (None, Ok(set)) if set.url.is_empty() => findings.well(text.zalo_bot_polls()),
        (None, Ok(set)) => findings.problem(text.zalo_bot_other_webhook(set.url)),
        (Some(wanted), Ok(set)) if set.url != wanted => findings.problem(text.zalo_bot_webhook_not_set(wanted)),
        (Some(wanted), Ok(_)) => match bot.test_webhook().await {
            Ok(Some(tried)) if tried.ok => findings.well(text.zalo_webhook_reached(wanted)),
            Ok(Some(tried)) => findings.problem(unreached(call, wanted, &tried)),
            Ok(None) => findings.well(text.zalo_webhook_untested(wanted)),
            Err(error) => findings.problem(explain_channel(&error, ChannelKind::ZaloBot, text)),
        },
    }
}

async fn oa(call: &Call<'_>, findings: &mut Findings) {
    let text = call.text;
    let config = &call.desk.config.zalo_oa;
    let oa = match call.desk.zalo_oa(None) {
        Ok(oa) => oa,
        Err(error) => return findings.problem(explain_channel(&error, ChannelKind::ZaloOa, text)),
    };
    if let Ok(Some(state)) = oa.token_state().await
        && state.dead.is_none()
    {
        let soon = TimeDelta::days(i64::from(config.warning_days));
        let line = told(call, &state);
        match state.refresh_until - call.desk.clock.now() < soon {
            true => findings.problem(line),
            false => findings.well(line),
        }
    }
    let answer = call.desk.platform(ChannelKind::ZaloOa).await.answer;
    match trouble(&answer, ChannelKind::ZaloOa, text) {
        Some(trouble) => findings.problem(trouble),
        None => findings.well(text.zalo_oa_rights()),
    }
    if matches!(answer, PlatformAnswer::NoConsent | PlatformAnswer::ConsentEnded(_)) {
        return;
    }
    if let Some(url) = &call.desk.config.http.public_url {
        let webhook = format!("{}{}", url.trim_end_matches('/'), config.webhook_path);
        findings.well(text.zalo_oa_webhook(webhook));
    }
    if config.oa_id.is_none() {
        findings.problem(text.zalo_oa_no_id());
    }
    if config.template.is_none() {
        findings.well(text.zalo_oa_no_template(config.window_hours));
    }
}

fn unreached(call: &Call<'_>, url: &str, tried: &Verification) -> String {
    let text = call.text;
    let advice = match tried.outcome.as_str() {
        "webhook.http.404" => text.zalo_advice_path(),
        "webhook.http.403" => text.zalo_advice_forbidden(),
        "webhook.err.tls" => text.zalo_advice_tls(),
        "webhook.err.dns" => text.zalo_advice_dns(),
        "webhook.http.5xx" => text.zalo_advice_failing(),
        // What our own page answers to a call without the secret that it knows.
        "webhook.http.other" => text.zalo_advice_secret(),
        _ => text.zalo_advice_reach(),
    };
    text.zalo_webhook_unreached(url, tried.outcome.as_str(), advice)
}

fn told(call: &Call<'_>, state: &TokenState) -> String {
    match &state.dead {
        Some(reason) => call.text.zalo_oa_dead(reason.as_str()),
        None => call.text.zalo_oa_tokens(numbers::time(state.access_until), numbers::time(state.refresh_until)),
    }
}

fn tokens(state: &TokenState) -> serde_json::Value {
    json!({ "access_until": state.access_until, "consent_until": state.refresh_until, "refused": state.dead })
}

fn failed(call: &Call<'_>, error: &ChannelError) -> Failure {
    match error {
        ChannelError::NotSet("zalo_oa.app_id" | "zalo_oa.app_secret") => Failure::refused(call.text.zalo_oa_not_set()),
        ChannelError::NotSet(key) => Failure::refused(call.text.zalo_key_not_set(*key)),
        ChannelError::Credentials => Failure::refused(explain_channel(error, ChannelKind::ZaloOa, call.text)),
        other => Failure::broken(explain_channel(other, ChannelKind::ZaloOa, call.text)),
    }
}

fn login_failed(call: &Call<'_>, error: &ChannelError) -> Failure {
    match error {
        ChannelError::Refused(reason) => Failure::refused(call.text.zalo_login_refused(reason.as_str())),
        other => failed(call, other),
    }
}
