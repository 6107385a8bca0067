//! Same input, same bytes: other folder, time zone, language and key order change nothing.

use super::support::{Folder, minimal};

#[cfg(feature = "pdf")]
const FORMATS: &str = "md,html,json,typst,pdf";
#[cfg(not(feature = "pdf"))]
const FORMATS: &str = "md,html,json,typst";

#[test]
fn two_builds_in_two_places_are_equal() {
    let builds =
        [[("TZ", "Pacific/Kiritimati"), ("LANG", "nn_NO.UTF-8")], [("TZ", "Pacific/Pago_Pago"), ("LANG", "en_US.UTF-8")]];
    let [one, two] = builds.map(|environment| {
        let folder = Folder::with_examples();
        let ran = folder.run_with(&["build", "--to", FORMATS], &environment);
        assert_eq!(ran.status, 0, "{ran}");
        (folder.files("out"), folder.files("agreements"))
    });
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&one.0), names(&two.0));
    for ((name, a), (_, b)) in one.0.iter().zip(&two.0).chain(one.1.iter().zip(&two.1)) {
        assert!(a == b, "{name} differs");
    }
}

#[test]
fn out_can_be_deleted_and_made_again() {
    let folder = Folder::with_examples();
    let build = || assert_eq!(folder.run(&["build", "--to", "md,html,json,typst"]).status, 0);
    build();
    let first = folder.files("out");
    std::fs::remove_dir_all(folder.path().join("out")).unwrap();
    build();
    assert!(first == folder.files("out"));
}

#[test]
fn the_order_of_keys_does_not_matter() {
    for form in ["kommunalt-oppgavefellesskap", "vertskommune-administrativ", "styre-1992-27"] {
        let text = minimal(form);
        let mut blocks: Vec<String> = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(' ') {
                let last = blocks.last_mut().unwrap();
                *last += &format!("{line}\n");
            } else {
                blocks.push(format!("{line}\n"));
            }
        }
        blocks.reverse();
        let middle = blocks.len() / 2;
        blocks.rotate_left(middle);
        let [one, two] = [text.clone(), blocks.concat()].map(|yaml| {
            let folder = Folder::with("prove", &yaml);
            let ran = folder.run(&["build", "--to", "md,html,json"]);
            assert_eq!(ran.status, 0, "{ran}");
            folder.files("out")
        });
        assert!(one == two, "{form}");
    }
}
