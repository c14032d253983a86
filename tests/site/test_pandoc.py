"""pandoc makes CSL-JSON of the bibliography, and all references of that, anew only when what it reads changes."""

import pypandoc
from atajurt.apart import apart
from atajurt.memory import memory
from conftest import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config


def test_one_run_for_csl_json_and_one_of_that_for_all_references(tmp_path, monkeypatch):
    runs = []
    monkeypatch.setattr(memory, "results", {})  # nothing of the builds of other tests in this process
    monkeypatch.setattr(memory, "asked", {})
    convert = pypandoc.convert_text
    monkeypatch.setattr(
        pypandoc, "convert_text", lambda *args, **options: runs.append(options) or convert(*args, **options)
    )
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        build(config)
        assert [options["to"] for options in runs] == ["csljson", "html"]
    apart.ask("data/sources.json")
    assert len(runs) == 2
