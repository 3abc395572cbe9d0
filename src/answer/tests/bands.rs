//! The bands themselves, and directives about one group.

use super::*;
use crate::domain::letter::Directive;

#[tokio::test]
async fn the_limits_of_the_bands_are_told_and_nobody_s_figure() {
    let world = World::new().await;
    insta::assert_snapshot!(words(&world, "75 điểm là loại gì").await);
    for question in ["các mức xếp loại", "thế nào là loại khá"] {
        let answer = told(&world, question).await;
        assert_eq!(answer.answer["figures"], json!([]), "{question}");
        let said = answer.message.plain_text();
        assert!(said.contains("Khá: từ 70 đến dưới 80 điểm\nTrung bình: từ 50 đến dưới 70 điểm"), "{said}");
    }
    let own = words(&world, "huyện xếp loại gì tháng 12").await;
    assert!(own.contains("87,96") && !own.contains("dưới 50"), "{own}");
}

#[tokio::test]
async fn directives_about_a_group_come_alone_and_where_there_are_none_all_are_told() {
    let world = World::new().await;
    let none = words(&world, "văn bản yêu cầu gì về thanh toán trực tuyến").await;
    assert!(
        none.contains("không có nội dung chỉ đạo riêng về Thanh toán trực tuyến; sau đây là cả 2 nội dung"),
        "{none}"
    );
    assert!(none.contains("1. Tạm thời dừng"), "{none}");
    let mut content = world::content(world.sets().to_vec());
    let first = content.directives[0].clone();
    let text = "Đẩy mạnh thanh toán không dùng tiền mặt qua Cổng dịch vụ công.".into();
    content.directives.push(Directive { ordinal: 3, text, ..first });
    let world = world.with_letter("fedcba9876543210", content).await;
    let one = words(&world, "văn bản yêu cầu gì về thanh toán trực tuyến").await;
    assert!(one.contains("1 nội dung chỉ đạo về Thanh toán trực tuyến"), "{one}");
    assert!(one.contains("3. Đẩy mạnh") && !one.contains("1. Tạm thời dừng"), "{one}");
}
