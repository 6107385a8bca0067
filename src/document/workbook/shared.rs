//! A cost shared by a key: for every year the amount, what comes before the key, and the rest rounded by largest remainder, as formulas.

use super::sheet::{At, Format, Look, Sheet, Value, literal, money_format};
use super::{Amounts, Making, values};
use crate::agreement::money::Cost;
use crate::cost::{CostPart, CostTable, CostYear};
use crate::quantity::{Kroner, Ratio, Step};

/// The columns of the table of a year.
const SHARE: u16 = 1;
const UNITS: u16 = 2;
const DOWN: u16 = 3;
const LEFT: u16 = 4;
const ORDER: u16 = 5;
const RANK: u16 = 6;
const EXTRA: u16 = 7;
const SHARED: u16 = 8;
const BASE: u16 = 9;
const DIRECT: u16 = 10;
const PAYS: u16 = 11;

/// Writes every year, and says where the amounts stand.
pub(super) fn fill(making: &Making<'_, '_>, cost: &Cost, table: &CostTable, sheet: &mut Sheet) -> Amounts {
    let view = making.view;
    sheet.note(view.t(
        "Resten etter direkte belastning og grunnbeløp deles etter andelen. Hver del rundes ned til enheten; enhetene som er igjen, går én for én til dem med størst rest, ved likhet til den med størst andel, så etter rekkefølgen i kolonnen «Ved likhet».",
        "Resten etter direkte belasting og grunnbeløp blir delt etter delen. Kvar del blir runda ned til eininga; einingane som er att, går éi for éi til dei med størst rest, ved likskap til den med størst del, så etter rekkjefølgja i kolonnen «Ved likskap».",
    ));
    sheet.skip();
    let mut amounts = Amounts::new();
    let mut before: Option<At> = None;
    for year in table.years.iter().filter(|year| !year.parts.is_empty()) {
        let key = table.key.as_ref().map(|key| (key.key.as_str(), &key.unit));
        let block = key.and_then(|(key, unit)| Block::of(making, key, unit, year));
        let total = match block {
            Some(block) => block.write(before.as_ref(), sheet, &mut amounts),
            None => {
                let why = if year.total.is_negative() {
                    view.t(
                        "Dette året får deltakerne penger tilbake. Regnearket har ikke formler for det. Beløpene for dette året er derfor verdier.",
                        "Dette året får deltakarane pengar tilbake. Reknearket har ikkje formlar for det. Beløpa for dette året er derfor verdiar.",
                    )
                } else {
                    view.t(
                        "To rester er så like at et regneark ikke kan skille dem. Beløpene for dette året er derfor verdier.",
                        "To restar er så like at eit rekneark ikkje kan skilje dei. Beløpa for dette året er derfor verdiar.",
                    )
                };
                values::year(making, year, why, sheet, &mut amounts)
            }
        };
        before = Some(total);
        sheet.skip();
    }
    if cost.growth.is_some() {
        sheet.note(
            view.t(
                "Beløpet vokser fra år til år med den avtalte veksten.",
                "Beløpet veks frå år til år med den avtalte veksten.",
            ),
        );
    }
    amounts
}

/// One party of a year, in exact numbers.
struct Row<'a> {
    part: &'a CostPart,
    share: At,
    own: Ratio,
    units: Ratio,
    base: Kroner,
    direct: Kroner,
}

/// One year, in exact numbers.
struct Block<'v, 'a> {
    making: &'v Making<'v, 'a>,
    year: &'v CostYear,
    rows: Vec<Row<'v>>,
    unit: &'v Kroner,
    used: Kroner,
    rest: Kroner,
    /// How many units are shared.
    units: Ratio,
    /// The decimals a spreadsheet can be trusted with in units before rounding.
    decimals: u32,
}

impl<'v, 'a> Block<'v, 'a> {
    /// Nothing when a spreadsheet could not tell two remainders apart that differ, or the parties get money back.
    fn of(making: &'v Making<'v, 'a>, key: &str, unit: &'v Kroner, year: &'v CostYear) -> Option<Self> {
        if year.total.is_negative() {
            return None;
        }
        let used = year.unit.clone()?;
        let before: Kroner = year.parts.iter().flat_map(|part| [base(part), direct(part)]).collect::<Vec<_>>().iter().sum();
        let rest = &year.total - &before;
        let units = rest.to_ratio().checked_div(&used.to_ratio())?;
        let digits = u32::try_from(units.floor().to_string().len()).ok()?;
        let decimals = 14u32.checked_sub(digits)?.min(9);
        let row = |part: &'v CostPart| {
            let share = making.shares.get(&(key.to_owned(), year.year, part.party.clone()))?.clone();
            let own = own_share(part)?;
            Some(Row { part, share, units: &units * &own, own, base: base(part), direct: direct(part) })
        };
        let rows = year.parts.iter().map(row).collect::<Option<Vec<_>>>()?;
        let block = Self { making, year, rows, unit, used, rest, units, decimals };
        (decimals >= 3 && block.can_be_told_apart()).then_some(block)
    }

    fn left(row: &Row<'_>) -> Ratio {
        &row.units - &Ratio::whole(row.units.floor())
    }

    /// No remainder is nearly, but not quite, another's or a whole unit.
    fn can_be_told_apart(&self) -> bool {
        let Some(margin) = Ratio::new(2, num_bigint::BigInt::from(10).pow(self.decimals)) else { return false };
        let mut all: Vec<Ratio> = self.rows.iter().map(Self::left).chain([Ratio::zero(), Ratio::one()]).collect();
        all.sort();
        all.windows(2).all(|pair| match pair {
            [low, high] => low == high || (high - low) > margin,
            _ => true,
        })
    }

    /// What a remainder is in the sheet.
    fn rounded(&self, exact: &Ratio) -> Ratio {
        Ratio::new(exact.rounded(self.decimals), num_bigint::BigInt::from(10).pow(self.decimals)).unwrap_or_else(Ratio::zero)
    }

    fn write(self, before: Option<&At>, sheet: &mut Sheet, amounts: &mut Amounts) -> At {
        let view = self.making.view;
        let format = money_format(self.rows.iter().map(|row| &row.part.amount).chain([&self.year.total]));
        let money = Look::of(format);
        sheet.heading(&self.year.year.to_string());
        sheet.text(0, view.t("Beløp", "Beløp"));
        let total = self.total(before, money, sheet);
        sheet.end();
        let count = u32::try_from(self.rows.len()).unwrap_or(0);
        // Five more lines, an empty one and the heads of the columns stand before the first party.
        let first = sheet.next + 7;
        let range = |sheet: &Sheet, column: u16| {
            format!("{}:{}", sheet.at(first, column).fixed(), sheet.at(first + count.saturating_sub(1), column).fixed())
        };
        sheet.text(0, view.t("Direkte belastning og grunnbeløp", "Direkte belasting og grunnbeløp"));
        let taken = &self.year.total - &self.rest;
        let text = format!("SUM({})+SUM({})", range(sheet, BASE), range(sheet, DIRECT));
        let taken = sheet.formula(1, text, &taken.to_ratio(), money);
        sheet.end();
        sheet.text(0, view.t("Rest som fordeles", "Rest som blir fordelt"));
        let rest = sheet.formula(1, format!("{}-{}", total.here(), taken.here()), &self.rest.to_ratio(), money);
        sheet.end();
        sheet.text(0, view.t("Avrundes til (kr)", "Blir runda av til (kr)"));
        let unit = sheet.number(1, &self.unit.to_ratio(), Look::of(Format::Decimals).input());
        sheet.end();
        sheet.text(0, view.t("Enhet, eller øre om det ikke går opp", "Eining, eller øre om det ikkje går opp"));
        let (r, u) = (rest.here(), unit.here());
        let text = format!("IF(ABS({r}/{u}-ROUND({r}/{u},0))<0.000000001,{u},0.01)");
        let used = sheet.formula(1, text, &self.used.to_ratio(), Look::of(Format::Decimals));
        sheet.end();
        sheet.text(0, view.t("Enheter som fordeles", "Einingar som blir fordelte"));
        let units = sheet.formula(1, format!("ROUND({}/{},0)", rest.here(), used.here()), &self.units, Look::of(Format::Whole));
        sheet.end();
        sheet.skip();
        sheet.head([
            view.t("Deltaker", "Deltakar"),
            view.t("Andel", "Del"),
            view.t("Enheter før avrunding", "Einingar før avrunding"),
            view.t("Rundet ned", "Runda ned"),
            view.t("Rest", "Rest"),
            view.t("Ved likhet", "Ved likskap"),
            view.t("Plass etter rest", "Plass etter rest"),
            view.t("Enhet av resten", "Eining av resten"),
            view.t("Fordelt", "Fordelt"),
            view.t("Grunnbeløp", "Grunnbeløp"),
            view.t("Direkte", "Direkte"),
            view.t("Å betale", "Å betale"),
        ]);
        let places = self.places();
        for (row, place) in self.rows.iter().zip(&places) {
            let at = self.row(row, place, (&units, &used), money, &range, sheet);
            amounts.insert((self.year.year, row.part.party.clone()), at);
        }
        sheet.put(0, Value::Text("Sum".to_owned()), money.bold());
        let sum = |f: fn(&Row<'_>) -> Kroner| self.rows.iter().map(f).collect::<Vec<_>>().iter().sum::<Kroner>().to_ratio();
        let shares: Ratio = self.rows.iter().map(|row| &row.own).sum();
        sheet.formula(SHARE, format!("SUM({})", range(sheet, SHARE)), &shares, Look::of(Format::Percent).bold());
        sheet.formula(SHARED, format!("SUM({})", range(sheet, SHARED)), &self.rest.to_ratio(), money.bold());
        sheet.formula(BASE, format!("SUM({})", range(sheet, BASE)), &sum(|row| row.base.clone()), money.bold());
        sheet.formula(DIRECT, format!("SUM({})", range(sheet, DIRECT)), &sum(|row| row.direct.clone()), money.bold());
        let pays = sheet.formula(PAYS, format!("SUM({})", range(sheet, PAYS)), &self.year.sum.to_ratio(), money.bold());
        sheet.end();
        self.control(&total, &pays, sheet);
        total
    }

    /// The amount of the year: written, what accounts show beyond the budget, or grown from the year before.
    fn total(&self, before: Option<&At>, money: Look, sheet: &mut Sheet) -> At {
        let steps = self.rows.first().map(|row| row.part.figure.steps.as_slice()).unwrap_or_default();
        let deviation = steps.iter().find_map(|step| match step {
            Step::Deviation { accounts, budget, .. } => Some((accounts, budget)),
            _ => None,
        });
        if let Some((accounts, budget)) = deviation {
            let [accounts, budget] = [accounts, budget].map(|amount| literal(&amount.to_ratio()));
            return sheet.formula(1, format!("{accounts}-{budget}"), &self.year.total.to_ratio(), money.input());
        }
        let grown = steps.iter().find_map(|step| match step {
            Step::Grown { rate, .. } => Some(rate),
            _ => None,
        });
        match grown.zip(before) {
            Some((rate, before)) => {
                let (unit, grows) = (literal(&self.unit.to_ratio()), &Ratio::one() + rate);
                let text = format!("ROUND(ROUND({}*{}/{unit},6),0)*{unit}", before.here(), literal(&grows));
                sheet.formula(1, text, &self.year.total.to_ratio(), money)
            }
            None => sheet.number(1, &self.year.total.to_ratio(), money.input()),
        }
    }

    /// Each row's place among the remainders, and its place by id.
    fn places(&self) -> Vec<(usize, usize)> {
        let before = |a: &Row<'_>, b: &Row<'_>| {
            let (la, lb) = (Self::left(a), Self::left(b));
            (lb, &b.own, &a.part.party) < (la, &a.own, &b.part.party)
        };
        let of = |row: &Row<'_>| {
            let rank = self.rows.iter().filter(|other| before(other, row)).count() + 1;
            let order = self.rows.iter().filter(|other| other.part.party < row.part.party).count() + 1;
            (rank, order)
        };
        self.rows.iter().map(of).collect()
    }

    fn row(
        &self,
        row: &Row<'_>,
        (rank, order): &(usize, usize),
        (units, used): (&At, &At),
        money: Look,
        range: &dyn Fn(&Sheet, u16) -> String,
        sheet: &mut Sheet,
    ) -> At {
        let whole = Look::of(Format::Whole);
        sheet.text(0, &self.making.party(&row.part.party));
        let share = sheet.formula(SHARE, row.share.anywhere(), &row.own, Look::of(Format::Percent));
        let exact = self.rounded(&row.units);
        let text = format!("ROUND({}*{},{})", units.fixed(), share.here(), self.decimals);
        let exact_at = sheet.formula(UNITS, text, &exact, Look::of(Format::Decimals));
        let down = sheet.formula(DOWN, format!("INT({})", exact_at.here()), &Ratio::whole(exact.floor()), whole);
        let left = &exact - &Ratio::whole(exact.floor());
        let text = format!("ROUND({}-{},{})", exact_at.here(), down.here(), self.decimals);
        let left_at = sheet.formula(LEFT, text, &left, Look::of(Format::Decimals));
        let order_at = sheet.number(ORDER, &Ratio::whole(*order), whole);
        let (r, s, o) = (range(sheet, LEFT), range(sheet, SHARE), range(sheet, ORDER));
        let (ri, si, oi) = (left_at.here(), share.here(), order_at.here());
        // Shares that are equal come out of equal formulas; the rounding guards against the last digit.
        let text = format!(
            "1+SUMPRODUCT(({r}>{ri})+({r}={ri})*(ROUND({s},13)>ROUND({si},13))+({r}={ri})*(ROUND({s},13)=ROUND({si},13))*({o}<{oi}))"
        );
        let rank_at = sheet.formula(RANK, text, &Ratio::whole(*rank), whole);
        let text = format!("IF({}<={}-SUM({}),1,0)", rank_at.here(), units.fixed(), range(sheet, DOWN));
        let extra = Ratio::whole(u8::from(row.part.got_residue));
        let extra_at = sheet.formula(EXTRA, text, &extra, whole);
        let fixed = &row.base + &row.direct;
        let shared = &row.part.amount - &fixed;
        let text = format!("ROUND(({}+{})*{},2)", down.here(), extra_at.here(), used.fixed());
        let shared_at = sheet.formula(SHARED, text, &shared.to_ratio(), money);
        let base = sheet.number(BASE, &row.base.to_ratio(), money.input());
        let direct = sheet.number(DIRECT, &row.direct.to_ratio(), money.input());
        let text = format!("{}+{}+{}", shared_at.here(), base.here(), direct.here());
        let pays = sheet.formula(PAYS, text, &row.part.amount.to_ratio(), money.bold());
        sheet.end();
        pays
    }

    /// Whether the parts make the whole, for who has changed a number.
    fn control(&self, total: &At, pays: &At, sheet: &mut Sheet) {
        let view = self.making.view;
        sheet.text(0, view.t("Er summen lik beløpet?", "Er summen lik beløpet?"));
        let (yes, no) = (view.t("ja", "ja"), view.t("nei", "nei"));
        let text = format!("IF(ROUND({}-{},2)=0,\"{yes}\",\"{no}\")", pays.here(), total.here());
        let result = if self.year.sum == self.year.total { yes } else { no }.to_owned();
        sheet.put(1, Value::Formula { text, result }, Look::default());
        sheet.end();
    }
}

/// What the party pays whatever the key says.
fn base(part: &CostPart) -> Kroner {
    let amount = part.figure.steps.iter().find_map(|step| match step {
        Step::Base { amount } => Some(amount.clone()),
        _ => None,
    });
    amount.unwrap_or_default()
}

/// What is charged directly to the party.
fn direct(part: &CostPart) -> Kroner {
    let amount = part.figure.steps.iter().find_map(|step| match step {
        Step::Direct { amount } => Some(amount.clone()),
        _ => None,
    });
    amount.unwrap_or_default()
}

/// The share by the key: of the rest, where something comes before it.
fn own_share(part: &CostPart) -> Option<Ratio> {
    part.figure.steps.iter().rev().find_map(|step| match step {
        Step::Exact { share, .. } => Some(share.clone()),
        _ => None,
    })
}
