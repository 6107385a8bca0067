//! Tells Cargo that the embedded clauses, templates and law data are part of the program.
fn main() {
    for folder in ["clauses", "templates", "src/law", "src/lang/words.yaml", "src/lang/choices.yaml", "src/check/rules"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
