//! What a user meets: the program itself, a few runs per command, as snapshots of status, stdout and stderr.

use serde_json::Value;

use super::support::{Folder, Ran, minimal, overlay};

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}\n{ran}"))
}

fn faulty() -> Folder {
    Folder::with("prove", &overlay(&minimal("kommunalt-oppgavefellesskap"), "loans: -\nname: Prøve\n"))
}

#[test]
fn check_says_what_was_checked_and_what_was_not() {
    let folder = Folder::with("prove", &minimal("styre-1992-27"));
    insta::assert_snapshot!(folder.run(&["check"]), @r"
    status 0
    --- stdout
    prove: ingen feil, ingen advarsler, ingen råd og ingen åpne spørsmål
      lovdato 1. januar 2009; lovdata er lest per 28. juli 2026
      prøvd: 80 regler, 5 lovkrav til interkommunalt styre
      ikke prøvd:
      – endringer i § 27 etter 1992, blant dem hvem som vedtar
      – hva som gjelder for et styre som ikke er omdannet i tide
    ");
}

#[test]
fn check_shows_place_reason_and_advice() {
    insta::assert_snapshot!(faulty().run(&["check", "--as-of", "2026-07-28"]), @r"
    status 1
    --- stdout
    feil[name-lacks-form]: navnet sier ikke hva slags samarbeid det er
     --> agreements/prove/agreement.yaml:2:7
      |
    2 | name: Prøve
      |       ^^^^^
      |
      = hvorfor: kommuneloven § 19-1 tredje ledd: navnet skal ha «kommunalt oppgavefellesskap» eller «KO»
      = råd: sett «KO» bak navnet

    feil[missing-required-topic]: avtalen sier ikke om oppgavefellesskapet kan ta opp lån
     --> agreements/prove/agreement.yaml:5:14
      |
    5 | legal_basis: kommuneloven § 19-1
      |              ^^^^^^^^^^^^^^^^^^^ her mangler svaret
      |
      = hvorfor: kommuneloven § 19-4 fjerde ledd bokstav g
      = råd: svar også når ingen lån er planlagt: `loans: {allowed: false}`

    prove: 2 feil, ingen advarsler, ingen råd og ingen åpne spørsmål
      lovdato 28. juli 2026; lovdata er lest per 28. juli 2026
      prøvd: 80 regler, 16 lovkrav til kommunalt oppgavefellesskap
      ikke prøvd:
      – om samarbeidet er en anskaffelse
      – om sektorlover setter grenser for oppgavene eller myndigheten
      – reglene om virksomhetsoverdragelse og pensjon
      – hvem som har ansvaret for internkontroll i et oppgavefellesskap som er eget rettssubjekt
      – budsjett- og regnskapsforskriften for oppgavefellesskap
    ");
}

#[test]
fn check_as_data_has_all_three_languages_and_places() {
    let ran = faulty().run(&["check", "--format", "json", "--as-of", "2026-07-28"]);
    assert_eq!(ran.status, 1);
    let report = json(&ran);
    assert_eq!(report["schema"], "avtaleverk.check/1");
    let agreement = &report["agreements"][0];
    assert_eq!((&agreement["agreement"], &agreement["form"]), (&"prove".into(), &"kommunalt-oppgavefellesskap".into()));
    assert_eq!(agreement["law_date"], "2026-07-28");
    insta::assert_snapshot!(serde_json::to_string_pretty(&agreement["findings"][0]).unwrap(), @r#"
    {
      "rule": "name-lacks-form",
      "level": "error",
      "what": {
        "nb": "navnet sier ikke hva slags samarbeid det er",
        "nn": "namnet seier ikkje kva slags samarbeid det er",
        "en": "the name does not say what kind of cooperation it is"
      },
      "places": [
        {
          "file": "agreements/prove/agreement.yaml",
          "line": 2,
          "column": 7
        }
      ],
      "basis": "kommuneloven § 19-1 (3)",
      "why": {
        "nb": "kommuneloven § 19-1 tredje ledd: navnet skal ha «kommunalt oppgavefellesskap» eller «KO»",
        "nn": "kommuneloven § 19-1 tredje ledd: namnet skal ha «kommunalt oppgavefellesskap» eller «KO»",
        "en": "kommuneloven § 19-1 (3): the name must have \"kommunalt oppgavefellesskap\" or \"KO\""
      },
      "todo": {
        "nb": "sett «KO» bak navnet",
        "nn": "set «KO» bak namnet",
        "en": "put \"KO\" behind the name"
      }
    }
    "#);
}

#[test]
fn deny_moves_the_limit() {
    let folder = Folder::with_examples();
    let check = |deny: &str| folder.run(&["check", "melhus-midtre-gauldal-ikt", "--deny", deny]).status;
    assert_eq!((check("error"), check("warning"), check("advice")), (0, 1, 1));
}

#[test]
fn the_example_of_2009_is_tried_against_the_law_of_its_day() {
    let folder = Folder::with_examples();
    let then = folder.run(&["check", "melhus-midtre-gauldal-ikt", "--as-of", "2009-01-01"]);
    assert_eq!(then.status, 0, "{then}");
    let now = folder.run(&["check", "melhus-midtre-gauldal-ikt", "--as-of", "2026-11-22"]);
    assert_eq!(now.status, 1, "{now}");
    assert!(now.stdout.contains("kommuneloven § 31-2"), "{now}");
    assert!(!now.to_string().to_lowercase().contains("ugyldig"), "the act states no such consequence: {now}");
}

#[test]
fn the_examples_of_today_are_without_errors_and_warnings() {
    let folder = Folder::with_examples();
    for name in ["nordfjella-ikt", "nordfjella-byggesak"] {
        let ran = folder.run(&["check", name, "--deny", "warning", "--as-of", "2026-11-22"]);
        assert_eq!(ran.status, 0, "{ran}");
    }
}

#[test]
fn cost_as_data_has_exact_shares_and_steps() {
    let folder = Folder::with_examples();
    let ran = folder.run(&["cost", "melhus-midtre-gauldal-ikt", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran}");
    let costs = json(&ran);
    assert_eq!((&costs["schema"], &costs["agreement"]), (&"avtaleverk.cost/1".into(), &"melhus-midtre-gauldal-ikt".into()));
    let operation = &costs["costs"][0];
    assert_eq!(operation["id"], "operation");
    let year = &operation["years"][0];
    assert_eq!((&year["year"], &year["total"]), (&2009.into(), &"12400000.00".into()));
    let part = |n: usize| {
        let part = &year["parts"][n];
        (part["party"].as_str().unwrap(), part["share"].as_str().unwrap(), part["amount"].as_str().unwrap())
    };
    assert_eq!(part(0), ("melhus", "3/5", "7440000.00"));
    assert_eq!(part(1), ("midtre-gauldal", "2/5", "4960000.00"));
    let kinds: Vec<&str> = year["parts"][0]["steps"].as_array().unwrap().iter().map(|s| s["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["equal", "register", "share", "exact", "rounded"]);
}

/// 14 841 of 20 789: 1/4 + 14841/41578 = 50471/83156; of 12 400 000 that is 7 526 100,34 and 4 873 899,66, rounded to whole kroner.
#[test]
fn cost_recomputes_with_other_numbers() {
    let folder = Folder::with_examples();
    let set = ["--set", "population.melhus=14841", "--set", "population.midtre-gauldal=5948"];
    let args = ["cost", "melhus-midtre-gauldal-ikt", "--cost", "operation", "--year", "2009"];
    let ran = folder.run(&[&args[..], &set[..], &["--format", "json"]].concat());
    let year = &json(&ran)["costs"][0]["years"][0];
    let of = |n: usize| {
        (year["parts"][n]["share"].as_str().unwrap().to_owned(), year["parts"][n]["amount"].as_str().unwrap().to_owned())
    };
    assert_eq!(of(0), ("50471/83156".into(), "7526100.00".into()));
    assert_eq!(of(1), ("32685/83156".into(), "4873900.00".into()));
    insta::assert_snapshot!(folder.run(&[&args[..], &set[..]].concat()), @r"
    status 0
    --- stdout
    operation
      2009
        Melhus             60,69 %           7 526 100
        Midtre Gauldal     39,31 %           4 873 900 *
        Sum                  100 %          12 400 000
      * fikk en enhet av resten ved avrunding
      Melhus: 50 % delt likt på 2 = 1/4; 50 % etter folketall (forholdstall regnet ut fra rapporten): 14 841 av 20 789 = 14841/41578; til sammen 50471/83156
      Midtre Gauldal: 50 % delt likt på 2 = 1/4; 50 % etter folketall (forholdstall regnet ut fra rapporten): 5 948 av 20 789 = 2974/20789; til sammen 32685/83156
    ");
}

#[test]
fn lower_and_higher_amounts_as_data_are_those_of_the_annex() {
    let folder = Folder::with_examples();
    let args = ["cost", "nordfjella-ikt", "--cost", "establishment", "--sensitivity", "20%", "--format", "json"];
    let costs = json(&folder.run(&args));
    let around = &costs["sensitivity"][0];
    assert_eq!((&around["cost"], &around["by"]), (&"establishment".into(), &"1/5".into()));
    let year = &around["years"][0];
    assert_eq!(year["year"], 2027);
    assert_eq!(year["totals"], serde_json::json!(["1440000.00", "1800000.00", "2160000.00"]));
    assert_eq!(year["parties"][0], serde_json::json!({"party": "nordvik", "amounts": ["698182.00", "872727.00", "1047273.00"]}));
    assert_eq!(year["parties"][2]["amounts"], serde_json::json!(["342109.00", "427636.00", "513163.00"]));
    let without = json(&folder.run(&["cost", "nordfjella-ikt", "--cost", "establishment", "--format", "json"]));
    assert!(without.get("sensitivity").is_none());
    let none = json(&folder.run(&[&args[..], &["--year", "2031"][..]].concat()));
    assert_eq!(none["sensitivity"][0]["years"], serde_json::json!([]), "only the years asked for");
}

#[test]
fn an_amount_per_inhabitant_follows_the_number_set() {
    let folder = Folder::with_examples();
    let args = ["cost", "nordfjella-ikt", "--cost", "establishment"];
    // 872 727 / 17 500 = 49.87; with 20 000 inhabitants the part is another too.
    assert!(folder.run(&args).stdout.contains("49,87 per innbygger"), "{}", folder.run(&args));
    let set = folder.run(&[&args[..], &["--set", "population.nordvik=20000"][..]].concat());
    assert!(!set.stdout.contains("49,87") && set.stdout.contains(" 45 per innbygger"), "{set}");
}

#[test]
fn cost_for_a_spreadsheet() {
    insta::assert_snapshot!(Folder::with_examples().run(&["cost", "nordfjella-ikt", "--cost", "establishment", "--format", "csv"]), @r"
    status 0
    --- stdout
    cost;year;party;share;amount
    establishment;2027;nordvik;16/33;872727.00
    establishment;2027;sordal;229/825;499637.00
    establishment;2027;tindvik;196/825;427636.00
    ");
}

#[test]
fn cost_knows_its_costs_and_parties() {
    let folder = Folder::with_examples();
    insta::assert_snapshot!(folder.run(&["cost", "nordfjella-ikt", "--cost", "operasjon"]), @r"
    status 2
    --- stderr
    feil[unknown-name]: det finnes ingen kostnad «operasjon»
     |
     = råd: mente du «operation»?
    ");
    assert_eq!(folder.run(&["cost", "nordfjella-ikt", "--set", "population.sordall=1"]).status, 2);
}

#[test]
fn exit_counts_to_a_date_with_the_working() {
    let folder = Folder::with_examples();
    insta::assert_snapshot!(folder.run(&["exit", "nordfjella-ikt", "--party", "sordal", "--notice", "2028-02-29"]), @r"
    status 0
    --- stdout
    Sørdal er deltaker til og med 31. desember 2029; uttredenen har virkning fra 1. januar 2030.
      1. varselet er mottatt 29. februar 2028
      2. fristen regnes fra 29. februar 2028, slik avtalen sier
      3. 12 måneder etter er 28. februar 2029
      4. uttredenen får virkning fra årsskiftet etter at fristen er ute; siste dag er 31. desember 2029
      5. bindingstiden er ute 31. desember 2029

    Betaling fram til da
      2028  Årlig drift       6 300 970
      2029  Årlig drift       6 412 000

    Oppgjør (lavt / sannsynlig / høyt)
      - nettoverdi: ikke kjent, betales av samarbeidet, høyst 300 000
      - løpende avtaler: ikke kjent, betales av den som trer ut
      - ansatte: ikke kjent, betales av den som trer ut
      - tilbakelevering av data: gjøres opp uten betaling
      - arkiv: gjøres opp uten betaling
      - flytting til ny løsning: ikke kjent, betales av den som trer ut

    Ansvar etterpå
      30 % av forpliktelsene på uttredelsesdagen (kommuneloven § 19-2 tredje ledd)

    Eierandeler etterpå
      Nordvik: 50 % → 5/7
      Tindvik: 20 % → 2/7

    Årlig drift 2030 (samlet 23 400 000, uendret)
      Nordvik: 11 345 454 → 15 417 757 (+4 072 303)
      Tindvik: 5 559 273 → 7 982 243 (+2 422 970)

    Vedtak
      - kommunestyret i Sørdal vedtar selv å tre ut, med en dato i vedtaket
      - kommunestyret i Nordvik vedtar selv en endret avtale: deltakere, andeler, medlemmer og nøkkel (kommuneloven § 19-4 andre ledd)
      - kommunestyret i Tindvik vedtar selv en endret avtale: deltakere, andeler, medlemmer og nøkkel (kommuneloven § 19-4 andre ledd)

    Neste skritt
      - kommunestyret vedtar uttredenen før varselet blir sendt, eller varselet tar forbehold om vedtaket (senest 29. februar 2028)
      - varselet blir sendt i den formen og til den mottakeren avtalen nevner, og dokumentasjonen for mottak 29. februar 2028 blir tatt vare på
      - kommunestyrene hos deltakerne som er igjen, vedtar en endret avtale senest 31. desember 2029
      - partene skriver en avtale om uttreden med oppgjør, dato og hvem som avgjør uenighet, før 31. desember 2029
      - kreditorene får beskjed, og forpliktelsene på uttredelsesdagen blir ført opp i en oversikt
      - avtaler og lisenser som skal overtas, trenger samtykke fra leverandøren og en vurdering etter anskaffelsesreglene
      - de ansattes stilling blir drøftet i god tid; reglene om virksomhetsoverdragelse kan gjelde
      - data, brukerkatalog, nøkler og arkiv blir overlevert, og kopier blir slettet, senest 31. desember 2029
      - vervene som deltakeren har valgt noen til, faller bort ved utgangen av 31. desember 2029
      - registre, nettsider og eierskapsmelding blir rettet (kommuneloven § 26-1)

    Merk
      - innen ett år etter en grenseendring kan en deltaker i stedet si opp med seks måneders frist etter inndelingslova § 16
    ");
    // The lock-in holds the exit that would come before it.
    let ran = folder.run(&["exit", "nordfjella-ikt", "--party", "tindvik", "--notice", "2027-03-01", "--format", "json"]);
    let exit = json(&ran);
    assert_eq!((&exit["notice_ends"], &exit["effect"]), (&"2028-03-01".into(), &"2030-01-01".into()));
    assert_eq!((&exit["last_day"], &exit["held_by_lock_in"]), (&"2029-12-31".into(), &true.into()));
    // The figures of the case go before the agreement's, and the rest take over by the agreement's rule.
    assert_eq!(exit["settlement"]["net_paid_by_leaver"]["likely"], "1203697.00");
    assert_eq!(
        (&exit["liability"]["basis"], &exit["liability"]["amount"]),
        (&"kommuneloven § 19-2 (3)".into(), &"1300000.00".into())
    );
    assert_eq!(exit["remaining"]["ownership"]["parties"][0]["after"], "5/8");
    assert_eq!(exit["remaining"]["costs"][0]["unfunded"], "0.00");
    assert_eq!(
        (&exit["councils"][0]["party"], &exit["councils"][1]["basis"]),
        (&"tindvik".into(), &"kommuneloven § 19-4 (2)".into())
    );
    // Six months after a boundary change, whatever the lock-in; and no such right when the year is over.
    let after_change = |notice: &str| {
        let asked = [
            "exit",
            "nordfjella-ikt",
            "--party",
            "sordal",
            "--notice",
            notice,
            "--boundary-change",
            "2027-01-01",
            "--format",
            "json",
        ];
        folder.run(&asked)
    };
    assert_eq!(json(&after_change("2027-08-31"))["last_day"], "2028-02-29");
    assert_eq!(after_change("2028-01-02").status, 2);
    // The host ends it for all, and the act's year holds where the agreement states none.
    let host = folder.run(&["exit", "nordfjella-byggesak", "--party", "nordvik", "--notice", "2028-03-15", "--format", "json"]);
    assert!(json(&host)["ends_for_all"]["nb"].as_str().unwrap().contains("vertskommunen"));
    assert_eq!(json(&host)["remaining"]["parties"], serde_json::json!([]));
    insta::assert_snapshot!(folder.run(&["exit", "nordfjella-ikt", "--party", "srodal", "--notice", "2028-02-29"]), @r"
    status 2
    --- stderr
    feil[not-a-party]: «srodal» er ikke deltaker i avtalen
     |
     = råd: mente du «sordal»?
    ");
    assert_eq!(folder.run(&["exit", "nordfjella-ikt", "--party", "sordal", "--notice", "2027-02-30"]).status, 2);
}

#[test]
fn new_asks_what_the_law_asks_and_builds_as_a_draft() {
    for (basis, letters) in
        [("kommuneloven § 19-1", "bcdefghij"), ("kommuneloven § 20-2", "bcdefgh"), ("kommuneloven (1992) § 27", "abcde")]
    {
        let folder = Folder::new();
        let ran =
            folder.run(&["new", "ny-avtale", "--legal-basis", basis, "--party", "Nordvik kommune", "--party", "Sørdal kommune"]);
        assert_eq!(ran.status, 0, "{ran}");
        let report = json(&folder.run(&["check", "--format", "json", "--as-of", "2026-07-28"]));
        let findings = report["agreements"][0]["findings"].as_array().unwrap();
        let odd: Vec<&Value> = findings.iter().filter(|f| f["level"] != "open" && f["rule"] != "repealed-legal-basis").collect();
        assert!(odd.is_empty(), "{basis}: a new agreement asks, it is not wrong: {odd:#?}");
        let asked: Vec<&Value> = findings.iter().filter(|f| f["rule"] == "open-question").collect();
        assert!(asked.len() >= letters.len(), "{basis}: {asked:#?}");
        let ran = folder.run(&["build", "--to", "md,html"]);
        assert_eq!(ran.status, 0, "{ran}");
        for (name, bytes) in
            folder.files("out/ny-avtale").iter().filter(|(name, _)| name.ends_with(".md") || name.ends_with(".html"))
        {
            assert!(String::from_utf8_lossy(bytes).contains("UTKAST"), "{basis}: {name} is a draft");
        }
    }
}

#[test]
fn new_refuses_what_would_overwrite_or_cannot_be() {
    let folder = Folder::new();
    let new = |name: &str, basis: &str| folder.run(&["new", name, "--legal-basis", basis, "--party", "Nordvik kommune"]);
    insta::assert_snapshot!(new("ikt", "kommuneloven § 19-1"), @r"
    status 0
    --- stdout
    agreements/ikt/agreement.yaml
    --- stderr
    Fyll ut filen, og kjør «avtaleverk check ikt» for å se hva loven krever svar på.
    ");
    insta::assert_snapshot!(new("ikt", "kommuneloven § 19-1"), @r"
    status 2
    --- stderr
    feil[already-there]: agreements/ikt/agreement.yaml finnes fra før
     |
     = råd: velg et annet navn; ingenting er endret
    ");
    insta::assert_snapshot!(new("IKT i Nord", "kommuneloven § 19-1"), @r"
    status 2
    --- stderr
    feil[not-an-id]: «IKT i Nord» kan ikke være navn på en mappe her
     |
     = råd: bruk a–z, 0–9 og bindestrek: ikt-i-nord
    ");
    insta::assert_snapshot!(new("ikt-nord", "kommuneloven § 27"), @r"
    status 2
    --- stderr
    feil[bad-citation]: § 27 kan være kommuneloven av 1992 eller av 2018
     --> --legal-basis:1:1
      |
    1 | kommuneloven § 27
      | ^^^^^^^^^^^^^^^^^
      |
      = råd: skriv året: `kommuneloven (1992) § 27` eller `kommuneloven (2018) § 27`
    ");
}

#[test]
fn lists() {
    let folder = Folder::with_examples();
    insta::assert_snapshot!(folder.run(&["list", "agreements"]), @r"
    status 0
    --- stdout
    fjordalliansen-ipr         kommuneloven § 18-1       Fjordalliansen IPR
    indre-storfjell-landbruk   kommuneloven § 20-3       Landbruksnemnda i Indre Storfjell
    melhus-midtre-gauldal-ikt  kommuneloven (1992) § 27  IKT-samarbeidet Melhus og Midtre Gauldal
    nordfjella-avfall-iks      IKS-loven § 1             Nordfjella Avfall IKS
    nordfjella-byggesak        kommuneloven § 20-2       Byggesak Nordfjella
    nordfjella-ikt             kommuneloven § 19-1       IKT Nordfjella KO
    sysikt                                               SYSIKT
    ");
    insta::assert_snapshot!(folder.run(&["list", "forms"]), @r"
    status 0
    --- stdout
    interkommunalt-politisk-raad  kommuneloven § 18-1           interkommunalt politisk råd
    interkommunalt-selskap        IKS-loven § 1                 interkommunalt selskap
    kommunalt-oppgavefellesskap   kommuneloven § 19-1           kommunalt oppgavefellesskap
    styre-1992-27                 kommuneloven (1992) § 27      interkommunalt styre
    vertskommune-1992-28-1        kommuneloven (1992) § 28-1 b  vertskommunesamarbeid etter loven av 1992
    vertskommune-administrativ    kommuneloven § 20-2           administrativt vertskommunesamarbeid
    vertskommune-nemnd            kommuneloven § 20-3           vertskommunesamarbeid med felles, folkevalgt nemnd
    ");
    insta::assert_snapshot!(folder.run(&["list", "rules"]), @r"
    status 0
    --- stdout
    appeal-body-wrong                feil      Klager går til vertskommunens eget klageorgan.
    archive-law-claims               advarsel  Egen tekst sier at loven krever Noark eller PDF/A av kommuner.
    attachment-not-there             råd       Det som skal vedtas, er ikke vedlagt, eller saken har ikke noe saksnummer.
    board-appointed-elsewhere        feil      Styret blir pekt ut av andre enn representantskapet.
    bokmaal-in-nynorsk               advarsel  En nynorsk tekst har ord som bare er riktige på bokmål.
    case-shares-fault                advarsel  Eierandelene i saken er ikke andelene til dem som er deltakere før eller etter.
    case-without-decision            feil      Et saksframlegg ber kommunestyret om å vedta noe, men ingenting er skrevet.
    citation-form                    advarsel  Henvisningen er ikke skrevet slik loven er delt inn, eller bestemmelsen handler om noe annet.
    cost-key-fault                   feil      En kostnad kan ikke fordeles med den nøkkelen som er oppgitt.
    cost-key-not-with-councils       råd       Et politisk råd der representantskapet kan endre fordelingsnøkkelen.
    decided-by-wrong-organ           feil      Et annet organ skal avgjøre noe kommunestyrene selv skal avgjøre.
    decision-without-date            advarsel  Et forslag til vedtak om uttreden eller oppløsning nevner ingen dato.
    default-of-another-form          feil      Avtalen lener seg på en frist loven har for en annen samarbeidsform.
    deficit-share-elsewhere          feil      Et merforbruk er delt på en egen måte, men ikke i samarbeidsavtalen.
    deficit-share-silent             advarsel  Avtalen sier ikke hvordan et merforbruk deles, og ansvarsandelene gir et annet svar enn fordelingsnøkkelen.
    delegated-to-the-host            feil      Egen tekst delegerer myndigheten rett til vertskommunen eller kommunestyret der.
    delegation-chain-broken          advarsel  Myndighet skal gå over til vertskommunen, men en kommune som må delegere den, har ingen sak.
    document-not-for-form            advarsel  Avtalen ber om et dokument som ikke lages for samarbeidsformen.
    exit-act-does-not-allow          feil      Uttredenen, eller en regel om den, bygger på en rett loven ikke gir.
    exit-effect-too-early            advarsel  Saken sier at uttredenen får virkning tidligere enn avtalen åpner for.
    exit-terms-fault                 advarsel  Reglene om uttreden gir ingen dato.
    exit-without-date                råd       En sak om uttreden mangler hvem som trer ut, eller en dato.
    fixed-share-differs-from-key     advarsel  Avtalte andeler gir andre beløp enn nøkkelen de står i stedet for.
    guarantee-not-allowed            feil      En garanti selskapet ikke kan stille, eller en garanti fra en deltaker som ingen sak handler om.
    hearing-dates-out-of-order       advarsel  Organene i en sak står i en annen rekkefølge enn møtedatoene.
    host-instructs-itself            feil      Vertskommunens eget vedtak instruerer kommunedirektøren om å delegere.
    host-politicians-instruct        feil      Egen tekst lar folkevalgte i vertskommunen instruere eller gjøre om vedtak i delegerte saker.
    host-without-statutory-task      råd       Vertskommunen får ingen myndighet, og avtalen svarer ikke på reglene om anskaffelser.
    hours-contradict                 advarsel  Tidene i tjenesteavtalen er i strid med hverandre.
    key-silent-on-change             råd       En fordelingsnøkkel sier ikke hvilket tall som gjelder for hvilket år, eller hva som skjer ved en sammenslåing.
    key-without-basis-data           råd       En kostnad går over flere år uten at avtalen sier hva beløpene bygger på.
    level-not-measurable             råd       Et tjenestenivå kan ikke måles.
    lines-differ-from-amount         råd       Linjene i en kostnad blir en annen sum enn beløpet som fordeles.
    loan-in-political-council        råd       Avtalen lar et politisk råd ta opp lån.
    loan-purpose-too-wide            feil      Et interkommunalt selskap skal kunne ta opp lån til mer enn formålene i loven.
    loan-without-ceiling             feil      Et interkommunalt selskap kan ta opp lån uten et reelt tak.
    local-point-changes-agreement    advarsel  Et punkt i ett av vedtakene endrer det alle skal vedta likt.
    missing-required-topic           feil      Avtalen sier ikke noe om det loven krever at den skal fastsette.
    mixed-levels-in-host             advarsel  Både kommuner og fylkeskommuner er med i et vertskommunesamarbeid.
    name-lacks-form                  feil      Navnet sier ikke hva slags samarbeid det er.
    named-attachment-missing         advarsel  En sak viser til et vedlegg som ikke står på vedleggslisten.
    no-appeals-committee             råd       Avtalen om en felles nemnd sier ikke hvem som avgjør klager.
    not-a-party                      feil      Noen som ikke er deltaker, er nevnt der bare deltakere kan stå.
    not-eligible-office              feil      En som ikke er valgbar, er pekt ut til å sitte i et organ.
    notice-outside-window            advarsel  Varselet om uttreden er mottatt på en tid av året da det ikke kan gis.
    nynorsk-in-bokmaal               advarsel  En bokmålstekst har ord som bare er riktige på nynorsk.
    obsolete-term                    advarsel  Teksten bruker et ord om noe som har et annet navn i dag.
    office-municipality-missing      advarsel  Samarbeidet er ikke eget rettssubjekt, men opptrer som om det var det.
    old-notice-over-a-year           råd       Vedtektene for et styre etter loven av 1992 har lengre frist enn ett år.
    open-question                    åpent     Noe i avtalen er ikke avklart ennå.
    organ-not-of-the-form            advarsel  Avtalen har et organ som hører til en annen samarbeidsform.
    participant-of-wrong-kind        feil      En deltaker er et rettssubjekt formen ikke er åpen for.
    power-to-decide-not-allowed      feil      Samarbeidet får myndighet til å treffe enkeltvedtak som formen ikke kan ha.
    principled-matters-delegated     advarsel  Myndigheten til vertskommunen ser ut til å omfatte saker av prinsipiell betydning.
    processor-without-agreement      advarsel  Samarbeidet er databehandler uten en databehandleravtale, eller omvendt.
    procurement-not-answered         råd       Saken sier ikke hvordan samarbeidet står til reglene om offentlige anskaffelser.
    quorum-not-negotiable            feil      Avtalen har en annen regel enn loven om hvor mange som må være til stede for at et organ kan gjøre vedtak.
    recommendation-before-meeting    advarsel  Innstillingen fra et folkevalgt organ er skrevet før møtet, eller uten stemmetall.
    register-without-source          advarsel  Et tallgrunnlag sier ikke hvor tallene er fra, eller hvilken dag de gjelder.
    repealed-legal-basis             feil      Hjemmelen er opphevet på den dagen avtalen prøves mot loven.
    repealed-provision               advarsel  Teksten viser til en bestemmelse som ikke gjelder på lovdatoen.
    response-longer-than-resolution  advarsel  Responsen på en hendelse kan ta lengre tid enn løsningen.
    share-word-confused              advarsel  Teksten blander eierandel, ansvarsandel og eiendel, eller skriver dem feil.
    shared-point-differs             advarsel  Et punkt alle kommunestyrene skal vedta likt, er ikke det samme i alle.
    shares-left-unpaid               advarsel  En endring av kostnadsandeler gjør at andelene ikke lenger blir hele kostnaden.
    shares-not-summing               feil      Eierandelene eller ansvarsandelene blir ikke 1 til sammen.
    sla-changes-council-matter       advarsel  Tjenesteavtalen regulerer noe som kommunestyrene selv skal vedta.
    speaking-right-without-law       advarsel  Noen som ikke er medlem, får møte-, tale- eller forslagsrett uten at en lov gir den.
    stale-party                      advarsel  En deltaker er en kommune som ikke finnes med det navnet eller nummeret på lovdatoen.
    term-past-election               feil      Medlemmene av et organ er valgt for lengre tid enn loven tillater.
    text-no-longer-stands            advarsel  Saken ber kommunestyret om å vedta en tekst som ikke lenger er den som gjelder.
    too-few-deputies                 feil      En deltaker har færre varamedlemmer enn loven krever.
    too-few-members                  feil      En deltaker har færre medlemmer i et felles organ enn loven krever, eller styret i et IKS er for lite.
    twice-the-same-id                feil      To poster i den samme listen har den samme id-en.
    two-hosts                        advarsel  Egen tekst gir ett samarbeid flere vertskommuner.
    unclear-legal-basis              feil      Hjemmelen mangler, kan ikke leses, eller gir ikke én samarbeidsform.
    unknown-name                     feil      Avtalen nevner et dokument, et emne, en klausul eller en kostnad som ikke finnes.
    unknown-provision                feil      Teksten viser til en bestemmelse som ikke finnes.
    vote-weights-not-allowed         advarsel  Avtalen har vektede stemmer eller et eget flertallskrav der loven ikke åpner for det.
    votes-fault                      feil      Avtalen sier ikke entydig hvor mange stemmer deltakerne har.
    ");
    insta::assert_snapshot!(folder.run(&["list", "documents"]), @r"
    status 0
    --- stdout
    bylaws                     Reglement                   interkommunalt-politisk-raad, interkommunalt-selskap, kommunalt-oppgavefellesskap, vertskommune-nemnd
    conversion                 Overgang fra gammel avtale
    cost-annex                 Kostnadsfordeling
    council-case               Saksframlegg
    coverage                   Lovkrav og svar
    data-processing-agreement  Databehandleravtale
    delegation                 Delegering av myndighet
    sla                        Tjenesteavtale
    statutes                   Avtale                      interkommunalt-politisk-raad, interkommunalt-selskap, kommunalt-oppgavefellesskap, styre-1992-27, vertskommune-1992-28-1, vertskommune-administrativ, vertskommune-nemnd
    withdrawal-agreement       Avtale om uttreden
    ");
}

#[test]
fn explain_shows_a_rule_or_a_clause() {
    let folder = Folder::new();
    let rule = folder.run(&["explain", "too-few-deputies"]);
    assert!(rule.stdout.starts_with("# too-few-deputies\n") && rule.stdout.contains("§ 19-3"), "{rule}");
    let clause = folder.run(&["explain", "exit-notice-ko"]);
    assert!(clause.stdout.contains("kommuneloven § 19-4 fjerde ledd bokstav i") && clause.stdout.contains("# nn"), "{clause}");
    insta::assert_snapshot!(folder.run(&["explain", "exit-notise-ko"]), @r"
    status 2
    --- stderr
    feil[unknown-name]: «exit-notise-ko» er verken en regel, en klausul eller en bestemmelse
     |
     = råd: mente du «exit-notice-ko»?
    ");
}

#[test]
fn explain_knows_the_clauses_of_the_agreement() {
    let yaml = minimal("kommunalt-oppgavefellesskap") + "clauses: {loans: vaare-laan}\n";
    let folder = Folder::with("prove", &yaml);
    let clause = std::fs::read_to_string(super::support::repo().join("clauses/loans/loans-none-ko.md")).unwrap();
    let own = clause.replace("id: loans-none-ko", "id: vaare-laan");
    folder.write("agreements/prove/clauses/vaare-laan.md", own);
    let ran = folder.run(&["explain", "vaare-laan", "prove"]);
    assert_eq!(ran.status, 0, "{ran}");
    assert!(ran.stdout.contains("agreements/prove/clauses/vaare-laan.md"), "{ran}");
    assert!(ran.stdout.contains("statutes: klausulen står her\n  loans-allowed-ko: «vaare-laan» er valgt"), "{ran}");
    let program = folder.run(&["explain", "loans-none-ko", "prove"]);
    assert!(program.stdout.contains("«vaare-laan» står i stedet"), "{program}");
}

#[test]
fn schemas_are_json() {
    for kind in ["agreement", "case", "clause", "document", "settings"] {
        let ran = Folder::new().run(&["schema", kind]);
        assert_eq!(ran.status, 0, "{ran}");
        assert!(json(&ran)["properties"].is_object(), "{kind}");
    }
}

#[test]
fn an_unknown_agreement_is_answered_with_the_nearest() {
    insta::assert_snapshot!(Folder::with_examples().run(&["check", "nordfjela-ikt"]), @r"
    status 2
    --- stderr
    feil[no-such-agreement]: det finnes ingen avtale «nordfjela-ikt»
     |
     = råd: mente du «nordfjella-ikt»?
    ");
}

#[test]
fn an_empty_folder_says_how_to_begin() {
    insta::assert_snapshot!(Folder::new().run(&["check"]), @r"
    status 0
    --- stderr
    Her er ingen avtaler. Stå i mappen der de ligger, eller begynn med «avtaleverk new».
    ");
    assert_eq!(Folder::new().run(&["build"]).status, 0);
    assert_eq!(Folder::new().run(&["-C", "finnes-ikke", "check"]).status, 2);
}

#[test]
fn build_writes_every_format_but_pdf_and_removes_its_own_orphans() {
    let folder = Folder::with(
        "prove",
        &overlay(&minimal("kommunalt-oppgavefellesskap"), "languages: {original: nb, translations: [nn]}\n"),
    );
    insta::assert_snapshot!(folder.run(&["build", "--to", "md,html,json,typst"]), @r"
    status 0
    --- stderr
    Filer: 10 skrevet, 0 uendret, 0 fjernet.
    ");
    let names = |folder: &Folder| folder.files("out").into_iter().map(|(name, _)| name).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(names(&folder), @r"
    .gitignore
    prove/.made
    prove/_shell/style.typ
    prove/_shell/style.yaml
    prove/samarbeidsavtale.nb.html
    prove/samarbeidsavtale.nb.json
    prove/samarbeidsavtale.nb.md
    prove/samarbeidsavtale.nb.typ
    prove/samarbeidsavtale.nn.html
    prove/samarbeidsavtale.nn.json
    prove/samarbeidsavtale.nn.md
    prove/samarbeidsavtale.nn.typ
    ");
    // A second build leaves all as it is; without the translation its files go, and a file of the user's own stays.
    folder.write("out/prove/notat.md", "mitt eget\n");
    insta::assert_snapshot!(folder.run(&["build", "--to", "md,html,json,typst"]), @r"
    status 0
    --- stderr
    Filer: 0 skrevet, 10 uendret, 0 fjernet.
    ");
    folder.edit("agreements/prove/agreement.yaml", "languages: {original: nb, translations: [nn]}\n", "");
    insta::assert_snapshot!(folder.run(&["build", "--to", "md,html,json,typst"]), @r"
    status 0
    --- stderr
    Filer: 3 skrevet, 3 uendret, 4 fjernet.
    ");
    insta::assert_snapshot!(names(&folder), @r"
    .gitignore
    prove/.made
    prove/_shell/style.typ
    prove/_shell/style.yaml
    prove/notat.md
    prove/samarbeidsavtale.nb.html
    prove/samarbeidsavtale.nb.json
    prove/samarbeidsavtale.nb.md
    prove/samarbeidsavtale.nb.typ
    ");
}

#[test]
fn build_check_fails_after_an_edit_and_passes_after_a_build() {
    let folder = Folder::with("prove", &minimal("kommunalt-oppgavefellesskap"));
    let build = |more: &[&str]| folder.run(&[&["build", "--to", "md"], more].concat());
    assert_eq!(build(&[]).status, 0);
    assert_eq!(build(&["--check"]).status, 0);
    folder.edit("agreements/prove/agreement.yaml", "length: 12 months", "length: 18 months");
    let before = folder.files("out");
    insta::assert_snapshot!(build(&["--check"]), @r"
    status 1
    --- stderr
    prove/samarbeidsavtale.nb.md er ikke slik kildene sier
    agreements/prove/lock.yaml er ikke slik kildene sier
    Kjør «avtaleverk build».
    ");
    assert_eq!(before, folder.files("out"), "--check writes nothing");
    assert_eq!(build(&[]).status, 0);
    assert_eq!(build(&["--check"]).status, 0);
}

#[test]
fn a_fault_of_shape_stops_that_agreement_alone() {
    let folder = Folder::with("god", &minimal("kommunalt-oppgavefellesskap"));
    folder.write("agreements/feil/agreement.yaml", "nmae: x\n");
    let ran = folder.run(&["build", "--to", "md"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.stderr.contains("feil[unknown-key]") && ran.stderr.contains("agreements/feil/agreement.yaml:1:1"), "{ran}");
    assert!(folder.path().join("out/god/samarbeidsavtale.nb.md").is_file());
}

#[test]
fn messages_come_in_three_languages() {
    let folder = faulty();
    for (lang, word) in [("nb", "feil["), ("nn", "feil["), ("en", "error[")] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_avtaleverk"))
            .current_dir(folder.path())
            .args(["check", "--as-of", "2026-07-28", "--ui-lang", lang])
            .output()
            .unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).contains(word), "{lang}");
    }
}

/// What is open is never said as if it were decided, whichever part of the agreement it is.
#[test]
fn what_is_open_is_not_guessed() {
    let smallest = minimal("kommunalt-oppgavefellesskap");
    for (path, key, guesses) in [
        ("loans.allowed", "loans", &["har myndighet til å ta opp lån", "kan ikke ta opp lån", "vedta låneopptak"][..]),
        ("legal_person", "legal_person", &["er et eget rettssubjekt", "er ikke et eget rettssubjekt"][..]),
        ("powers", "powers", &["treffer ikke enkeltvedtak"][..]),
        ("tasks", "tasks", &[][..]),
        ("contributions", "contributions", &[][..]),
        ("shares", "shares", &[][..]),
        ("reporting", "reporting", &[][..]),
        ("exit_terms", "exit_terms", &[][..]),
        ("dissolution", "dissolution", &[][..]),
        ("governance.representantskap.members", "governance", &[][..]),
    ] {
        let folder = Folder::with("prove", &overlay(&smallest, &format!("{key}: -\nopen:\n  {path}: Hva blir det?\n")));
        let report = json(&folder.run(&["check", "--format", "json", "--as-of", "2026-07-28"]));
        let findings = report["agreements"][0]["findings"].as_array().unwrap();
        let errors: Vec<&Value> = findings.iter().filter(|f| f["level"] == "error").collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        let law = |f: &Value| {
            f["rule"] == "open-question" && f["why"]["nb"].as_str().is_some_and(|why| why.contains("§ 19-4 fjerde ledd"))
        };
        assert!(findings.iter().any(law), "{path}: the letter waits for it: {findings:#?}");
        let ran = folder.run(&["build", "--to", "md"]);
        assert_eq!(ran.status, 0, "{ran}");
        let text = folder.read("out/prove/samarbeidsavtale.nb.md");
        assert!(text.contains("UTKAST") && text.contains("Hva blir det?"), "{path}");
        for guess in guesses {
            assert!(!text.contains(guess), "{path}: {guess}");
        }
    }
}

#[test]
fn nobody_makes_a_data_processing_agreement_with_itself() {
    let text = minimal("kommunalt-oppgavefellesskap")
        .replace("legal_person: true", "legal_person: false\noffice: nordvik\nprivacy: {role: processor}")
        .replace("documents: [statutes]", "documents: [statutes, data-processing-agreement]");
    let papers = |text: &str| {
        let folder = Folder::with("prove", text);
        folder.run(&["build", "--to", "md", "--document", "data-processing-agreement"]);
        let names = folder.files("out/prove").into_iter().map(|(name, _)| name);
        names.filter(|name| name.ends_with(".md")).collect::<Vec<_>>()
    };
    // The office municipality does the work in its own name.
    assert_eq!(papers(&text), ["databehandleravtale.sordal.nb.md"]);
    // A cooperation that is a legal person has an agreement with each.
    let own = text.replace("legal_person: false\noffice: nordvik", "legal_person: true");
    assert_eq!(papers(&own), ["databehandleravtale.nordvik.nb.md", "databehandleravtale.sordal.nb.md"]);
}
