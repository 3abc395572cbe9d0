//! What a letter prints or is to print at its head and foot: the arguments that `import` and `letter write` share.

use chrono::NaiveDate;
use clap::Args;

#[derive(Debug, Args)]
pub struct PrintedArgs {
    #[arg(long)]
    pub unit: Option<String>,
    #[arg(long)]
    pub number: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<NaiveDate>,
    #[arg(long)]
    pub signer: Option<String>,
}
