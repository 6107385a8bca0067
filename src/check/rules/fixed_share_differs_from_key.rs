//! Shares agreed instead of those the key gives, and what that means in kroner.

use super::rule;
use crate::cost::{Changes, CostTable, without_agreed};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, number};
use crate::resolve::Resolved;
use crate::tr;

rule!("fixed-share-differs-from-key", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    for own in &resolved.costs {
        let Ok(Some(alone)) = without_agreed(agreement, &own.cost, &Changes::default()) else { continue };
        let Some(what) = differences(resolved, own, &alone) else { continue };
        let key = own.key.as_ref().map_or("", |key| key.key.as_str());
        let named = agreement.cost_keys.iter().find(|k| k.id.as_str() == key).and_then(|k| k.agreed.keys().next());
        let path = format!("cost_keys[{key}].agreed.{}", named.map_or("", |party| party.as_str()));
        findings.add(
            Finding::warning("fixed-share-differs-from-key", what)
                .at(resolved.loaded.place_of(&path, resolved.sources))
                .why(tr! { nb: "anbefalt: den som leser nøkkelen og tallgrunnlaget, skal komme til beløpet som står i avtalen", nn: "tilrådd: den som les nøkkelen og talgrunnlaget, skal kome til beløpet som står i avtalen", en: "recommended: who reads the key and its numbers should arrive at the amount in the agreement" })
                .todo(tr! { nb: "stryk «agreed», rett tallgrunnlaget, eller la avviket stå og forklar det; kostnadsvedlegget viser begge", nn: "stryk «agreed», rett talgrunnlaget, eller lat avviket stå og forklar det; kostnadsvedlegget viser begge", en: "strike `agreed`, correct the numbers, or keep the difference and explain it; the cost annex shows both" }),
        );
    }
}

/// What the first year comes to for each party by the shares agreed and by the key; none when they are the same.
fn differences(resolved: &Resolved<'_>, own: &CostTable, alone: &CostTable) -> Option<Text> {
    let (year, by_key) = (own.years.first()?, alone.years.first()?);
    if year.parts.iter().zip(&by_key.parts).all(|(a, b)| a.amount == b.amount) {
        return None;
    }
    let mut lines = [String::new(), String::new(), String::new()];
    for (agreed, computed) in year.parts.iter().zip(&by_key.parts) {
        let (agreed_to, key_gives) = (number::amount(&agreed.amount), number::amount(&computed.amount));
        let name = |lang| resolved.loaded.party_name(&agreed.party, lang);
        let words = [
            format!("{} {agreed_to}, etter nøkkelen {key_gives}", name(Lang::Nb)),
            format!("{} {agreed_to}, etter nøkkelen {key_gives}", name(Lang::Nn)),
            format!("{} {agreed_to}, by the key {key_gives}", name(Lang::Nb)),
        ];
        for (line, words) in lines.iter_mut().zip(words) {
            let separator = if line.is_empty() { "" } else { "; " };
            *line = format!("{line}{separator}{words}");
        }
    }
    let ([nb, nn, en], cost, year) = (lines, &own.cost, year.year);
    Some(Text {
        nb: format!("de avtalte andelene gir andre beløp enn nøkkelen («{cost}» {year}): {nb}"),
        nn: format!("dei avtalte delane gir andre beløp enn nøkkelen («{cost}» {year}): {nn}"),
        en: format!("the shares agreed give other amounts than the key (`{cost}` {year}): {en}"),
    })
}
