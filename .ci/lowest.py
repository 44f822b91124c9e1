"""Print the lowest version of each dependency that pyproject.toml allows, as constraints for pip.

torch is left out: only its newest processor build is quick to install everywhere. Its lower bound is what the public
functions used here need.
"""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
for line in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
    found = re.match(r"([\w.-]+)(?:\[[\w,]+\])?(?:>=|==)([\w.]+)", line)
    if found and found[1] != "torch":
        print(f"{found[1]}=={found[2]}")
