//! Messages of `locales/*/usage.ftl`: the frame of the help, and what is wrong with arguments.

use super::messages;

messages! {
    usage_usage() => "usage-usage";
    usage_options() => "usage-options";
    usage_option() => "usage-option";
    usage_arguments() => "usage-arguments";
    usage_commands() => "usage-commands";
    usage_command() => "usage-command";
    usage_help() => "usage-help";
    usage_version() => "usage-version";
    usage_values(values) => "usage-values";
    usage_default(value) => "usage-default";
    usage_variable(name) => "usage-variable";
    mistake_command(command) => "mistake-command";
    mistake_unknown(argument) => "mistake-unknown";
    mistake_missing(argument) => "mistake-missing";
    mistake_no_command() => "mistake-no-command";
    mistake_no_value(argument) => "mistake-no-value";
    mistake_value(value, argument) => "mistake-value";
    mistake_conflict(argument, other) => "mistake-conflict";
    mistake_near(near) => "mistake-near";
    mistake_known(values) => "mistake-known";
    mistake_more() => "mistake-more";
}
