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
pub use read::{Adopted, Council, CouncilFile, Record};

use sha2::{Digest, Sha256};

/// The fingerprint of bytes: SHA-256 in hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The control code people compare: the first eight characters of a fingerprint.
pub fn control_code(fingerprint: &str) -> String {
    fingerprint.chars().take(8).collect()
}
