//! The repository's own settings, in `.git/config`: the only thing of git's that is ever written.

use super::{Git, GitError};

impl Git {
    /// What the repository itself says for a key; none when it says nothing.
    ///
    /// # Errors
    /// When `git` is not there.
    pub fn setting(&self, key: &str) -> Result<Option<String>, GitError> {
        match self.run(&["config", "--local", "--get", key]) {
            Ok(value) => Ok(Some(value.trim_end_matches('\n').to_owned())),
            // A key that is not there is no output and an error status.
            Err(GitError::Failed(said)) if said.is_empty() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes a setting of the repository.
    ///
    /// # Errors
    /// When `git` cannot write it.
    pub fn set(&self, key: &str, value: &str) -> Result<(), GitError> {
        self.run(&["config", "--local", key, value]).map(drop)
    }

    /// Takes a setting of the repository away, and its section with it when nothing else stands there.
    ///
    /// # Errors
    /// When `git` cannot write.
    pub fn unset(&self, key: &str) -> Result<(), GitError> {
        self.run(&["config", "--local", "--unset", key]).map(drop)
    }
}
