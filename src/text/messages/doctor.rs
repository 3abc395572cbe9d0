//! Messages of `locales/*/doctor.ftl`.

use super::messages;

messages! {
    doctor_home_ended(unit, date) => "doctor-home-ended";
    doctor_home_ended_into(unit, date, successors) => "doctor-home-ended-into";
    doctor_channel_silent(channel, seconds) => "doctor-channel-silent";
    doctor_due_old(time, minutes) => "doctor-due-old";
    doctor_channel_answers(channel) => "doctor-channel-answers";
    doctor_channel_polled(channel, seconds) => "doctor-channel-polled";
    doctor_other_maxima(letter, count) => "doctor-other-maxima";
    doctor_poll_old(channel, minutes) => "doctor-poll-old";
}
