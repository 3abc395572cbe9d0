//! `loa ask`.

use super::connect::Installation;
use super::output::{self, Failed};
use crate::control::Request;
use crate::domain::calendar::{OFFICE_ZONE, office_instant};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct AskArgs {
    question: String,
    #[arg(long, value_name = "QUESTION")]
    after: Option<String>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[arg(long, value_name = "FILE")]
    picture: Option<PathBuf>,
}

pub async fn run(args: AskArgs, installation: &Installation) -> Result<(), Failed> {
    let at = match &args.at {
        Some(at) => Some(parse_time(at).ok_or_else(|| Failed::usage(installation.text().cli_bad_time(at.as_str())))?),
        None => None,
    };
    let mut png = Vec::new();
    let request = Request::Ask { text: args.question, after: args.after, at, picture: args.picture.is_some() };
    let answer = installation.ask(request, None, &mut png).await?;
    output::print(&answer, installation.json);
    let Some(file) = args.picture else { return Ok(()) };
    let text = installation.text();
    if png.is_empty() {
        return Err(Failed::refused(text.chart_none()));
    }
    std::fs::write(&file, png).map_err(|error| {
        Failed::broken(text.cli_file_unwritable(file.display().to_string(), output::why(text, &error)))
    })
}

/// A day, a local date and time, or an instant with its offset.
pub fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.with_timezone(&Utc));
    }
    for form in ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, form) {
            return OFFICE_ZONE.from_local_datetime(&local).earliest().map(|local| local.with_timezone(&Utc));
        }
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(office_instant(day, NaiveTime::from_hms_opt(12, 0, 0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_means_its_noon_in_the_office() {
        assert_eq!(parse_time("2025-01-20").map(|at| at.to_rfc3339()).as_deref(), Some("2025-01-20T05:00:00+00:00"));
        assert_eq!(parse_time("2025-01-20 08:00"), parse_time("2025-01-20T08:00:00+07:00"));
        assert_eq!(parse_time("20/01/2025"), None);
    }
}
