//! A political council or task partnership that does not say how a deficit is covered, where liability and the operating key differ.

use super::rule;
use crate::agreement::Agreement;
use crate::agreement::money::Liability;
use crate::agreement::words::CostKind;
use crate::check::own_text::{Sentence, sentences};
use crate::cost::{CostTable, KeyShares};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, number, words::join};
use crate::quantity::{Kroner, Part, Ratio, split};
use crate::resolve::Resolved;
use crate::tr;

rule!("deficit-share-silent", Warning);

/// The deficit both answers are worked out for, in kroner.
const DEFICIT: u32 = 1_000_000;
const FORMS: &[&str] = &["kommunalt-oppgavefellesskap", "interkommunalt-politisk-raad"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    if is_settled(resolved) || sentences(resolved).iter().any(splits_a_deficit) {
        return;
    }
    let (Some(liability), Some((cost, key))) = (liability(agreement), operating(resolved)) else { return };
    let by_key: Vec<(&str, Ratio)> = key.parties.iter().map(|p| (p.party.as_str(), p.share.clone())).collect();
    let (amount, unit) = (Kroner::whole(DEFICIT), Kroner::whole(1));
    // Shares that do not make the whole are another rule's.
    let (Ok((law, _)), Ok((used, _))) = (split(&amount, &liability, &unit), split(&amount, &by_key, &unit)) else { return };
    let Some((a, b)) = farthest(&law, &used) else { return };
    let kroner = |of: &Part<'_>| number::kroner(&of.amount, Lang::Nb);
    let (of, one, other) = (number::kroner(&amount, Lang::Nb), kroner(a), kroner(b));
    let (nb, nn) = (resolved.loaded.party_name(a.party, Lang::Nb), resolved.loaded.party_name(a.party, Lang::Nn));
    let id = &key.key;
    let what = Text {
        nb: format!(
            "avtalen sier ikke hvordan et merforbruk deles: av {of} dekker {nb} {one} etter ansvarsandelen, men {other} etter nøkkelen «{id}»"
        ),
        nn: format!(
            "avtalen seier ikkje korleis eit meirforbruk blir delt: av {of} dekkjer {nn} {one} etter ansvarsdelen, men {other} etter nøkkelen «{id}»"
        ),
        en: format!(
            "the agreement does not say how a deficit is shared: of {of} {nb} covers {one} by its liability share but {other} by the key `{id}`"
        ),
    };
    let place = |path: &str| resolved.loaded.place_of(path, resolved.sources);
    findings.add(
        Finding::warning("deficit-share-silent", what)
            .at(place("contributions.deficit"))
            .label(place("shares.liability"), working(resolved, &of, &law))
            .label(place(&format!("costs[{}].key", cost.cost)), working(resolved, &of, &used))
            .by_law("kommuneloven § 14-12 (4)", tr! { nb: "uten avtale om noe annet følger et merforbruk ansvarsandelen, uansett hva fordelingsnøkkelen for driften sier", nn: "utan avtale om noko anna følgjer eit meirforbruk ansvarsdelen, same kva fordelingsnøkkelen for drifta seier", en: "without another agreement a deficit follows the liability shares, whatever the operating key says" })
            .todo(tr! { nb: "skriv svaret: `deficit: {{by: liability}}` eller `deficit: {{by: cost-key}}` under `contributions`", nn: "skriv svaret: `deficit: {{by: liability}}` eller `deficit: {{by: cost-key}}` under `contributions`", en: "write the answer: `deficit: {{by: liability}}` or `deficit: {{by: cost-key}}` under `contributions`" }),
    );
}

/// Does the agreement answer, has it the question open, or is it of a form the provision is not about?
pub(super) fn is_settled(resolved: &Resolved<'_>) -> bool {
    let agreement = &resolved.loaded.agreement;
    let by_data = resolved.loaded.tree.at("contributions.deficit.by").is_said();
    let by_text = agreement.provisions.iter().flat_map(|p| &p.meets).any(|claim| claim.contains("§ 14-12"));
    let open = agreement.open.keys().any(|path| path.starts_with("contributions"));
    by_data || by_text || open || !resolved.form_id().is_some_and(|form| FORMS.contains(&form))
}

/// A sentence that shares a deficit by something else than liability.
pub(super) fn splits_a_deficit(sentence: &Sentence) -> bool {
    let deficit = sentence.has(&["merforbruk", "meirforbruk", "underskudd", "underskot"]);
    let shares = sentence.has(&["fordel", "dekk", "delt", "deles"]);
    let by = ["nøkkel", "likt", "like del", "like stor", "innbyggertall", "innbyggjartal", "folketal", "eierandel", "eigardel"];
    deficit && shares && sentence.has(&by) && !sentence.denies()
}

/// The liability shares: the ownership shares where the agreement states no others.
fn liability(agreement: &Agreement) -> Option<Vec<(&str, Ratio)>> {
    let shares = agreement.shares.as_ref()?;
    let given = match shares.liability.as_ref().map(|l| &l.value) {
        Some(Liability::Shares(given)) => given,
        _ => &shares.ownership.as_ref()?.value,
    };
    Some(given.iter().map(|(party, share)| (party.0.as_str(), share.value.0.clone())).collect())
}

/// The first yearly cost of operation, with its key.
fn operating<'r>(resolved: &'r Resolved<'_>) -> Option<(&'r CostTable, &'r KeyShares)> {
    let agreement = &resolved.loaded.agreement;
    let running = |id: &str| {
        let cost = agreement.costs.iter().find(|cost| cost.id.0 == id);
        cost.is_some_and(|cost| cost.kind.as_ref().is_none_or(|kind| kind.value == CostKind::Operation))
    };
    let yearly = agreement.contributions.iter().flat_map(|c| &c.yearly).map(|id| id.0.as_str());
    let all = agreement.costs.iter().map(|cost| cost.id.0.as_str());
    yearly.chain(all).filter(|id| running(id)).find_map(|id| {
        let table = resolved.cost(id)?;
        Some((table, table.key.as_ref()?))
    })
}

/// The party whose two parts lie farthest apart, where any do.
fn farthest<'p, 'a>(law: &'p [Part<'a>], used: &'p [Part<'a>]) -> Option<(&'p Part<'a>, &'p Part<'a>)> {
    let pairs = law.iter().filter_map(|a| Some((a, used.iter().find(|b| b.party == a.party)?)));
    let apart = |(a, b): &(&Part<'_>, &Part<'_>)| {
        let off = &a.share - &b.share;
        if off.is_negative() { &b.share - &a.share } else { off }
    };
    pairs.filter(|pair| !apart(pair).is_zero()).reduce(|best, pair| if apart(&pair) > apart(&best) { pair } else { best })
}

/// «Nordvik 1/2 av 1 000 000 kroner = 500 000 kroner» for every party.
fn working(resolved: &Resolved<'_>, of: &str, parts: &[Part<'_>]) -> Text {
    let lines = |lang: Lang, word: &str| -> Vec<String> {
        let line = |part: &Part<'_>| {
            let name = resolved.loaded.party_name(part.party, lang);
            format!("{name} {} {word} {of} = {}", part.share, number::kroner(&part.amount, lang))
        };
        parts.iter().map(line).collect()
    };
    Text {
        nb: join(&lines(Lang::Nb, "av"), Lang::Nb),
        nn: join(&lines(Lang::Nn, "av"), Lang::Nn),
        en: lines(Lang::Nb, "of").join(", "),
    }
}
