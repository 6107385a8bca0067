//! The closed sets of words in agreement.yaml. Each word has its Norwegian forms in `lang/words.yaml`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::json;

use super::leaf::words;
use crate::lang::Lang;
use crate::yaml::LEAF_ERROR;

words! {
    /// What a party is.
    PartyKind "party-kind" { Kommune = "kommune", Fylkeskommune = "fylkeskommune", Iks = "iks" }
    /// A written language form.
    Language "language" { Nb = "nb", Nn = "nn" }
    /// What must have happened before the agreement is in force.
    Condition "condition" { AllCouncilsAdopted = "all-councils-adopted", None = "none" }
    /// Who acts, decides or receives.
    Organ "organ" {
        Councils = "councils", Representantskap = "representantskap", Board = "board", Manager = "manager",
        Host = "host", Office = "office", Participants = "participants", Forum = "forum", Administrations = "administrations",
        Committee = "committee",
    }
    /// How a chair is found.
    Chair "chair" { Elected = "elected", Rotates = "rotates" }
    /// Who hires the manager, or elects a board.
    Elector "elector" { Representantskap = "representantskap", Board = "board", Councils = "councils" }
    /// What gives votes in a representative organ.
    VotesBy "votes-by" { Members = "members", Ownership = "ownership" }
    /// The majority a decision of a representative organ needs.
    VoteMajority "vote-majority" { Simple = "simple", TwoThirds = "two-thirds", ThreeQuarters = "three-quarters", Unanimous = "unanimous" }
    /// What somebody who is no member may do in a meeting.
    ObserverRight "observer-right" { Listen = "listen", Attend = "attend", Speak = "speak", Propose = "propose" }
    /// Offices the acts name when they say who may sit where. No key holds one of these words: an office is a line of text, and is known by
    /// being one of their forms, see [`crate::lang::words::Words::word_of`]. The names of the past are words of their own.
    Office "office" {
        Statsforvalter = "statsforvalter", Kommunedirektor = "kommunedirektør", Radmann = "rådmann",
        Administrasjonssjef = "administrasjonssjef", Stedfortreder = "stedfortreder", Kommunalsjef = "kommunalsjef",
        Etatssjef = "etatssjef", Sekretaer = "kommunestyresekretær", Regnskapsansvarlig = "regnskapsansvarlig", Revisor = "revisor",
        Kontrollsekretaer = "kontrollutvalgssekretær", Kontrollutvalgsmedlem = "kontrollutvalgsmedlem", DagligLeder = "daglig-leder",
        Representant = "representantskapsmedlem", Ordforer = "ordfører",
    }
    /// The form a notice must have.
    NoticeForm "notice-form" { Written = "written", WrittenWithReceipt = "written-with-receipt" }
    /// What shows on which day a notice was received.
    NoticeProof "notice-proof" { DigitalReceipt = "digital-receipt", RegisteredLetter = "registered-letter", Journal = "journal" }
    /// What becomes of a notice that comes outside the part of the year it may be given in.
    LateNotice "late-notice" { NextWindow = "next-window", SendAgain = "send-again" }
    /// What starts a period.
    CountedFrom "counted-from" { Receipt = "receipt", FirstOfNextMonth = "first-of-next-month", YearEnd = "year-end" }
    /// When an exit takes effect.
    Effect "effect" {
        NoticeEnd = "notice-end", MonthEnd = "month-end", QuarterEnd = "quarter-end", YearEnd = "year-end",
        HalfYearEnd = "half-year-end", FixedDay = "fixed-day",
    }
    /// What a settlement at exit is about.
    SettlementItem "settlement-item" {
        NetValue = "net-value", RunningContracts = "running-contracts", Investments = "investments", Staff = "staff",
        DataReturn = "data-return", Archive = "archive", Migration = "migration", Guarantee = "guarantee",
        Commitments = "commitments", Administration = "administration", Licences = "licences", Pension = "pension",
        VacantPost = "vacant-post", UnmadeInvestment = "unmade-investment", Overlap = "overlap", Directory = "directory",
    }
    /// Who pays what is settled.
    Payer "payer" { Leaver = "leaver", Cooperation = "cooperation", Nobody = "nobody" }
    /// Who decides when the parties disagree about a settlement.
    Settler "settler" { Auditor = "auditor", Expert = "expert", Representantskap = "representantskap", Court = "court" }
    /// The day the value of a share is reckoned by.
    ValuationDay "valuation-day" { ExitDay = "exit-day", LastAccounts = "last-accounts", NextAccounts = "next-accounts" }
    /// How the last year is paid when an exit takes effect within it.
    LastYear "last-year" { Full = "full", ByMonths = "by-months", ByDays = "by-days" }
    /// How the leaver's share is split on the rest.
    Redistribution "redistribution" { Equal = "equal", Proportional = "proportional", KeyAgain = "key-again", Councils = "councils" }
    /// Why a participant leaves.
    WithdrawGround "withdraw-ground" { Notice = "notice", BoundaryChange = "boundary-change", Breach = "breach" }
    /// What a settlement item is at most.
    Cap "cap" { Deposit = "deposit", None = "none" }
    /// How what is left is shared, or a deficit covered.
    SharedBy "shared-by" { Ownership = "ownership", Liability = "liability", CostKey = "cost-key", Equal = "equal" }
    /// How assets and debt are shared when the cooperation ends.
    AssetsBy "assets-by" { ByOwnership = "by-ownership", ByLiability = "by-liability", ByCostKey = "by-cost-key", Equal = "equal" }
    /// What becomes of a surplus.
    Surplus "surplus" { Fund = "fund", Refund = "refund", CarriedOver = "carried-over" }
    /// What a loan pays for. The first four are the purposes of IKS-loven § 22; the others go beyond them.
    LoanPurpose "loan-purpose" {
        FixedAssets = "fixed-assets", PropertyCompany = "property-company", Liquidity = "liquidity", Refinancing = "refinancing",
        RunningCosts = "running-costs", OnLending = "on-lending", OtherShares = "other-shares", OthersAssets = "others-assets",
    }
    /// What kind of power is given away.
    PowerKind "power-kind" {
        IndividualDecisions = "individual-decisions", Regulations = "regulations", Grants = "grants", InternalMatters = "internal-matters",
        Other = "other",
    }
    /// How a cooperation stands to the rules on public procurement.
    ProcurementRoute "procurement-route" {
        NoContract = "no-contract", ExclusiveRight = "exclusive-right", ExtendedInHouse = "extended-in-house",
        JointControl = "joint-control", PublicCooperation = "public-cooperation", Competition = "competition",
    }
    /// Who must agree.
    Majority "majority" { TwoThirds = "two-thirds", AllCouncils = "all-councils", Simple = "simple" }
    /// Who decides a dissolution.
    Dissolver "dissolver" { AllCouncils = "all-councils", Representantskap = "representantskap", Board = "board" }
    /// How value-added tax stands to an amount.
    Vat "vat" { Excluded = "excluded", Included = "included", NotStated = "not-stated" }
    /// How sections and clauses are numbered: «Kapittel 4» with «§ 4-1»; «§ 4» with its ledd; «4» with «4.1»; «4» with «4-1»; not at all.
    Numbering "numbering" {
        ChapterParagraph = "chapter-paragraph", Paragraph = "paragraph", Decimal = "decimal", Dash = "dash", None = "none",
    }
    /// What unit amounts are printed in.
    MoneyUnit "money-unit" { Kroner = "kroner", Millions = "millions" }
    /// What kind of cost it is.
    CostKind "cost-kind" {
        Operation = "operation", Establishment = "establishment", Investment = "investment", Deficit = "deficit", Surplus = "surplus",
    }
    /// What is shared: money, or work done in kind.
    CostUnit "cost-unit" { Kroner = "kroner", ManYears = "man-years", Hours = "hours", DutyDays = "duty-days" }
    /// The year of a register's number, seen from the budget year it is used for.
    BudgetYear "budget-year" { Same = "same", Previous = "previous", TwoBefore = "two-before" }
    /// What part of a year is counted in.
    Months "months" { Months = "months", Days = "days" }
    /// What happens to a key when parties merge: the new party counts what they counted together, or the councils agree on a new key.
    Merger "merger" { Sum = "sum", NewKey = "new-key" }
    /// Is a figure decided or foreseen?
    Standing "standing" { Budget = "budget", Estimate = "estimate", Accounts = "accounts" }
    /// What a participant reports on or is told of.
    ReportSubject "report-subject" {
        AnnualAccounts = "annual-accounts", AnnualReport = "annual-report", Budget = "budget", ServiceLevels = "service-levels",
        InternalControl = "internal-control", HalfYear = "half-year",
    }
    /// How often an invoice is sent.
    Interval "interval" { Monthly = "monthly", Quarterly = "quarterly", HalfYearly = "half-yearly", Yearly = "yearly" }
    /// Who holds data-protection responsibility.
    PrivacyRole "privacy-role" { Processor = "processor", Controller = "controller", Joint = "joint", ToBeAssessed = "to-be-assessed" }
    /// Who signs.
    Signatory "signatory" { Ordforer = "ordfører", Kommunedirektor = "kommunedirektør" }
    /// When a window is open.
    Days "days" { WorkingDays = "working-days", EveryDay = "every-day" }
    /// A day before a holiday that many keep as a short day or close on; none of them is a public holiday.
    Eve "eve" { WednesdayBeforeEaster = "wednesday-before-easter", ChristmasEve = "christmas-eve", NewYearsEve = "new-years-eve" }
    /// How a processor may take on another processor (personvernforordningen artikkel 28 nr. 2).
    ProcessorApproval "processor-approval" { Specific = "specific", General = "general" }
    /// What becomes of the personal data when the processing ends (personvernforordningen artikkel 28 nr. 3 g).
    AtEnd "at-end" { Delete = "delete", Return = "return", Chosen = "chosen-then" }
    /// How urgent an incident is.
    Urgency "urgency" { Critical = "critical", High = "high", Normal = "normal", Low = "low" }
    /// What happens when a level is missed.
    Consequence "consequence" { Ladder = "ladder", PriceReduction = "price-reduction", None = "none" }
    /// What a case is about.
    CaseKind "case-kind" {
        Establish = "establish", Join = "join", Amend = "amend", Withdraw = "withdraw", Dissolve = "dissolve", Convert = "convert",
        Replace = "replace", Elect = "elect", Guarantee = "guarantee", AdjustBudget = "adjust-budget",
    }
    /// What kind of guarantee a municipality gives (garantiforskriften § 2 c).
    GuaranteeKind "guarantee-kind" { SimpleSurety = "simple-surety", Surety = "surety" }
    /// Must a guarantee be approved (kommuneloven § 14-19)?
    GuaranteeApproval "guarantee-approval" { Needed = "needed", SmallAmount = "small-amount" }
    /// What a party is in a case that does not concern all alike.
    CaseRole "case-role" { Existing = "existing", Joining = "joining", Leaving = "leaving", Remaining = "remaining" }
    /// How a cooperation takes the place of an earlier one: by conversion (§ 31-2), or by dissolution and a new agreement.
    Succession "succession" { Conversion = "conversion", Dissolution = "dissolution" }
    /// What becomes of a provision of an earlier agreement.
    Continuation "continuation" {
        Continued = "continued", Proposed = "proposed", Anew = "anew", ByLaw = "by-law", Dropped = "dropped",
    }
    /// What a body does with a case.
    BodyRole "body-role" { Statement = "statement", Recommendation = "recommendation", Decision = "decision" }
    /// A body of a municipality.
    Body "body" {
        Kommunestyret = "kommunestyret", Fylkestinget = "fylkestinget", Formannskapet = "formannskapet",
        Administrasjonsutvalet = "administrasjonsutvalget", Eldreradet = "eldrerådet", Kontrollutvalet = "kontrollutvalget",
    }
    /// How near a figure is, where it is not exact.
    Nearness "nearness" { About = "about", JustAbove = "just-above", Above = "above", Below = "below" }
    /// Whether the public may read it.
    Access "access" { Public = "public", Withheld = "withheld" }
    /// What may stand at the head of a council paper.
    HeadField "head-field" {
        Officer = "officer", CaseNumber = "case-number", ArchiveCode = "archive-code", Dated = "dated", Version = "version",
        Deadline = "deadline",
    }
    /// A choice between words that are equally right; `lang/choices.yaml` has the words.
    WordChoice "word-choice" {
        Raadmann = "raadmann", Innstilling = "innstilling", Handsaming = "handsaming", Tar = "tar", Ogsaa = "ogsaa", Vert = "vert",
        AInfinitiv = "a-infinitiv",
    }
    /// What a data series measures.
    SeriesUnit "series-unit" { Kroner = "kroner", ManYears = "man-years", Number = "number" }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Nb => Lang::Nb,
            Language::Nn => Lang::Nn,
        }
    }
}
