//! What is said, in Vietnamese and English: the catalogue of sentences, numbers and dates as an office writes them.
//! Every sentence a person can see stands in `locales/`; here is one function per message, and nothing else builds one.

mod case;
pub mod catalogue;
pub mod escape;
pub mod messages;
pub mod numbers;
pub mod paper;
pub mod split;

pub use case::capital;
pub use catalogue::{Catalogue, CatalogueError, Lang, Text};
