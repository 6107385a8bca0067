//! Data protection, as written in agreement.yaml: who has which role, and what a data processing agreement must state.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Id, Label, PartyId, Period};
use super::service::Item;
use super::words::{AtEnd, Interval, PrivacyRole, ProcessorApproval};
use crate::source::Spanned;

/// Data protection (personvern). All but `role` is for the data processing agreement (databehandleravtale; personvernforordningen
/// artikkel 28 nr. 3). Each controller has an agreement of its own: what holds for some of them names them in `only`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// The role of the cooperation or host towards the participants.
    pub role: Option<Spanned<PrivacyRole>>,
    /// What the data are processed for, fitting after «formålet er» (formål).
    pub purpose: Option<Spanned<Label>>,
    /// What is done with them, fitting after «behandlingen består i» (behandlingens art).
    pub nature: Option<Spanned<Label>>,
    /// Whom they are about (kategorier av registrerte).
    pub data_subjects: Spanned<Vec<Spanned<DataSubjects>>>,
    /// What kinds of data they are (typer personopplysninger).
    pub data: Spanned<Vec<Spanned<DataKind>>>,
    /// Other processors the processor engages (underleverandører; nr. 2 and 4).
    pub sub_processors: Option<Spanned<SubProcessors>>,
    /// How the data are secured, fitting after «databehandleren skal» (sikkerhetstiltak; artikkel 32).
    pub security: Spanned<Vec<Spanned<Item>>>,
    /// How soon the controller is told of a breach, at the latest (varsel om brudd; artikkel 33 nr. 2).
    pub breach_notice: Option<Spanned<Period>>,
    /// How soon a request from a data subject is passed on, at the latest (krav fra registrerte; nr. 3 e).
    pub requests_within: Option<Spanned<Period>>,
    /// What becomes of the data when the processing ends (sletting og tilbakelevering; nr. 3 g).
    pub at_end: Option<Spanned<AtEnd>>,
    /// How soon after the end they are deleted, at the latest.
    pub deleted_within: Option<Spanned<Period>>,
    /// How the controller makes sure that the agreement is kept (revisjon; nr. 3 h).
    pub audit: Option<Spanned<PrivacyAudit>>,
    /// Transfers out of the European Economic Area (overføring til tredjeland; nr. 3 a).
    pub third_countries: Option<Spanned<ThirdCountries>>,
}

/// One group the data are about.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataSubjects {
    /// Its id.
    pub id: Spanned<Id>,
    /// Who they are.
    pub text: Spanned<Label>,
    /// The controllers it holds for; all when left out (bare for).
    #[serde(default)]
    pub only: Vec<Spanned<PartyId>>,
}

/// One kind of personal data.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataKind {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is.
    pub text: Spanned<Label>,
    /// Whether it is of the special categories (særlige kategorier; artikkel 9 nr. 1).
    pub special: Option<Spanned<bool>>,
    /// The controllers it holds for; all when left out (bare for).
    #[serde(default)]
    pub only: Vec<Spanned<PartyId>>,
}

/// Other processors.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SubProcessors {
    /// How the controller approves them: each of them, or all with a right to object.
    pub approval: Option<Spanned<ProcessorApproval>>,
    /// How long before a change the controller is told.
    pub notice: Option<Spanned<Period>>,
    /// Those engaged when the agreement is made.
    pub list: Spanned<Vec<Spanned<SubProcessor>>>,
}

/// Another processor.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubProcessor {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name.
    pub name: Spanned<Label>,
    /// What it does.
    pub task: Spanned<Label>,
    /// Where it processes the data.
    pub country: Option<Spanned<Label>>,
    /// The controllers it holds for; all when left out (bare for).
    #[serde(default)]
    pub only: Vec<Spanned<PartyId>>,
}

/// How it is made sure that the agreement is kept.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PrivacyAudit {
    /// How often the processor reports of itself.
    pub report: Option<Spanned<Interval>>,
    /// How long before an audit it is told of.
    pub notice: Option<Spanned<Period>>,
}

/// Transfers out of the European Economic Area.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThirdCountries {
    /// Whether there are any.
    pub allowed: Option<Spanned<bool>>,
    /// Those agreed on.
    pub transfers: Spanned<Vec<Spanned<Transfer>>>,
}

/// One transfer.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Its id.
    pub id: Spanned<Id>,
    /// The country.
    pub country: Spanned<Label>,
    /// What it is about.
    pub about: Spanned<Label>,
    /// The ground it rests on (overføringsgrunnlag; kapittel V).
    pub ground: Option<Spanned<Label>>,
    /// The controllers it holds for; all when left out (bare for).
    #[serde(default)]
    pub only: Vec<Spanned<PartyId>>,
}

impl Privacy {
    /// The controllers that are named as those something holds for.
    pub fn named_controllers(&self) -> impl Iterator<Item = &Spanned<PartyId>> {
        let subjects = self.data_subjects.iter().flat_map(|group| &group.only);
        let data = self.data.iter().flat_map(|kind| &kind.only);
        let engaged = self.sub_processors.iter().flat_map(|s| s.list.iter()).flat_map(|other| &other.only);
        let transfers = self.third_countries.iter().flat_map(|t| t.transfers.iter()).flat_map(|transfer| &transfer.only);
        subjects.chain(data).chain(engaged).chain(transfers)
    }
}
