//! A page of the handbook as text between blocks that are run, and the comparison of what is shown with what comes.

/// A page: its text, and the blocks in it that are run.
pub(super) struct Page {
    /// The page whose folder this one goes on in.
    pub(super) after: Option<String>,
    /// Each block after the lines that stand before it.
    pub(super) blocks: Vec<Block>,
    before: Vec<Vec<String>>,
    rest: Vec<String>,
}

/// A fenced block that does something.
#[derive(Debug)]
pub(super) enum Block {
    /// Commands with what they say: `console`.
    Console(Vec<Command>),
    /// A file the reader writes: `file=path`.
    File { path: String, lines: Vec<String> },
    /// Lines the reader changes in a file: `diff edit=path`.
    Edit { path: String, lines: Vec<String> },
    /// A file that was made: `show=path`.
    Show { path: String, lines: Vec<String> },
}

/// A command and what it says.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) line: String,
    pub(super) output: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut page = Self { after: None, blocks: Vec::new(), before: Vec::new(), rest: Vec::new() };
        let mut lines = text.lines().enumerate();
        let mut plain: Vec<String> = Vec::new();
        while let Some((number, line)) = lines.next() {
            plain.push(line.to_owned());
            if let Some(name) = line.strip_prefix("<!-- after: ").and_then(|rest| rest.strip_suffix(" -->")) {
                page.after = Some(name.to_owned());
            }
            let fence: String = line.chars().take_while(|c| *c == '`').collect();
            if fence.len() < 3 {
                continue;
            }
            let mut inside = Vec::new();
            loop {
                match lines.next() {
                    Some((_, line)) if line == fence => break,
                    Some((_, line)) => inside.push(line.to_owned()),
                    None => return Err(format!("line {}: the block does not end", number + 1)),
                }
            }
            let block = Block::read(&line[fence.len()..], &inside).map_err(|e| format!("line {}: {e}", number + 1))?;
            match block {
                Some(block) => {
                    page.before.push(std::mem::take(&mut plain));
                    page.blocks.push(block);
                }
                None => plain.extend(inside),
            }
            plain.push(fence);
        }
        page.rest = plain;
        Ok(page)
    }

    /// The page as text, with what its blocks hold now.
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for (before, block) in self.before.iter().zip(&self.blocks) {
            lines.extend(before.iter().cloned());
            lines.extend(block.lines());
        }
        lines.extend(self.rest.iter().cloned());
        lines.join("\n") + "\n"
    }
}

impl Block {
    fn read(info: &str, inside: &[String]) -> Result<Option<Self>, String> {
        let attribute =
            |name: &str| info.split_whitespace().find_map(|a| a.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned);
        let lines = inside.to_vec();
        if info == "console" {
            return Ok(Some(Self::Console(commands(inside)?)));
        }
        let found = [attribute("file"), attribute("edit"), attribute("show")];
        Ok(match found {
            [Some(path), ..] => Some(Self::File { path, lines }),
            [_, Some(path), _] => Some(Self::Edit { path, lines }),
            [.., Some(path)] => Some(Self::Show { path, lines }),
            _ => None,
        })
    }

    fn lines(&self) -> Vec<String> {
        match self {
            Self::File { lines, .. } | Self::Edit { lines, .. } | Self::Show { lines, .. } => lines.clone(),
            Self::Console(commands) => {
                let of = |c: &Command| [&[format!("$ {}", c.line)][..], &c.output[..]].concat();
                commands.iter().map(of).collect::<Vec<_>>().join(&String::new())
            }
        }
    }
}

fn commands(inside: &[String]) -> Result<Vec<Command>, String> {
    let mut commands: Vec<Command> = Vec::new();
    for line in inside {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(line), _) => commands.push(Command { line: line.to_owned(), output: Vec::new() }),
            (None, Some(command)) => command.output.push(line.clone()),
            (None, None) => return Err("a console block begins with a command".to_owned()),
        }
    }
    for command in &mut commands {
        while command.output.last().is_some_and(String::is_empty) {
            command.output.pop();
        }
    }
    Ok(commands)
}

/// The words of a command line; double quotes hold a word together.
pub(super) fn arguments(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in line.split('"').enumerate() {
        match n % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// The old and the new text of a change shown as `-` and `+`.
pub(super) fn replacement(lines: &[String]) -> (String, String) {
    let side = |sign: char| {
        let of = |line: &String| line.strip_prefix(sign).or_else(|| line.strip_prefix(' ')).map(|line| format!("{line}\n"));
        lines.iter().filter_map(of).collect::<String>()
    };
    (side('-'), side('+'))
}

/// What is shown is what came, where a line of `…` stands for any number of lines.
pub(super) fn agrees(shown: &[String], came: &[String]) -> bool {
    let mut parts = shown.split(|line| line == "…");
    let first = parts.next().unwrap_or_default();
    let middle: Vec<&[String]> = parts.collect();
    let Some((last, middle)) = middle.split_last() else { return first == came };
    // Signs that nothing is compared with would make the test say yes to everything.
    if shown.iter().all(|line| line == "…") || !came.starts_with(first) {
        return false;
    }
    let mut rest = &came[first.len()..];
    for part in middle.iter().filter(|part| !part.is_empty()) {
        let Some(at) = rest.windows(part.len()).position(|lines| lines == *part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// What came, cut where what was shown is cut: what differs is replaced, and `…` stays between the lines it stood between.
pub(super) fn cut(shown: &[String], came: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, shown, came) {
        let (_, old, new) = op.as_tag_tuple();
        let (old, new) = (&shown[old], &came[new]);
        let Some(before) = old.iter().position(|line| line == "…") else {
            lines.extend(new.iter().cloned());
            continue;
        };
        let after = old.iter().rev().take_while(|line| *line != "…").count();
        lines.extend(new.iter().take(before).cloned());
        lines.push("…".to_owned());
        lines.extend(new.iter().skip(new.len().saturating_sub(after).max(before)).cloned());
    }
    if agrees(&lines, came) { lines } else { came.to_vec() }
}

#[test]
fn lines_left_out_are_only_those() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let agree = |shown: &str, came: &str| agrees(&lines(shown), &lines(came));
    assert!(agree("a\nb", "a\nb") && agree("a\n…\nc", "a\nb\nc") && agree("…\nc", "a\nb\nc") && agree("a\n…", "a\nb"));
    assert!(agree("a\n…\nc\n…\ne", "a\nb\nc\nd\ne"));
    assert!(!agree("a\nb", "a\nc") && !agree("a\n…\nc", "a\nb") && !agree("…", "a") && !agree("a", "a\nb"));
    assert!(!agree("a\n…\na", "a"), "one line is not shown twice");
    let cut = |shown: &str, came: &str| cut(&lines(shown), &lines(came)).join("\n");
    assert_eq!(cut("a\n…\nd", "a\nb\nc\ne"), "a\n…\ne");
    assert_eq!(cut("a\nb\n…\nd", "a\nx\nc\nd"), "a\nx\n…\nd");
}
