//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    loa::cli::run(std::env::args_os())
}
