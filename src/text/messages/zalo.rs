//! Messages of `locales/*/zalo.ftl`.

use super::messages;

messages! {
    zalo_login_open(link) => "zalo-login-open";
    zalo_login_done(until) => "zalo-login-done";
    zalo_login_refused(reason) => "zalo-login-refused";
    zalo_key_not_set(key) => "zalo-key-not-set";
    zalo_bot_set() => "zalo-bot-set";
    zalo_bot_not_set() => "zalo-bot-not-set";
    zalo_bot_known(name, id) => "zalo-bot-known";
    zalo_bot_polls() => "zalo-bot-polls";
    zalo_bot_other_webhook(url) => "zalo-bot-other-webhook";
    zalo_bot_webhook_not_set(url) => "zalo-bot-webhook-not-set";
    zalo_webhook_reached(url) => "zalo-webhook-reached";
    zalo_webhook_untested(url) => "zalo-webhook-untested";
    zalo_webhook_unreached(url, outcome, advice) => "zalo-webhook-unreached";
    zalo_advice_path() => "zalo-advice-path";
    zalo_advice_forbidden() => "zalo-advice-forbidden";
    zalo_advice_tls() => "zalo-advice-tls";
    zalo_advice_dns() => "zalo-advice-dns";
    zalo_advice_failing() => "zalo-advice-failing";
    zalo_advice_secret() => "zalo-advice-secret";
    zalo_advice_reach() => "zalo-advice-reach";
    zalo_oa_not_set() => "zalo-oa-not-set";
    zalo_oa_no_tokens() => "zalo-oa-no-tokens";
    zalo_oa_tokens(access, consent) => "zalo-oa-tokens";
    zalo_oa_dead(reason) => "zalo-oa-dead";
    zalo_oa_rights() => "zalo-oa-rights";
    zalo_oa_no_rights(reason) => "zalo-oa-no-rights";
    zalo_oa_webhook(url) => "zalo-oa-webhook";
    zalo_oa_no_id() => "zalo-oa-no-id";
    zalo_oa_template(template) => "zalo-oa-template";
    zalo_oa_no_template(hours) => "zalo-oa-no-template";
    zalo_template(template, name, status) => "zalo-template";
    zalo_template_used(line) => "zalo-template-used";
    zalo_no_templates() => "zalo-no-templates";
    zalo_nothing_set() => "zalo-nothing-set";
    zalo_no_public_url() => "zalo-no-public-url";
    consent_title() => "consent-title";
    consent_ends(until, days) => "consent-ends";
    consent_refused() => "consent-refused";
    consent_renew() => "consent-renew";
}
