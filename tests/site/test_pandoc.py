"""pandoc formats the whole site in one run and writes CSL-JSON in another, anew only when what they read changes."""

import pypandoc
from atajurt.apart import apart
from atajurt.memory import memory
from conftest import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config


def test_one_run_for_all_references_and_when_it_is_asked_for_one_for_csl_json(tmp_path, monkeypatch):
    runs = []
    monkeypatch.setattr(memory, "results", {})  # nothing of the builds of other tests in this process
    monkeypatch.setattr(memory, "asked", {})
    convert = pypandoc.convert_text
    monkeypatch.setattr(pypandoc, "convert_text", lambda *args, **kwargs: runs.append(args) or convert(*args, **kwargs))
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        build(config)
        assert len(runs) == 1
    for _ in range(2):
        apart.ask("data/sources.json")
        assert len(runs) == 2
        build(config)
