//! Citations as text: the stable form, the Norwegian way, and the link to Lovdata.

use std::fmt;

use super::acts::{ActKind, ActName, Lettered};
use super::{Basis, parse};
use crate::lang::Lang;

/// First to twelfth, in bokmål and nynorsk.
pub(super) const ORDINALS: [(&str, &str); 12] = [
    ("første", "første"),
    ("andre", "andre"),
    ("tredje", "tredje"),
    ("fjerde", "fjerde"),
    ("femte", "femte"),
    ("sjette", "sjette"),
    ("sjuende", "sjuande"),
    ("åttende", "åttande"),
    ("niende", "niande"),
    ("tiende", "tiande"),
    ("ellevte", "ellevte"),
    ("tolvte", "tolvte"),
];

/// «første», «andre» … in words up to twelve, then «13.».
pub fn ordinal(n: usize, lang: Lang) -> String {
    match ORDINALS.get(n.wrapping_sub(1)) {
        Some((nb, nn)) => lang.pick(*nb, *nn).to_owned(),
        None => format!("{n}."),
    }
}

/// Does the number stand before the ledd, as in the act of 1992 and in the regulation on data protection?
pub(super) fn number_first(basis: &Basis) -> bool {
    basis.article.is_some() || basis.act.as_str() == "kommuneloven-1992"
}

/// Would a bare letter be read as part of the section?
fn letter_needs_word(basis: &Basis) -> bool {
    let Some(section) = basis.section.as_deref() else { return false };
    let lettered = basis.act.name().map_or(Lettered::Never, |name| name.lettered);
    basis.ledd.is_none() && basis.number.is_none() && parse::takes_letter(lettered, section)
}

impl Basis {
    fn act_name(&self, lang: Lang) -> String {
        let Some(name) = self.act.name() else { return self.act.to_string() };
        let ActName { nb, nn, year, with_year, .. } = name;
        let unclear = self.section.as_deref().is_some_and(|section| parse::is_ambiguous(&self.act, section));
        match year {
            Some(year) if *with_year || unclear => format!("{} ({year})", lang.pick(*nb, *nn)),
            _ => lang.pick(*nb, *nn).to_owned(),
        }
    }

    fn head(&self, lang: Lang) -> String {
        let mut text = self.act_name(lang);
        if let Some(section) = &self.section {
            text.push_str(&format!(" § {section}"));
        }
        if let Some(article) = &self.article {
            text.push_str(&format!(" artikkel {article}"));
        }
        text
    }

    /// The Norwegian way: `kommuneloven § 20-4 tredje ledd bokstav f`. A sub-item, which is not the law's, is left out.
    pub fn print(&self, lang: Lang) -> String {
        let mut text = self.head(lang);
        let ledd = self.ledd.map(|n| format!(" {} ledd", ordinal(n.into(), lang))).unwrap_or_default();
        let number = self.number.map(|n| format!(" nr. {n}")).unwrap_or_default();
        let (first, second) = if number_first(self) { (number, ledd) } else { (ledd, number) };
        text.push_str(&first);
        text.push_str(&second);
        if let Some(letter) = self.letter {
            text.push_str(&format!(" bokstav {letter}"));
        }
        if let Some(sentence) = self.sentence {
            text.push_str(&format!(" {} punktum", ordinal(sentence.into(), lang)));
        }
        text
    }

    /// The Norwegian way, with (opphevet) or (oppheva) behind.
    pub fn print_repealed(&self, lang: Lang) -> String {
        format!("{} ({})", self.print(lang), lang.pick("opphevet", "oppheva"))
    }

    /// The section in Lovdata's public collection of acts in force. `None` for what is not there and for acts whose number is not known.
    pub fn url(&self) -> Option<String> {
        let act = self.act.name().filter(|act| act.current)?;
        let folder = match act.kind {
            ActKind::Lov => "lov",
            ActKind::Forskrift => "forskrift",
            ActKind::Forordning => return None,
        };
        let section = self.section.as_ref()?.replace(' ', "");
        Some(format!("https://lovdata.no/{folder}/{}/§{section}", act.number?))
    }
}

/// The stable form: `kommuneloven § 19-4 (4) i`, `kommuneloven (1992) § 27 nr. 2 e`.
impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.head(Lang::Nb))?;
        // After an article a bare (2) is a number, so a ledd says its name.
        let ledd = match self.ledd {
            Some(n) if self.article.is_some() && self.number.is_none() => format!(" {n}. ledd"),
            Some(n) => format!(" ({n})"),
            None => String::new(),
        };
        let number = self.number.map(|n| format!(" nr. {n}")).unwrap_or_default();
        match number_first(self) {
            true => write!(f, "{number}{ledd}")?,
            false => write!(f, "{ledd}{number}")?,
        }
        if let Some(letter) = self.letter {
            write!(f, "{} {letter}", if letter_needs_word(self) { " bokstav" } else { "" })?;
        }
        if let Some(sentence) = self.sentence {
            write!(f, " {sentence}. punktum")?;
        }
        if let Some(item) = &self.sub_item {
            write!(f, "/{item}")?;
        }
        Ok(())
    }
}
