//! What the YAML reader says of bad YAML, in words for people who do not know YAML. Enter at [`explain`].

use crate::lang::Text;
use crate::tr;

/// What is wrong with the YAML, and what to do. `message` is the reader's own, without the place.
pub(super) fn explain(message: &str) -> (Text, Text) {
    let fault = FAULTS.iter().find(|(_, says)| says.iter().any(|part| message.contains(part)));
    match fault.map(|(fault, _)| fault) {
        Some(fault) => fault.words(),
        None => (
            tr! { nb: "YAML kan ikke leses her: {message}", nn: "YAML kan ikkje lesast her: {message}", en: "the YAML cannot be read here: {message}" },
            tr! { nb: "se etter innrykk, kolon uten mellomrom etter, eller et komma i en tekst uten anførselstegn", nn: "sjå etter innrykk, kolon utan mellomrom etter, eller eit komma i ein tekst utan hermeteikn", en: "look for indentation, a colon without a space after it, or a comma in an unquoted text" },
        ),
    }
}

/// The ways YAML goes wrong for people.
#[derive(Clone, Copy)]
enum Fault {
    Tab,
    Quotes,
    Brackets,
    KeyWithoutColon,
    StrayColon,
    Indentation,
}

/// Each fault with parts of what the reader says of it, the most telling first.
const FAULTS: &[(Fault, &[&str])] = &[
    (Fault::Tab, &["tabs disallowed", "tab cannot", "found a tab", "start with a tab"]),
    (Fault::Quotes, &["unclosed quote", "quoted scalar"]),
    (
        Fault::Brackets,
        &[
            "flow mapping, did not",
            "flow sequence, expected",
            "unclosed bracket",
            "mismatched bracket",
            "misplaced bracket",
            "flow construct",
            "comment intercepting",
        ],
    ),
    (Fault::KeyWithoutColon, &["simple key", "':' must be followed"]),
    (Fault::StrayColon, &["mapping values are not allowed", "illegal placement of ':'", "':' may not precede"]),
    (
        Fault::Indentation,
        &[
            "did not find expected key",
            "did not find expected '-'",
            "indent",
            "sequence entries are not allowed",
            "mapping keys are not allowed",
        ],
    ),
];

impl Fault {
    fn words(self) -> (Text, Text) {
        match self {
            Fault::Tab => (
                tr! { nb: "linjen er rykket inn med tabulator", nn: "linja er rykt inn med tabulator", en: "the line is indented with a tab" },
                tr! { nb: "bruk mellomrom i stedet, like mange som på linjene ved siden av", nn: "bruk mellomrom i staden, like mange som på linjene ved sida av", en: "use spaces instead, as many as on the lines beside it" },
            ),
            Fault::Quotes => (
                tr! { nb: "anførselstegnene går ikke opp her", nn: "hermeteikna går ikkje opp her", en: "the quotation marks do not match here" },
                tr! { nb: "se etter et anførselstegn som mangler eller er for mye, på denne linjen eller over", nn: "sjå etter eit hermeteikn som manglar eller er for mykje, på denne linja eller over", en: "look for a quotation mark too few or too many, on this line or above" },
            ),
            Fault::Brackets => (
                tr! { nb: "parentesene {{ }} og [ ] går ikke opp her", nn: "parentesane {{ }} og [ ] går ikkje opp her", en: "the brackets {{ }} and [ ] do not match here" },
                tr! { nb: "se etter en parentes eller et komma som mangler, på denne linjen eller den over", nn: "sjå etter ein parentes eller eit komma som manglar, på denne linja eller den over", en: "look for a bracket or a comma that is missing, on this line or the one above" },
            ),
            Fault::KeyWithoutColon => (
                tr! { nb: "det mangler et kolon etter nøkkelen, eller et mellomrom etter kolonet", nn: "det manglar eit kolon etter nøkkelen, eller eit mellomrom etter kolonet", en: "a colon after the key is missing, or a space after the colon" },
                tr! { nb: "skriv nøkkel, kolon og mellomrom før verdien: `legal_person: true`", nn: "skriv nøkkel, kolon og mellomrom før verdien: `legal_person: true`", en: "write the key, a colon and a space before the value, with a space after the colon: `legal_person: true`" },
            ),
            Fault::StrayColon => (
                tr! { nb: "kolonet her hører ikke til en nøkkel", nn: "kolonet her høyrer ikkje til ein nøkkel", en: "the colon here belongs to no key" },
                tr! { nb: "er det en del av en tekst, setter du anførselstegn rundt hele teksten; ellers retter du innrykket på linjen", nn: "er det ein del av ein tekst, set du hermeteikn rundt heile teksten; elles rettar du innrykket på linja", en: "if it is part of a text, quote the whole text; else correct the indentation of the line" },
            ),
            Fault::Indentation => (
                tr! { nb: "innrykket passer ikke med linjene over", nn: "innrykket passar ikkje med linjene over", en: "the indentation does not fit the lines above" },
                tr! { nb: "rykk linjen inn like langt som de andre nøklene på samme nivå", nn: "rykk linja inn like langt som dei andre nøklane på same nivå", en: "indent the line as far as the other keys of its level" },
            ),
        }
    }
}
