//! What stands above a notice that is sent again.

use super::messages;
use crate::domain::delivery::RepeatReason;
use crate::domain::notice::NoticeId;
use crate::text::Text;

messages! {
    notice_repeat_undecided(number) => "notice-repeat-undecided";
    notice_repeat_asked_for(number) => "notice-repeat-asked-for";
}

impl Text<'_> {
    /// "Gửi lại thông báo số 12 …": the mark of a repeat, with the notice's own number. A reminder has words of its own.
    pub fn notice_repeat(self, reason: RepeatReason, notice: NoticeId) -> String {
        let number = notice.to_string();
        match reason {
            RepeatReason::Undecided => self.notice_repeat_undecided(number),
            RepeatReason::AskedFor => self.notice_repeat_asked_for(number),
            RepeatReason::Reminder => self.reminder_acknowledge_title(number),
            RepeatReason::BeforeDeadline => self.reminder_deadline_title(number),
            RepeatReason::Overdue => self.reminder_overdue_title(number),
        }
    }
}
