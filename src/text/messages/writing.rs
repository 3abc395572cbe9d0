//! Messages of `locales/*/writing.ftl`.

use super::messages;

messages! {
    writing_done(unit, periods) => "writing-done";
    writing_saved(file) => "writing-saved";
    writing_blanks(blanks) => "writing-blanks";
    writing_doubtful(count) => "writing-doubtful";
    writing_doubtful_line(unit, period, indicator, value) => "writing-doubtful-line";
    writing_no_annex() => "writing-no-annex";
    writing_no_chart() => "writing-no-chart";
    writing_blank_issuer() => "writing-blank-issuer";
    writing_blank_number() => "writing-blank-number";
    writing_blank_place() => "writing-blank-place";
    writing_blank_date() => "writing-blank-date";
    writing_blank_addressees() => "writing-blank-addressees";
    writing_blank_grounds() => "writing-blank-grounds";
    writing_blank_total(period) => "writing-blank-total";
    writing_blank_directives() => "writing-blank-directives";
    writing_blank_authority() => "writing-blank-authority";
    writing_blank_signer() => "writing-blank-signer";
    writing_file_name() => "writing-file-name";
    writing_chart_units() => "writing-chart-units";
    writing_no_figures(unit, periods) => "writing-no-figures";
    writing_no_period() => "writing-no-period";
    writing_bad_wording(file, reason) => "writing-bad-wording";
    writing_failed(reason) => "writing-failed";
    writing_which_format(file) => "writing-which-format";
    writing_how(command) => "writing-how";
    choice_write_letter() => "choice-write-letter";
    choice_write_pdf() => "choice-write-pdf";
    choice_write_annex() => "choice-write-annex";
    choice_write_chart() => "choice-write-chart";
    command_write_letter() => "command-write-letter";
}
