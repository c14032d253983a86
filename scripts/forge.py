#!/usr/bin/env python3
"""What the workflows say on the forge: one comment on a proposal, one issue about addresses, the labels.

    python scripts/forge.py proposal OWNER:BRANCH COMMIT      the number of the open proposal with this commit
    python scripts/forge.py comment NUMBER COMMIT FILE        write, or write anew, our comment on a proposal
    python scripts/forge.py issue LABEL TITLE FILE            write, or write anew, the one issue with a label
    python scripts/forge.py labels                            make the labels as .github/labels.yml has them
    python scripts/forge.py fetch WORKFLOW NAME FOLDER        get what an earlier run has kept under a name

Asks GitHub through its own command, gh, as the run that calls it. What comes from a proposal is never run here.
Standard library only, but for the labels: a run that may write installs nothing. Exit status: 0 done, or nothing to
do; 1 GitHub refuses; 2 the command was used wrongly.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
US = "github-actions[bot]"
MARK = "<!-- what this proposal does to the record -->"
LONGEST = 65_000  # letters that GitHub takes in one comment or issue, with room for our own line
SECTION = "### "  # as in atajurt/notices.py: without it a notice asks for nothing


class Refused(Exception):
    """What GitHub, or a file, does not allow; its text is the sentence shown."""


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repo", default=os.environ.get("GITHUB_REPOSITORY", ""), metavar="OWNER/NAME")
    parser.add_argument("--preview", default="", metavar="ADDRESS", help="of previews, with {number} in it")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, names in {
        "proposal": ("head", "commit"),
        "comment": ("number", "commit", "file"),
        "issue": ("label", "title", "file"),
        "labels": (),
        "fetch": ("workflow", "name", "folder"),
    }.items():
        command = commands.add_parser(name)
        for argument in names:
            command.add_argument(argument, type=Path if argument in ("file", "folder") else str)
    options = parser.parse_args(arguments)
    if options.repo.count("/") != 1:
        parser.error("name the repository: --repo OWNER/NAME, or GITHUB_REPOSITORY")
    try:
        print(globals()[options.command](options))
    except Refused as refused:
        print(f"forge: {refused}", file=sys.stderr)
        return 1
    return 0


def proposal(options: argparse.Namespace) -> str:
    """Return `number=…`, for the output of a step; the number is empty where no open proposal has this commit."""
    found = api("GET", f"repos/{options.repo}/pulls", state="open", head=options.head)
    numbers = [pull["number"] for pull in found if pull["head"]["sha"] == options.commit]
    return f"number={numbers[0] if numbers else ''}"


def comment(options: argparse.Namespace) -> str:
    """Write our comment on a proposal, in place of the one that we wrote before."""
    said = read(options.file)
    number = int(options.number) if options.number.isdecimal() else 0
    pull = api("GET", f"repos/{options.repo}/pulls/{number}")
    if pull["head"]["sha"] != options.commit or pull["state"] != "open":
        return f"forge: proposal {number} has gone on since; nothing was written"
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    where = f"[checks]({server}/{options.repo}/pull/{number}/checks)"
    preview = f"Preview: <{options.preview.replace('{number}', str(number))}>" if options.preview else ""
    last = preview or f"Preview: the files under *preview* in the {where}; unpack them and open index.html."
    body = f"{MARK}\n{said}\n{last}\n"
    for page in range(1, 11):
        comments = api("GET", f"repos/{options.repo}/issues/{number}/comments", per_page="100", page=str(page))
        for one in comments:
            if one["user"]["login"] == US and one["body"].startswith(MARK):
                api("PATCH", f"repos/{options.repo}/issues/comments/{one['id']}", body=body)
                return f"forge: wrote the comment on proposal {number} anew"
        if len(comments) < 100:
            break
    api("POST", f"repos/{options.repo}/issues/{number}/comments", body=body)
    return f"forge: wrote a comment on proposal {number}"


def issue(options: argparse.Namespace) -> str:
    """Write the one issue with a label; open where it asks for something, closed where it does not."""
    said = read(options.file)
    state = "open" if f"\n{SECTION}" in f"\n{said}" else "closed"
    found = api("GET", f"repos/{options.repo}/issues", state="all", labels=options.label, creator=US)
    ours = [one for one in found if "pull_request" not in one]
    if ours:
        number = ours[0]["number"]
        api("PATCH", f"repos/{options.repo}/issues/{number}", title=options.title, body=said, state=state)
        return f"forge: wrote issue {number} anew, {state}"
    if state == "closed":
        return "forge: nothing to do, and no issue to say so in"
    api("POST", f"repos/{options.repo}/issues", title=options.title, body=said, labels=[options.label])
    return "forge: opened an issue"


def labels(options: argparse.Namespace) -> str:
    """Make and mend labels; those that the file does not name stay as they are."""
    import yaml  # not in the standard library, and needed here alone

    wanted = yaml.safe_load((ROOT / ".github" / "labels.yml").read_text("utf-8"))
    there = {label["name"]: label for label in api("GET", f"repos/{options.repo}/labels", per_page="100")}
    changed = []
    for label in wanted:
        name, now = label["name"], there.get(label["name"])
        if now is None:
            api("POST", f"repos/{options.repo}/labels", **label)
        elif any((now[field] or "") != label[field] for field in ("color", "description")):
            address = name.replace("%", "%25").replace(" ", "%20").replace(":", "%3A")
            api("PATCH", f"repos/{options.repo}/labels/{address}", **{k: v for k, v in label.items() if k != "name"})
        else:
            continue
        changed.append(name)
    return f"forge: {len(changed)} of {len(wanted)} labels changed" + "".join(f"\n  {name}" for name in changed)


def fetch(options: argparse.Namespace) -> str:
    """Get what the last finished run of a workflow has kept; a first run finds nothing, which is no fault."""
    where = ("--repo", options.repo)
    listed = gh("run", "list", *where, "--workflow", options.workflow, "--limit", "5", "--json", "databaseId,status")
    for run in json.loads(listed):
        if run["status"] != "completed":
            continue
        try:
            gh("run", "download", str(run["databaseId"]), *where, "--name", options.name, "--dir", str(options.folder))
        except Refused:
            continue
        return f"forge: got “{options.name}” of run {run['databaseId']}"
    return f"forge: no run of “{options.workflow}” has kept “{options.name}” yet"


def read(file: Path) -> str:
    """Return what is to be said; raise `Refused` where it is not a text that GitHub would take."""
    try:
        said = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{file} cannot be read: {error}") from None
    if not said.strip() or len(said) > LONGEST:
        raise Refused(f"{file} has {len(said):,} letters, and GitHub takes 1 to {LONGEST:,}")
    return said


def api(method: str, address: str, **fields: Any) -> Any:
    """Return what GitHub answers to a request; the fields are its query where it reads, else its body."""
    if method == "GET":
        parts = [part for name, value in fields.items() for part in ("-f", f"{name}={value}")]
        return json.loads(gh("api", "-X", "GET", address, *parts))
    return json.loads(gh("api", "-X", method, address, "--input", "-", said=json.dumps(fields)))


def gh(*arguments: str, said: str = "") -> str:
    """Return what GitHub's command prints; raise `Refused` with what it says where it fails."""
    try:
        done = subprocess.run(["gh", *arguments], input=said, capture_output=True, encoding="utf-8", errors="replace")
    except OSError as error:
        raise Refused(f"GitHub's command gh cannot be run: {error.strerror}") from None
    if done.returncode:
        raise Refused(f"gh {' '.join(arguments[:4])}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
