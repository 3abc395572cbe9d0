//! A platform that works on requests one after the other, far away or near by.

use super::*;
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const MS: Duration = Duration::from_millis(1);

/// As many requests as the window lets out go to a platform that is `way` away and takes `work` for each, one at a time.
/// Tells how many have come back, and the window at the end.
fn sent_for(span: Duration, most: usize, way: Duration, work: Duration) -> (usize, Window) {
    let mut window = Window::new(most);
    let mut under_way = BinaryHeap::new();
    let (mut now, mut free_at, mut back) = (Duration::ZERO, Duration::ZERO, 0);
    while now < span {
        while under_way.len() < window.size() {
            free_at = free_at.max(now + way / 2) + work;
            under_way.push(Reverse((free_at + way / 2, now)));
        }
        let Some(Reverse((returns, left))) = under_way.pop() else { break };
        now = returns;
        window.returned(now - left);
        back += 1;
    }
    (back, window)
}

#[test]
fn a_long_way_is_filled_after_one_round_trip() {
    let (back, window) = sent_for(MS * 70, 256, MS * 70, Duration::ZERO);
    assert_eq!((window.size(), back), (256, 1));
}

#[test]
fn a_platform_near_by_is_kept_busy_by_few() {
    let (back, window) = sent_for(MS * 2000, 256, MS / 5, MS / 10);
    assert_eq!(window.size(), LEAST);
    assert!(back >= 19_990, "{back} of 20,000");
}

#[test]
fn a_way_that_has_become_longer_is_filled_and_one_that_has_become_shorter_is_not() {
    let mut window = Window::new(256);
    (0..50).for_each(|_| window.returned(MS));
    assert_eq!(window.size(), LEAST);
    (0..2 * LATELY).for_each(|_| window.returned(MS * 300));
    assert_eq!(window.size(), 256);
    window.returned(MS);
    assert_eq!(window.size(), LEAST);
}

#[test]
fn many_that_have_waited_together_make_no_way_longer() {
    let mut window = Window::new(256);
    for _ in 0..10 {
        (0..20).for_each(|_| window.returned(MS));
        (0..LEAST).for_each(|_| window.returned(MS * 300));
        assert_eq!(window.size(), LEAST);
    }
}

#[test]
fn few_that_are_configured_may_all_be_under_way() {
    let mut window = Window::new(3);
    for took in [0, 1, 900, 0, 30_000] {
        window.returned(MS * took);
        assert_eq!(window.size(), 3);
    }
}

proptest! {
    #[test]
    fn what_way_and_platform_allow_is_used_up_to_what_is_enough(way in 0_u32..200, work in 1_u32..2000) {
        let (way, work) = (MS * way, MS * work / 100);
        let span = Duration::from_secs(20);
        let (back, _) = sent_for(span, 256, way, work);
        let by_work = span.as_secs_f64() / work.as_secs_f64();
        let by_way = span.as_secs_f64() / (way + work).as_secs_f64() * 256.0;
        let possible = by_work.min(by_way).min(span.as_secs_f64() * ENOUGH);
        prop_assert!(back as f64 >= possible * 0.95 - 2.0, "{back} of {by_work} and {by_way}");
    }
}
