"""Paths with spaces and letters outside ASCII work everywhere."""

from support.workplace import SHORT, Workplace


def test_a_run_in_a_folder_with_spaces(tmp_path):
    workplace = Workplace(tmp_path / "my plans, für später")
    workplace.write("a plan.yaml", "schema: 1\nextends: the base\ntitle: Spaces\n")
    workplace.write("the base.yaml", "schema: 1\nextends: tiny\n")
    assert workplace.caremarket("check", "a plan.yaml").out == "a plan.yaml: no faults\n"
    assert workplace.caremarket("run", "a plan.yaml", *SHORT, "--out", "the result").status == 0
    assert workplace.caremarket("run", "a plan.yaml", *SHORT).status == 0
    assert "the result/run.nc" in workplace.everything()


def test_a_fault_in_such_a_file_is_found(tmp_path):
    workplace = Workplace(tmp_path / "my plans")
    assert workplace.faults("schema: 1\nextends: tny\n", "a plan.yaml") == [
        "a plan.yaml:2:10: extends: tny is neither a file nor a shipped scenario; did you mean tiny?"
    ]
