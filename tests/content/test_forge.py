"""What stands in .github/: workflows that can be trusted, forms that say what is public, no link that leads nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FORGE = Path(__file__).resolve().parents[2] / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")


def tool(name, *arguments):
    """Return exit status and output of a tool that is installed beside this Python."""
    command = [str(Path(sys.executable).parent / name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def load(file):
    return yaml.safe_load(file.read_text("utf-8"))


def steps(file):
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


def test_an_audit_of_the_workflows_finds_nothing():
    status, said = tool(
        "zizmor", "--offline", "--no-progress", "--strict-collection", "--no-config", FORGE / "workflows"
    )
    assert status == 0, said


@pytest.mark.parametrize(
    ("schema", "files"),
    [("workflows", WORKFLOWS), ("issue-forms", FORMS), ("issue-config", [FORGE / "ISSUE_TEMPLATE" / "config.yml"])],
)
def test_workflows_and_forms_are_as_github_reads_them(schema, files):
    status, said = tool("check-jsonschema", "--builtin-schema", f"vendor.github-{schema}", *files)
    assert status == 0, said


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(file):
    workflow = load(file)
    assert workflow["name"] == file.stem
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    for name, job in workflow["jobs"].items():
        assert job["permissions"], f"say what {name} may do"
        assert job["timeout-minutes"] <= 120, f"give {name} an end"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_runs_code_of_a_proposal_may_write_nothing_and_knows_no_secret(file):
    workflow = load(file)
    if "pull_request" in workflow[True]:  # YAML reads the word on as true
        assert {right for job in workflow["jobs"].values() for right in job["permissions"].values()} == {"read"}
        assert not re.search(r"\bsecrets\b|github\.token|pull_request_target", file.read_text("utf-8"))


def test_the_comment_runs_no_code_of_a_proposal():
    """The job that reads a proposal may not write, and the job that writes has only our own scripts."""
    jobs = load(FORGE / "workflows" / "comment.yml")["jobs"]
    assert set(jobs["read"]["permissions"].values()) == {"read"}
    for job in jobs.values():
        (checkout,) = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
        assert "ref" not in checkout["with"], "the main branch is what is checked out"
        assert "repository" not in checkout["with"]
        run = "\n".join(step.get("run", "") for step in job["steps"])
        assert not re.search(r"git (?:checkout|switch|merge|reset|worktree)|\bmake\b", run.replace("merge-base", ""))
    writes = [step["run"].split()[0] for step in jobs["tell"]["steps"] if "run" in step]
    assert writes == ["gh", "python3"]


def test_every_action_is_pinned_to_one_commit_with_its_version():
    found = {}
    for file in WORKFLOWS:
        for line in file.read_text("utf-8").split("\n"):
            if "uses:" in line:
                pin = PINNED.search(line)
                assert pin, f"{file.name}: {line.strip()}"
                found.setdefault(pin[1], set()).add(pin.groups())
    assert {name: len(pins) for name, pins in found.items()} == dict.fromkeys(found, 1)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_a_workflow_runs_is_what_can_be_run_here(file, root):
    makefile = (root / "Makefile").read_text("utf-8")
    for step in steps(file):
        run = step.get("run", "")
        assert "${{" not in run, "hand values over in env, where the shell takes them for nothing else"
        assert len(run.strip().split("\n")) <= 4, "put it into a script that can be tested"
        done = subprocess.run(["bash", "-n"], input=run, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        for target in re.findall(r"\bmake (\w+)", run):
            assert re.search(rf"^{target}:", makefile, re.M), target
        for script, rest in re.findall(r"python3? (scripts/\w+\.py)(.*)", run):
            said = subprocess.run([sys.executable, root / script, "--help"], capture_output=True, text=True).stdout
            for option in re.findall(r"(?<= )(--[a-z]+)", rest):
                assert re.search(rf"{option}\b", said), f"{script} has no {option}"
            for command in re.findall(r"forge\.py (?:--\w+ \S+ )?(\w+)", script + rest):
                assert f"forge.py {command}" in said, command


# Labels and forms -----------------------------------------------------------------------------------------------------


def test_every_label_has_a_sentence_that_github_takes():
    labels = load(FORGE / "labels.yml")
    assert len({label["name"] for label in labels}) == len(labels) <= 16
    for label in labels:
        assert set(label) == {"name", "color", "description"}
        assert re.fullmatch(r"[0-9a-f]{6}", str(label["color"])), label["name"]
        assert label["description"].endswith("."), label["name"]
        assert len(label["description"]) <= 100, label["name"]


def test_every_label_that_is_used_is_in_the_list():
    known = {label["name"] for label in load(FORGE / "labels.yml")}
    used = {label for form in FORMS for label in load(form)["labels"]}
    for file in WORKFLOWS:
        used |= {step["env"]["LABEL"] for step in steps(file) if "LABEL" in step.get("env", {})}
    assert len(used) == 5
    assert used <= known


def test_the_form_for_errors_has_the_fields_that_a_page_fills_in():
    fields = [item["id"] for item in load(FORGE / "ISSUE_TEMPLATE" / "error.yml")["body"] if "id" in item]
    assert sorted(fields) == ["page", "source", "statement", "what"]


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_begins_with_what_is_public_and_says_why_it_asks(file):
    first, *fields = load(file)["body"]
    for words in ("public and permanent", "Name nobody private", "no minors", "do not write it here"):
        assert words in first["attributes"]["value"]
    for field in fields:
        assert field["attributes"]["description"].strip().endswith("."), field["id"]


def test_there_are_four_forms_and_no_blank_one():
    assert [file.stem for file in FORMS] == ["error", "problem", "question", "source"]
    assert load(FORGE / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] is False


def test_the_form_for_sources_offers_the_kinds_that_the_check_knows():
    from atajurt.sources import KIND_WORDS

    kinds = next(item for item in load(FORGE / "ISSUE_TEMPLATE" / "source.yml")["body"] if item.get("id") == "kind")
    assert kinds["attributes"]["options"] == list(KIND_WORDS.values())


# Texts ----------------------------------------------------------------------------------------------------------------


def test_the_guide_and_the_template_are_short():
    assert len((FORGE / "CONTRIBUTING.md").read_text("utf-8").split()) <= 1000
    assert len((FORGE / "pull_request_template.md").read_text("utf-8").splitlines()) <= 15


@pytest.mark.parametrize("file", sorted(FORGE.glob("*.md")), ids=lambda file: file.stem)
def test_every_file_that_a_text_links_is_there(file):
    for target in re.findall(r"\]\(([^)#]+)", file.read_text("utf-8")):
        assert not target.startswith("http"), "another copy of this repository has another address"
        assert (file.parent / target).exists(), f"{file.name} links {target}, which is not there"


def test_commands_and_codes_of_the_guide_exist(root):
    guide = (FORGE / "CONTRIBUTING.md").read_text("utf-8")
    makefile = (root / "Makefile").read_text("utf-8")
    assert len(re.findall(r"^    make \w+", guide, re.M)) >= 4
    for target in re.findall(r"^    make (\w+)", guide, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for code in re.findall(r"`([A-Z]\d{3})`", guide):
        assert (root / "tests" / "rules" / code).is_dir(), code


def test_nobody_is_named_as_owner_who_was_not_asked():
    lines = (FORGE / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if line.strip() and not line.startswith("#")] == []
