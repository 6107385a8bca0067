//! Data processing agreements that are not the same for every controller.

use crate::support::Folder;

const YAML: &str = "agreements/nordfjella-ikt/agreement.yaml";

#[test]
fn what_holds_for_some_controllers_stands_in_their_agreements_only() {
    let folder = Folder::with_examples();
    folder.edit(
        YAML,
        "nn: barn i barnehage og elevar i skulen}}",
        "nn: barn i barnehage og elevar i skulen}, only: [nordvik, sordal]}",
    );
    folder.edit(YAML, "special: true}", "special: true, only: [sordal]}");
    folder.edit(
        YAML,
        "        country: {nb: Norge, nn: Noreg}\n",
        "        country: {nb: Norge, nn: Noreg}\n        only: [sordal]\n",
    );
    let ran = folder.run(&["build", "nordfjella-ikt", "--document", "data-processing-agreement", "--to", "md", "--lang", "nb"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let has = |party: &str| {
        let text = folder.read(&format!("out/nordfjella-ikt/databehandleravtale.{party}.nb.md"));
        ["elever i skolen", "journalsystem og", "Journalhuset AS", "særlig kategori", "saker, vedtak og", "Fjellsky AS"]
            .map(|words| text.contains(words))
    };
    assert_eq!(has("nordvik"), [true, false, false, false, true, true]);
    assert_eq!(has("sordal"), [true; 6]);
    assert_eq!(has("tindvik"), [false, false, false, false, true, true]);
    // A letter of the article nobody has answered for one controller is missing for that one.
    folder.edit(YAML, "special: true, only: [sordal]}", "special: true, only: [sordl]}");
    let ran = folder.run(&["check", "nordfjella-ikt"]);
    assert!(ran.status == 1 && ran.stdout.contains("«sordl» er ikke deltaker"), "{}{}", ran.stdout, ran.stderr);
}
