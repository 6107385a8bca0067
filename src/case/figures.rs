//! Figures of a case that no cost key shares: amounts and counts with how near they are, and changes of who pays how much.
//! Enter at [`KeyFigure`] and [`ShareChange`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::leaf::{ByKey, Id, Label, Money, Number, PartyId, Share, Year};
use crate::agreement::words::Nearness;
use crate::quantity::{Kroner, Ratio};
use crate::source::Spanned;

/// One figure of the case (nøkkeltall). Says one of `amount`, `share` and `number`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyFigure {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it counts.
    pub title: Spanned<Label>,
    /// An amount in kroner (beløp).
    pub amount: Option<Spanned<Money>>,
    /// A share of something the title names (andel).
    pub share: Option<Spanned<Share>>,
    /// A count (antall).
    pub number: Option<Spanned<Number>>,
    /// How near the figure is; exact when left out (nøyaktighet).
    pub nearness: Option<Spanned<Nearness>>,
    /// The year it is for (år).
    pub year: Option<Spanned<Year>>,
    /// The year whose prices the amount is in (prisnivå).
    pub price_level: Option<Spanned<Year>>,
    /// The figure this one is a part of, by id (herav).
    pub within: Option<Spanned<Id>>,
    /// The alternative it tells of, by id (alternativ).
    pub alternative: Option<Spanned<Id>>,
}

/// A change of what participants pay of one cost, asked for or proposed (endring av andeler).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareChange {
    /// Its id.
    pub id: Spanned<Id>,
    /// The cost it is about, as the caption of the table.
    pub title: Spanned<Label>,
    /// The participants whose share changes. Those not named keep what they have.
    pub parties: Spanned<ByKey<PartyId, Spanned<FromTo>>>,
    /// Where it is from (kilde).
    pub source: Option<Spanned<Label>>,
    /// What a reader should know of it.
    pub note: Option<Spanned<Label>>,
}

/// A participant's share before and after.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FromTo {
    /// The share today (andel i dag).
    pub from: Spanned<Share>,
    /// The share after the change (ny andel).
    pub to: Spanned<Share>,
    /// The figure that is what the participant pays today, by id: an amount.
    pub paid: Option<Spanned<Id>>,
}

impl ShareChange {
    /// What nobody pays after the change; below nothing when more than the whole is paid.
    pub fn unpaid(&self) -> Ratio {
        let sum = |of: fn(&FromTo) -> &Ratio| self.parties.values().map(|p| of(&p.value)).sum::<Ratio>();
        &sum(|p| &p.from.value.0) - &sum(|p| &p.to.value.0)
    }

    /// The whole cost, worked out from what a participant pays for its share today.
    pub fn whole(&self, figures: &[Spanned<KeyFigure>]) -> Option<Ratio> {
        self.parties.values().find_map(|party| {
            let paid = party.paid.as_ref()?;
            let figure = figures.iter().find(|f| f.id.0 == paid.0)?;
            figure.amount.as_ref()?.value.0.to_ratio().checked_div(&party.from.value.0)
        })
    }

    /// A participant's new share when the shares that are left are made the whole.
    pub fn made_whole(&self, to: &Ratio) -> Option<Ratio> {
        to.checked_div(&(&Ratio::one() - &self.unpaid()))
    }

    /// The smallest number all its shares are whole parts of, such as twelve; one when there is none below a thousand.
    pub fn parts(&self) -> u16 {
        let mut shares = self.parties.values().flat_map(|p| [&p.from.value.0, &p.to.value.0]);
        let whole = |n: u16, share: &Ratio| *(share * &Ratio::whole(n)).below() == 1.into();
        let shares: Vec<&Ratio> = shares.by_ref().collect();
        (1..1000).find(|&n| shares.iter().all(|share| whole(n, share))).unwrap_or(1)
    }
}

/// Kroner of an exact number, to whole kroner.
pub fn whole_kroner(exact: &Ratio) -> Kroner {
    Kroner::whole(exact.rounded(0))
}
