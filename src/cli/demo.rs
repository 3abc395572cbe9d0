use super::connect::Installation; use super::output::Failed;
#[derive(Debug, clap::Args)] pub struct DemoArgs { #[arg(long)] keep: bool }
pub async fn run(_: DemoArgs, _: Installation) -> Result<(), Failed> { Ok(()) }
