//! A cost whose own lines come to another sum than the amount that is shared.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, number};
use crate::resolve::Resolved;
use crate::tr;

rule!("lines-differ-from-amount", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for cost in &resolved.costs {
        let Some((lines, difference)) = cost.lines.as_ref().and_then(|l| Some((l, l.difference.as_ref()?))) else { continue };
        if difference.is_zero() || resolved.loaded.is_asked(&format!("costs[{}].amounts", cost.cost)) {
            continue;
        }
        let off = if difference.is_negative() { -difference } else { difference.clone() };
        let (sum, split, off) =
            (number::kroner(&lines.sum, Lang::Nb), number::kroner(&cost.sum, Lang::Nb), number::kroner(&off, Lang::Nb));
        let id = &cost.cost;
        let what = Text {
            nb: format!("linjene i «{id}» blir {sum}, men det som fordeles, er {split}: forskjellen er {off}"),
            nn: format!("linjene i «{id}» blir {sum}, men det som blir fordelt, er {split}: skilnaden er {off}"),
            en: format!("the lines of `{id}` make {sum}, but what is shared is {split}: the difference is {off}"),
        };
        findings.add(
            Finding::advice("lines-differ-from-amount", what)
                .at(resolved.loaded.place_of(&format!("costs[{id}].amounts"), resolved.sources))
                .why(tr! { nb: "anbefalt: en sum og det den består av bør stemme, eller avviket bør forklares", nn: "tilrådd: ein sum og det han er sett saman av bør stemme, eller avviket bør forklarast", en: "recommended: a sum and its parts should agree, or the difference be explained" })
                .todo(tr! { nb: "rett beløpet, eller forklar forskjellen i «note:»; dokumentet sier den uansett", nn: "rett beløpet, eller forklar skilnaden i «note:»; dokumentet seier han uansett", en: "correct the amount, or explain the difference in `note:`; the document says it in any case" }),
        );
    }
}
