"""pandoc formats the whole site in one run, and only anew when bibliography or style change."""

import pypandoc
from conftest import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config


def test_one_run_for_the_whole_site(tmp_path, monkeypatch):
    runs = []
    convert = pypandoc.convert_text
    monkeypatch.setattr(pypandoc, "convert_text", lambda *args, **kwargs: runs.append(args) or convert(*args, **kwargs))
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert len(runs) == 1
    build(config)
    assert len(runs) == 1
