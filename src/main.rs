//! The program: everything is in the library.

use std::process::ExitCode;

/// Gives memory back after a broadcast, and does not scatter what stays over what went.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    loa::cli::run(std::env::args_os())
}
