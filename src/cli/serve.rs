//! `loa serve`.

use super::connect::Installation;
use super::output::Failed;
use crate::app::{self, ServeError};
use crate::control::{Failure, explain_channel};

pub async fn run(installation: Installation) -> Result<(), Failed> {
    app::start_logging(&installation.config.log);
    match app::serve(&installation.config).await {
        Ok(()) => Ok(()),
        Err(ServeError::NoChannel) => Err(Failed::usage(installation.text().channels_none())),
        Err(ServeError::Open(error)) => Err(installation.open_failed(&error)),
        Err(ServeError::Store(error)) => Err(Failure::store(installation.text(), &error).into()),
        Err(ServeError::Listen { address, source }) => {
            Err(Failed::broken(installation.text().cli_serve_listen(address, source.to_string())))
        }
        Err(ServeError::Channel(kind, error)) => {
            Err(Failed::broken(explain_channel(&error, kind, installation.text())))
        }
    }
}
