//! `loa channel list|pause|resume`: what leaves over each channel, and holding one back.

use super::connect::Installation;
use super::notice::channel;
use super::output::Failed;
use crate::control::Request;
use crate::domain::seat::ChannelKind;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum ChannelCommand {
    List,
    Pause {
        #[arg(value_parser = channel)]
        channel: ChannelKind,
    },
    Resume {
        #[arg(value_parser = channel)]
        channel: ChannelKind,
    },
}

pub async fn run(command: ChannelCommand, installation: &Installation) -> Result<(), Failed> {
    let request = match command {
        ChannelCommand::List => Request::ListChannels,
        ChannelCommand::Pause { channel } => Request::PauseChannel(channel),
        ChannelCommand::Resume { channel } => Request::ResumeChannel(channel),
    };
    installation.request(request, None).await
}
