use super::*;

/// As many as may depart now.
async fn depart_all(flights: &Arc<Flights>) -> Vec<Flight> {
    let mut departed = Vec::new();
    while let Ok(flight) = timeout(Duration::from_millis(1), flights.depart()).await {
        departed.push(flight);
    }
    departed
}

/// As many as may depart now come back after `took`.
async fn round_trip(flights: &Arc<Flights>, took: Duration) -> usize {
    let departed = depart_all(flights).await;
    let left = Instant::now();
    tokio::time::advance(took).await;
    departed.iter().for_each(|flight| flight.returned(left));
    departed.len()
}

#[tokio::test(start_paused = true)]
async fn as_many_are_under_way_as_the_window_lets_out() {
    let flights = Flights::new(100);
    let (near, far) = (Duration::from_millis(1), Duration::from_millis(90));
    assert_eq!(round_trip(&flights, far).await, 16, "at first");
    assert_eq!(round_trip(&flights, far).await, 100, "where each is under way for long");
    round_trip(&flights, near).await;
    assert_eq!(round_trip(&flights, near).await, 16, "where none is");
    assert_eq!(depart_all(&flights).await.len(), 16, "all have come back");
}

#[tokio::test(start_paused = true)]
async fn while_nothing_comes_back_more_and_more_are_let_out() {
    let flights = Flights::new(100);
    let mut departed = Vec::new();
    let begun = Instant::now();
    for _ in 0..100 {
        departed.push(flights.depart().await);
    }
    assert!(begun.elapsed() < Duration::from_millis(30), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn after_a_pause_a_way_that_was_short_may_be_long() {
    let flights = Flights::new(100);
    for _ in 0..5 {
        round_trip(&flights, Duration::from_millis(1)).await;
    }
    tokio::time::advance(REMEMBERED).await;
    round_trip(&flights, Duration::from_millis(70)).await;
    assert_eq!(depart_all(&flights).await.len(), 100);
}

#[tokio::test(start_paused = true)]
async fn one_that_has_ended_makes_room_for_who_waits() {
    let flights = Flights::new(1);
    let first = flights.depart().await;
    let (flights, waiting) = (flights.clone(), tokio::spawn(async move { flights.depart().await }));
    let _ = flights;
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished());
    drop(first);
    assert!(timeout(Duration::from_secs(1), waiting).await.is_ok());
}
