//! Who adopted which text: the frozen versions of an agreement and the councils' records of them, as they stand under `adopted/`.
//! Enter at [`freeze`] to make one, [`Adopted::read_all`] to read them, [`status`](status::status) for where each stands, and
//! [`verify`] for whether all still is as it was.

pub mod dates;
mod frozen;
mod parties;
mod read;
pub mod status;
pub mod verify;

pub use frozen::{Foreign, Freeze, council_file, freeze, joint_code};
pub use read::Council;

pub use crate::case::adoption::{Adopted, CouncilFile, Record, control_code, fingerprint};
