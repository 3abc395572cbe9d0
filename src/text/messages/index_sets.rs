//! Messages of `locales/*/index-sets.ftl`.

use super::messages;

messages! {
    index_none() => "index-none";
    index_none_on(day) => "index-none-on";
    index_national() => "index-national";
    index_heading(id, owner, basis, from, to) => "index-heading";
    index_layout(count, groups) => "index-layout";
    index_criterion(name, code, max) => "index-criterion";
    index_unknown_max() => "index-unknown-max";
    index_suspended(letter, cited, text) => "index-suspended";
    index_resumed(letter, time) => "index-resumed";
    index_resumed_by(letter, by) => "index-resumed-by";
    index_resume() => "index-resume";
    index_resumed_now() => "index-resumed-now";
    index_suspend_again() => "index-suspend-again";
    index_suspended_again() => "index-suspended-again";
    index_not_suspended(letter) => "index-not-suspended";
    index_faulty(faults) => "index-faulty";
    index_dry_run(added, changed, removed) => "index-dry-run";
    index_loaded(added, changed, removed) => "index-loaded";
    index_table() => "index-table";
    index_fault_no_total(set) => "index-fault-no-total";
    index_fault_duplicate(set, code) => "index-fault-duplicate";
    index_fault_group(set, code, group) => "index-fault-group";
    index_fault_sum(set, sum, total) => "index-fault-sum";
    index_fault_parts(set, group, sum, max) => "index-fault-parts";
    index_fault_reversed(set) => "index-fault-reversed";
    index_fault_overlap(first, second) => "index-fault-overlap";
    index_fault_gap(first, second) => "index-fault-gap";
    index_fault_owner(set, owner) => "index-fault-owner";
}
