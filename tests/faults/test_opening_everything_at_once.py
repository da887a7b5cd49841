"""Everything wrong with the opening table and the free constants of an area, all at once, and nothing is written."""

ROWS = """\
turnover_rat,,26,15,45,2024,assumption,fit,made up,red,made up
places,kind=nursing,26,15,45,2024,made_up,fit,made up,red,made up
places,payer=council,26,15,45,2024,made_up,fit,made up,red,made up
places,locality=Nowhere,26,15,45,2024,made_up,fit,made up,red,made up
vacancy_rate,role,8,5,11,2024,assumption,bound,made up,amber,made up
vacancy_rate,role=care_worker,8,9,7,2024,,sound,made up,red,made up
residents_65,"need=high, payer=self, sex=male",6,0,9,2024,made-up,check,made up,red,made up
market_failure,setting=home_care,0,0,1,2024,made_up,check,made up,red,made up
places,,26,15,45,2024,made_up,fit,made up,red,made up
places,,27,15,45,2024,made_up,fit,made up,red,made up
"""


def test_every_fault_of_the_opening_table(made_up_area):
    path = made_up_area.folder / "opening.csv"
    path.write_text(path.read_text().splitlines()[0] + "\n" + ROWS)
    assert made_up_area.faults() == [
        "made-up/opening.csv:2:1: measure: turnover_rat is neither a measure nor a derived figure; did you mean "
        "turnover_rate?",
        "made-up/opening.csv:3:8: places: nursing is not a label of kind; did you mean nursing_home?",
        "made-up/opening.csv:4:8: places: payer is not an axis of it",
        "made-up/opening.csv:5:8: places: Nowhere is not a label of locality",
        "made-up/opening.csv:6:14: vacancy_rate: 'role' in 'vacancy_rate[role]' is not of the form axis=label",
        "made-up/opening.csv:6:31: vacancy_rate: assumption is the source of a row that is not red",
        "made-up/opening.csv:7:42: source: is empty",
        "made-up/opening.csv:7:43: use: sound is not one of fit, check, bound; did you mean bound?",
        "made-up/opening.csv:8:14: residents_65: need=high, payer=self, sex=male needs a cut of more than 3 axes",
        "made-up/opening.csv:8:59: residents_65: made-up is not a key of the area's or the evidence's "
        "sources.yaml; did you mean made_up?",
        "made-up/opening.csv:9:1: measure: market_failure has no level by year; it cannot be a target",
        "made-up/opening.csv:11:1: places is a row twice (first on line 10)",
    ]


def test_every_fault_of_the_free_constants(made_up_area):
    made_up_area.change("free.yaml", "/workforce/leaving\n", "/workforce/leavin\n")
    made_up_area.change("free.yaml", "vacancy_rate[role=care_worker]", "vacancy_rate")
    made_up_area.change("free.yaml", "/workforce/reference_vacancy", "/workforce/stays_in_sector")
    made_up_area.change("baseline.yaml", "title:", BASE_SETS + "title:")
    assert made_up_area.faults() == [
        "made-up/free.yaml:7:14: /workforce/leavin is not a parameter; did you mean /workforce/leaving?",
        "made-up/free.yaml:16:17: free.hiring: vacancy_rate is not a row of opening.csv",
        "made-up/free.yaml:20:14: workforce.stays_in_sector is set by the baseline itself (made-up/baseline.yaml:4:3); "
        "a fitted value would not be used",
    ]


def test_keys_and_numbers_of_the_free_constants_beside_a_row_of_the_opening_table(made_up_area):
    made_up_area.change("free.yaml", "years: 2", "years: 2.5")
    made_up_area.change("free.yaml", "low: 0.4", "low: 4")
    made_up_area.change("free.yaml", "    high: 0.3\n", "    hihg: 0.3\n")
    made_up_area.change("opening.csv", "26,15,45", "26,45,15")
    assert made_up_area.faults() == [
        "made-up/free.yaml:4:8: years: 2.5 is not a whole number from 1 to 5",
        "made-up/free.yaml:8:10: free.leaving: 4 is a low that is not below the high, 2.5",
        "made-up/free.yaml:13:5: free.hiring.high: is empty; a number is needed",
        "made-up/free.yaml:15:5: free.hiring: hihg is not one of pointer, low, high, scale, answers_to, rationale; did "
        "you mean high?",
        "made-up/opening.csv:2:19: turnover_rate: 45 is a low above the high, 15",
    ]


BASE_SETS = """\
workforce:
  stays_in_sector: {value: 0.6, kind: assumption, rationale: made up}
"""


def test_bounds_that_the_engine_does_not_allow(made_up_area):
    made_up_area.change("free.yaml", "high: 2.5", "high: 25")
    assert made_up_area.faults() == [
        "made-up/free.yaml:8:10: free.leaving: 5.65 is not what the engine allows, 0 to 3 "
        "(workforce.leaving.residential_home)",
    ]
