"""`caremarket report`: what it takes, where the page goes, and what it refuses without writing anything."""

import json
import shutil

import pytest
from support.mounts import may_mount, with_tmpfs
from support.workplace import SHORT, Workplace


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with a comparison and a run of another seed."""
    place = Workplace(tmp_path_factory.mktemp("kept"))
    assert place.here("compare", "tiny", "tiny/fee-cut", *SHORT, "--out", "both").status == 0
    assert place.here("run", "tiny", *SHORT, "--seed", "2", "--out", "other").status == 0
    return place.folder


@pytest.fixture
def results(kept, workplace):
    """Copies of those results in a folder of one's own."""
    for name in ("both", "other"):
        shutil.copytree(kept / name, workplace.folder / name)
    return workplace


def refused(workplace, *arguments):
    """What the command says when it refuses: one line, status 2, and no file more or less."""
    before = workplace.everything()
    outcome = workplace.here("report", *arguments)
    assert (outcome.status, outcome.out) == (2, ""), outcome
    assert workplace.everything() == before
    (line,) = outcome.err.splitlines()
    return line


def test_a_compare_folder_gives_a_page_beside_the_results(results):
    outcome = results.caremarket("report", "both")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "report: both/report.html\n")
    page = (results.folder / "both" / "report.html").read_text(encoding="utf-8")
    assert "<h1>Council fees a fifth lower from April 2025, against" not in page
    assert "Compared with: A made-up area of 2,000 adults" in page


def test_two_files_are_a_baseline_and_a_plan_and_one_file_is_a_run_alone(results):
    files = ("both/tiny.nc", "both/tiny--fee-cut.nc")
    assert results.here("report", *files, "--out", "pages/two.html", "--quiet").err == ""
    assert results.here("report", files[1], "--out", "pages/one.html").status == 0
    two, one = ((results.folder / "pages" / name).read_text("utf-8") for name in ("two.html", "one.html"))
    assert "Compared with:" in two
    assert "Compared with:" not in one
    assert results.here("report", "other").err == "report: other/report.html\n"


def test_the_same_results_give_the_same_bytes_from_the_command_and_from_python(results):
    import caremarket as cm

    results.here("report", "both")
    first = (results.folder / "both" / "report.html").read_bytes()
    shutil.copytree(results.folder / "both", results.folder / "copy", ignore=shutil.ignore_patterns("*.html"))
    cm.open_results(results.folder / "copy").report(results.folder / "again.html")
    assert (results.folder / "again.html").read_bytes() == first
    assert str(results.folder).encode() not in first


def test_a_report_of_the_same_results_is_written_anew_and_of_others_left_alone(results):
    results.here("report", "both", "--out", "page.html")
    page = results.folder / "page.html"
    whole = page.read_text("utf-8")
    page.write_text(whole[:3000], "utf-8")
    assert results.here("report", "both", "--out", "page.html").status == 0
    assert page.read_text("utf-8") == whole
    line = refused(results, "other", "--out", "page.html")
    assert line.startswith("page.html: holds the report of other runs (")
    assert line.endswith("; choose another --out")
    assert page.read_text("utf-8") == whole


def test_something_else_under_the_name_is_left_alone(results):
    results.write("page.html", "<!DOCTYPE html><title>My notes</title>")
    assert refused(results, "both", "--out", "page.html") == (
        "page.html: is there and is not a report; choose another --out"
    )
    assert "My notes" in (results.folder / "page.html").read_text()


@pytest.mark.parametrize(
    ("out", "line"),
    [
        ("both", "both: is a folder; give the name of a file"),
        ("page.docx", "page.docx: has no ending .html; the report is a web page"),
        ("other/run.nc/page.html", "other/run.nc: is not a folder"),
        ("/proc/page.html", "/proc/page.html: cannot be written to: No such file or directory"),
    ],
)
def test_a_place_that_cannot_hold_the_page(results, out, line):
    assert refused(results, "both", "--out", out) == line


@pytest.mark.skipif(not may_mount(), reason="this machine lets tests have no file systems of their own")
@pytest.mark.parametrize(("options", "status"), [("ro", 2), ("size=64k", 1)])
def test_a_file_system_that_is_read_only_or_full(results, options, status):
    (results.folder / "here").mkdir()
    outcome = results.caremarket(
        "report", "both", "--out", "here/page.html", inside=with_tmpfs(results.folder / "here", options)
    )
    assert (outcome.status, outcome.out) == (status, "")
    assert "Read-only file system" in outcome.err or "No space left on device" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not list((results.folder / "here").iterdir())


def test_no_such_folder_or_file(results):
    assert refused(results, "nowhere") == "nowhere: does not exist"
    outcome = results.here("report", "both/tiny.nc", "no.nc", "none.nc")
    assert (outcome.status, outcome.err) == (2, "no.nc: does not exist\nnone.nc: does not exist\n")


def test_a_folder_without_results_and_a_folder_among_files(results):
    (results.folder / "empty").mkdir()
    assert refused(results, "empty").startswith("empty: holds neither compare.json nor run.nc: ")
    assert refused(results, "both/tiny.nc", "other") == "other: is a folder: give one folder alone, or result files"


def test_a_truncated_result(results):
    whole = (results.folder / "both" / "tiny.nc").read_bytes()
    results.write("both/tiny.nc", whole[: len(whole) // 2])
    assert "both/tiny.nc is cut short" in refused(results, "both/tiny.nc")
    assert "both/tiny.nc: is cut short" in refused(results, "both")
    results.write("both/tiny.nc", "notes")
    assert "is not a result file" in refused(results, "both/tiny.nc")


def test_runs_that_do_not_belong_together(results):
    line = refused(results, "both/tiny.nc", "other/run.nc")
    assert line == "other/run.nc cannot be paired with both/tiny.nc: seed 2 against 1"


def test_a_compare_folder_that_is_not_what_it_says(results):
    summary = results.folder / "both" / "compare.json"
    told = json.loads(summary.read_text())
    shutil.copy(results.folder / "other" / "run.nc", results.folder / "both" / "tiny.nc")
    line = refused(results, "both")
    assert line.startswith("both/compare.json: tiny.nc holds another run (")
    (results.folder / "both" / "tiny.nc").unlink()
    assert refused(results, "both") == "both/compare.json: tiny.nc is not beside it; make the comparison again"
    told["scenarios"][0]["file"] = "../other/run.nc"
    summary.write_text(json.dumps(told))
    assert refused(results, "both") == "both/compare.json: ../other/run.nc is not the name of a file beside it"
    for text in ("{", "[]", '{"scenarios": 3}', '{"scenarios": [{"file": "x.nc"}]}'):
        summary.write_text(text)
        assert refused(results, "both").startswith("both/compare.json: is damaged; make the comparison again")
    summary.write_text('{"scenarios": []}')
    assert "names fewer than two scenarios" in refused(results, "both")


def test_a_name_with_markup_in_it_stays_text(workplace):
    workplace.write("plan.yaml", 'schema: 1\nextends: tiny/fee-cut\ntitle: "Pay <script>alert(1)</script> & more"\n')
    assert workplace.here("run", "plan.yaml", *SHORT, "--out", "plan").status == 0
    assert workplace.here("report", "plan").status == 0
    page = (workplace.folder / "plan" / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "<h1>Pay &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</h1>" in page
