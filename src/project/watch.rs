//! Notices that a source has changed, by looking again and again at when files were last written.
//! Enter at [`Snapshot::of`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

/// When every source of a folder was last written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, Option<SystemTime>>);

impl Snapshot {
    /// The sources under a folder: what is written to `out/` and `lock.yaml` is not a source.
    pub fn of(dir: &Path) -> Self {
        let hidden = |name: &str| (name.starts_with('.') && name.len() > 1) || matches!(name, "out" | "target" | "lock.yaml");
        let entries =
            WalkDir::new(dir).into_iter().filter_entry(|e| e.depth() == 0 || !hidden(&e.file_name().to_string_lossy())).flatten();
        let source = |path: &Path| {
            path.extension().is_some_and(|e| ["yaml", "md", "csv", "json", "typ", "html", "css"].iter().any(|s| e == *s))
        };
        Self(
            entries
                .filter(|e| source(e.path()))
                .map(|e| (e.path().to_path_buf(), e.metadata().ok().and_then(|m| m.modified().ok())))
                .collect(),
        )
    }
}

/// Waits a little before looking again.
pub fn pause() {
    std::thread::sleep(Duration::from_millis(40));
}

/// How long something has taken.
#[derive(Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }
    /// The time since the start.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
