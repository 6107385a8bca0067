//! Writes whole files only: a file is left alone when equal, else written beside its place and renamed into it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file that remembers what the program made in a folder, so that it removes only its own orphans.
const MADE: &str = ".made";

/// A folder files are written to.
#[derive(Debug)]
pub struct Output {
    dir: PathBuf,
}

/// What writing a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was equal already.
    Same,
    /// It is new or changed.
    Changed,
}

impl Output {
    pub(super) fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The bytes of a file, if it is there.
    pub fn current(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.dir.join(path)).ok()
    }

    /// Writes a file whole.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Written> {
        self.write_as(path, bytes, false)
    }

    /// Writes a file whole and waits until the disk has it: for what must not be lost.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write_durably(&self, path: &str, bytes: &[u8]) -> io::Result<Written> {
        self.write_as(path, bytes, true)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// What the file system says.
    pub fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.dir.join(path))
    }

    fn write_as(&self, path: &str, bytes: &[u8], durably: bool) -> io::Result<Written> {
        if self.current(path).is_some_and(|old| old == bytes) {
            return Ok(Written::Same);
        }
        let target = self.dir.join(path);
        let folder = target.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new().prefix(".avtaleverk-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        if durably {
            file.as_file().sync_all()?;
        }
        readable_by_all(file.as_file())?;
        file.persist(&target).map_err(|e| e.error)?;
        if durably {
            File::open(folder)?.sync_all()?;
        }
        Ok(Written::Changed)
    }

    /// What the program remembered of a file it made: what it was made from.
    pub fn record(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        self.records(folder).remove(name)
    }

    /// Each file made in a folder with what was remembered of it, one a line, a tab between.
    fn records(&self, folder: &str) -> BTreeMap<String, String> {
        let text = self.current(&format!("{folder}/{MADE}")).and_then(|b| String::from_utf8(b).ok()).unwrap_or_default();
        text.lines().map(|line| line.split_once('\t').unwrap_or((line, ""))).map(|(n, r)| (n.to_owned(), r.to_owned())).collect()
    }

    /// The names of the files in a folder, in order; what the program hides there is left out.
    pub fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.dir.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|e| e.path().is_file())
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .filter(|n| !n.starts_with('.'))
            .collect();
        names.sort();
        names
    }

    /// The folders an earlier build made documents in.
    pub fn folders(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter(|e| e.path().join(MADE).is_file()).map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Removes what earlier builds made of an agreement that is gone; what somebody else put there stays.
    ///
    /// # Errors
    /// What the file system says.
    pub fn clear(&self, folder: &str) -> io::Result<Vec<String>> {
        let removed = self.settle(folder, &BTreeMap::new(), |_| false)?;
        let dir = self.dir.join(folder);
        fs::remove_file(dir.join(MADE))?;
        // Folders that still hold something are somebody's, and stay.
        let _ = fs::remove_dir(dir.join("_shell"));
        let _ = fs::remove_dir(dir);
        Ok(removed)
    }

    /// Removes what an earlier build made in `folder` and this one did not: the names in `now` stay, names `keep` says are not of this
    /// build's concern stay too. Also clears files a killed build left half-way.
    ///
    /// # Errors
    /// What the file system says.
    pub fn settle(&self, folder: &str, now: &BTreeMap<String, String>, keep: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
        let before = self.records(folder);
        let mut removed = Vec::new();
        let mut made = now.clone();
        for (name, record) in &before {
            if now.contains_key(name) {
                continue;
            }
            if keep(name) {
                made.insert(name.clone(), record.clone());
            } else if !name.contains("..") && fs::remove_file(self.dir.join(folder).join(name)).is_ok() {
                removed.push(name.clone());
            }
        }
        for entry in fs::read_dir(self.dir.join(folder)).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(".avtaleverk-") {
                // Another build may still be writing it: only what is an hour old is nobody's.
                let old = entry
                    .metadata()
                    .and_then(|m| m.modified())
                    .ok()
                    .and_then(|t| t.elapsed().ok())
                    .is_some_and(|e| e.as_secs() > 3600);
                if old {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        let text: String = made
            .into_iter()
            .map(|(name, record)| if record.is_empty() { format!("{name}\n") } else { format!("{name}\t{record}\n") })
            .collect();
        self.write(&format!("{folder}/{MADE}"), text.as_bytes())?;
        Ok(removed)
    }
}

#[cfg(unix)]
fn readable_by_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> io::Result<()> {
    Ok(())
}
