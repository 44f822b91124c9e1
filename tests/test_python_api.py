"""The page about the Python interface: its code runs as it stands."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "python-api.md"


def test_the_code_of_the_page_runs(tmp_path, monkeypatch, capsys):
    (tmp_path / "seeds").symlink_to(PAGE.parents[1] / "seeds")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf8"), re.DOTALL)
    assert len(blocks) == 2
    exec(compile("\n".join(blocks), str(PAGE), "exec"), {})
    out = capsys.readouterr().out
    assert "seeds" not in out.splitlines()[0]
    assert re.search(r"^(?:True|False) .", out, re.MULTILINE)
