//! `loa notice watch`: a bar that fills while a notice is sent; with `--json` a line whenever something has changed.

use crate::cli::connect::Installation;
use crate::cli::output::{self, Failed};
use crate::control::socket;
use crate::control::{NoticeRequest, Request};
use crate::desk::{Progress, Speed};
use crate::domain::notice::NoticeId;
use crate::text::Text;
use std::collections::VecDeque;
use std::io::{IsTerminal, Write};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);
/// Looks that the speed is taken over.
const WINDOW: usize = 10;
const WIDTH: u64 = 30;

pub(super) async fn run(notice: NoticeId, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let bar_moves = std::io::stdout().is_terminal() && !installation.json;
    let mut looks: VecDeque<Progress> = VecDeque::new();
    loop {
        let request = Request::Notice { notice, what: NoticeRequest::Progress };
        let answer = installation.ask(request, None, &mut std::io::sink()).await?;
        let Some(progress) = Progress::from_json(&answer.json) else {
            output::line(&answer.text);
            return Ok(());
        };
        let speed = looks.front().and_then(|first| progress.speed_since(first));
        let changed = looks.back().is_none_or(|last| Progress { at: progress.at, ..last.clone() } != progress);
        let finished = progress.is_finished();
        if bar_moves {
            // The cursor goes back to the line's beginning; what was longer before is wiped.
            print!("\r\x1b[K{}", bar(&progress, speed, text));
            let _gone = std::io::stdout().flush();
        } else if changed {
            let line =
                if installation.json { progress.to_json(speed).to_string() } else { bar(&progress, speed, text) };
            output::line(&line);
        }
        let serves = socket::is_served(&installation.config.data).await;
        if finished || !serves {
            if bar_moves {
                output::line("");
            }
            if !finished && !installation.json {
                output::line(&text.progress_not_serving());
            }
            return Ok(());
        }
        looks.push_back(progress);
        if looks.len() > WINDOW {
            looks.pop_front();
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// "[█████░░░░░] 42 % đang gửi · đã gửi 420/1.000; …".
fn bar(progress: &Progress, speed: Option<Speed>, text: Text<'_>) -> String {
    let (total, waiting) = (progress.total().max(1), progress.waiting);
    let done = total.saturating_sub(waiting);
    let filled = (done * WIDTH / total) as usize;
    let bar = "█".repeat(filled) + &"░".repeat(WIDTH as usize - filled.min(WIDTH as usize));
    let percent = done * 100 / total;
    format!("[{bar}] {percent} % {} · {}", progress.state_word(text), progress.line(text, speed))
}
