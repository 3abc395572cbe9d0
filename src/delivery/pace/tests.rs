use super::*;
use proptest::prelude::*;

const SECOND: Duration = Duration::from_secs(1);

fn pace(rate: u32, reply_reserve: u32) -> Pace {
    Pace::new(Limits { rate, reply_reserve, chat_rate: 1, adapts: false })
}

/// Sends a broadcast to `count` chats while replies come at the given moments; returns the departures of the
/// broadcast and for each reply when it came and when it left.
fn simulate(mut pace: Pace, count: usize, mut replies: Vec<Moment>) -> (Vec<Moment>, Vec<(Moment, Moment)>) {
    replies.sort();
    let (mut sent, mut answered, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    let mut now = Duration::ZERO;
    let mut replies = replies.into_iter().peekable();
    while sent.len() < count || replies.peek().is_some() || !waiting.is_empty() {
        while let Some(came) = replies.next_if(|came| *came <= now) {
            pace.reply_waits();
            waiting.push(came);
        }
        waiting.retain(|came| match pace.reply(now, "asker", false) {
            Ok(()) => {
                pace.reply_done();
                answered.push((*came, now));
                false
            }
            Err(until) => {
                assert!(until > now);
                true
            }
        });
        while sent.len() < count && pace.broadcast(now, &format!("chat {}", sent.len()), false).is_ok() {
            sent.push(now);
        }
        now += Duration::from_millis(1);
    }
    (sent, answered)
}

fn most_in_a_second(departures: &mut [Moment]) -> usize {
    departures.sort();
    let within = |from: Moment| departures.iter().filter(|at| **at >= from && **at < from + SECOND).count();
    departures.iter().map(|from| within(*from)).max().unwrap_or(0)
}

#[test]
fn a_broadcast_is_evenly_spaced_and_takes_hardly_longer_than_its_bound() {
    let (sent, _) = simulate(pace(28, 1), 900, Vec::new());
    let bound = SECOND * 899 / 28;
    let took = *sent.last().expect("departures");
    assert!(took <= bound.mul_f64(1.02), "{took:?} against {bound:?}");
    let gaps = sent.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(gaps.clone().all(|gap| gap >= Duration::from_millis(25) && gap <= Duration::from_millis(48)));
}

#[test]
fn a_reply_waits_hardly_at_all_while_people_write_during_a_broadcast() {
    let replies = (0..24).map(|n| Duration::from_millis(2_000 + n * 1_277)).collect();
    let (mut sent, answered) = simulate(pace(28, 1), 900, replies);
    assert_eq!(answered.len(), 24);
    for (came, left) in &answered {
        assert!(*left - *came <= Duration::from_millis(10), "came {came:?}, left {left:?}");
    }
    let bound = SECOND * 899 / 28;
    assert!(*sent.last().expect("departures") <= bound.mul_f64(1.05));
    sent.extend(answered.iter().map(|(_, left)| *left));
    assert!(most_in_a_second(&mut sent) <= 28);
}

#[test]
fn whoever_writes_first_after_a_silence_waits_for_one_spacing_and_the_next_hardly_at_all() {
    let replies = [0, 1_100, 2_300, 3_700].map(|after| Duration::from_millis(20_000 + after)).to_vec();
    let (mut sent, answered) = simulate(pace(28, 1), 900, replies);
    let waits: Vec<Duration> = answered.iter().map(|(came, left)| *left - *came).collect();
    assert!(waits[0] <= Duration::from_millis(37), "{waits:?}");
    assert!(waits[1..].iter().all(|wait| *wait <= Duration::from_millis(10)), "{waits:?}");
    sent.extend(answered.iter().map(|(_, left)| *left));
    assert!(most_in_a_second(&mut sent) <= 28);
}

#[test]
fn every_broadcast_begins_with_room_for_replies() {
    let mut pace = pace(28, 1);
    let mut waits = Vec::new();
    for begun in [SECOND, 60 * SECOND] {
        for n in 0..200 {
            let due = begun + WINDOW / 27 * n;
            if pace.broadcast(due, &format!("{begun:?} {n}"), false).is_ok() && n % 40 == 39 {
                waits.push(pace.reply(due + Duration::from_millis(1), "asker", false));
            }
        }
    }
    assert_eq!(waits, [Ok(()); 10]);
}

#[test]
fn one_chat_gets_one_message_a_second_and_a_group_twenty_a_minute() {
    let mut pace = pace(1000, 1);
    assert!(pace.broadcast(Duration::ZERO, "a", false).is_ok());
    assert_eq!(pace.broadcast(Duration::from_millis(500), "a", false), Err(Held::Chat { until: SECOND }));
    assert!(pace.broadcast(Duration::from_millis(500), "b", false).is_ok(), "another chat goes on");
    assert!(pace.broadcast(SECOND, "a", false).is_ok());

    let mut now = SECOND * 10;
    for _ in 0..20 {
        assert!(pace.broadcast(now, "-1", true).is_ok());
        now += SECOND;
    }
    assert_eq!(pace.broadcast(now, "-1", true), Err(Held::Chat { until: SECOND * 70 }));
    assert!(pace.broadcast(SECOND * 70, "-1", true).is_ok());
}

#[test]
fn a_slow_down_holds_one_chat_as_long_as_told_and_two_at_once_hold_the_channel() {
    let mut pace = pace(28, 1);
    pace.slow_down(SECOND, "a", SECOND * 43_837);
    assert!(matches!(pace.broadcast(SECOND * 2, "a", false), Err(Held::Chat { .. })));
    assert!(pace.broadcast(SECOND * 2, "b", false).is_ok());
    assert_eq!(pace.paused_until(SECOND * 2), None);

    pace.slow_down(SECOND * 3, "b", SECOND * 35);
    assert_eq!(pace.paused_until(SECOND * 4), Some(SECOND * 38));
    assert_eq!(pace.broadcast(SECOND * 4, "c", false), Err(Held::Channel { until: SECOND * 38 }));
    assert_eq!(pace.reply(SECOND * 4, "c", false), Err(SECOND * 38));
    assert!(pace.broadcast(SECOND * 38, "c", false).is_ok(), "no longer than told");
}

#[test]
fn a_very_high_rate_is_no_limit() {
    let mut pace = pace(1_000_000, 1);
    for chat in 0..5_000 {
        assert!(pace.broadcast(SECOND, &chat.to_string(), false).is_ok(), "chat {chat}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_sliding_second_holds_more_than_the_rate(
        rate in 2_u32..60,
        reserve in 0_u32..2,
        count in 0_usize..200,
        replies in prop::collection::vec(0_u64..4_000, 0..80),
    ) {
        let replies = replies.into_iter().map(Duration::from_millis).collect();
        let (mut departures, answered) = simulate(pace(rate, reserve), count, replies);
        departures.extend(answered.iter().map(|(_, left)| *left));
        prop_assert!(most_in_a_second(&mut departures) <= rate as usize);
    }
}

#[test]
fn without_a_published_limit_a_slow_down_means_the_channel_which_finds_back_to_its_pace() {
    let mut pace = Pace::new(Limits { rate: 10, reply_reserve: 0, chat_rate: 10, adapts: true });
    assert_eq!(pace.broadcast(Duration::ZERO, "a", false), Ok(()));
    pace.slow_down(Duration::ZERO, "a", 5 * SECOND);
    pace.slow_down(Duration::ZERO, "b", 5 * SECOND);
    assert_eq!(pace.broadcast(SECOND, "c", false), Err(Held::Channel { until: 5 * SECOND }));
    assert_eq!(pace.broadcast(5 * SECOND, "c", false), Ok(()));
    let half = 5 * SECOND - CATCH_UP + WINDOW / 10 * 2;
    assert_eq!(
        pace.broadcast(5 * SECOND, "d", false),
        Err(Held::Channel { until: half }),
        "half the pace, not a quarter"
    );
    let later = 65 * SECOND;
    assert_eq!(pace.broadcast(later, "e", false), Ok(()));
    let six_tenths = later - CATCH_UP + WINDOW / 10 * 1000 / 600;
    assert_eq!(pace.broadcast(later, "f", false), Err(Held::Channel { until: six_tenths }));
    let much_later = 3600 * SECOND;
    assert_eq!(pace.broadcast(much_later, "g", false), Ok(()));
    let full = much_later - CATCH_UP + WINDOW / 10;
    assert_eq!(pace.broadcast(much_later, "h", false), Err(Held::Channel { until: full }));
}
