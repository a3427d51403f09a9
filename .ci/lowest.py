#!/usr/bin/env python3
"""Print the lowest versions that pyproject.toml allows for what the program and its extras need, one a line."""

import pathlib
import re
import tomllib

root = pathlib.Path(__file__).parent.parent
project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
for requirement in (*project["dependencies"], *extras["encrypt"], *extras["postgres"]):
    name, lowest = re.fullmatch(r"([A-Za-z0-9-]+(?:\[[a-z]+\])?)>=([0-9.]+)", requirement).groups()
    print(f"{name}=={lowest}")
