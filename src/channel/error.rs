//! Why a platform cannot be used.

/// Never shows a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChannelError {
    #[error("{0} is not set")]
    NotSet(&'static str),
    #[error("{key} is not an address: {problem}")]
    Address { key: &'static str, problem: String },
    #[error("the platform does not accept the credentials")]
    Credentials,
    #[error("the platform refused: {0}")]
    Refused(String),
    #[error("the platform cannot be reached: {0}")]
    Unreachable(String),
}
