//! The order people expect of names with numbers in them: § 8-1 before § 17-1, version 1.9 before 1.10. Enter at [`natural`].

/// A key that sorts names by the numbers in them.
pub fn natural(name: &str) -> Vec<(u64, String)> {
    let mut steps = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let (words, after) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
        let (number, after) = after.split_at(after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len()));
        steps.push((0, words.to_owned()));
        steps.push((number.parse().unwrap_or(0), String::new()));
        rest = after;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["1.10", "§ 17-1 Varsel", "1.2", "2.0", "§ 8-10 Vedtak", "10.0", "§ 8-2 Leder", "v1"];
        names.sort_by_cached_key(|name| natural(name));
        assert_eq!(names, ["1.2", "1.10", "2.0", "10.0", "v1", "§ 8-2 Leder", "§ 8-10 Vedtak", "§ 17-1 Varsel"]);
    }
}
