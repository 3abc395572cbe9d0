//! The least a teloxide bot needs for the two jobs that `examples/load` measures; benches/peers/README.md has the
//! protocol. Nothing is written to disk.

use futures::StreamExt;
use std::collections::HashMap;
use std::sync::Arc;
use teloxide::adaptors::throttle::Limits;
use teloxide::prelude::*;
use tokio::io::{AsyncBufReadExt, BufReader};

const TEXT: &str = include_str!("../../text.txt");

#[tokio::main]
async fn main() {
    let api = std::env::var("PEER_API_URL").expect("PEER_API_URL").parse().expect("an address");
    let bot = Bot::new(std::env::var("PEER_TOKEN").expect("PEER_TOKEN")).set_api_url(api);
    tokio::spawn(listen(bot.clone()));
    let answers: Arc<HashMap<&str, &str>> =
        Arc::new(HashMap::from([("chỉ số tháng 12/2024", TEXT), ("chỉ số năm 2024", "Năm 2024: 89,39/100 điểm")]));
    teloxide::repl(bot, move |bot: Bot, message: Message| {
        let answers = Arc::clone(&answers);
        async move {
            let answer = message.text().and_then(|text| answers.get(text)).copied().unwrap_or("?");
            bot.send_message(message.chat.id, answer).await?;
            Ok(())
        }
    })
    .await;
}

async fn listen(bot: Bot) {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let numbers: Vec<i64> = line.split(' ').skip(1).map(|word| word.parse().expect("a number")).collect();
        let [first, count, under_way, rate] = numbers[..] else { panic!("{line}") };
        tokio::spawn(broadcast(bot.clone(), first..first + count, under_way as usize, rate as u32));
    }
}

async fn broadcast(bot: Bot, chats: std::ops::Range<i64>, under_way: usize, rate: u32) {
    if rate > 0 {
        let bot = bot.throttle(Limits { messages_per_sec_overall: rate, ..Limits::default() });
        let sends = chats.map(|chat| bot.send_message(ChatId(chat), TEXT).into_future());
        futures::stream::iter(sends).buffer_unordered(under_way).for_each(|_| async {}).await;
    } else {
        let sends = chats.map(|chat| bot.send_message(ChatId(chat), TEXT).into_future());
        futures::stream::iter(sends).buffer_unordered(under_way).for_each(|_| async {}).await;
    }
}
