"""Copies a Python package with everything that it needs out of this machine's Python.

usage: copy-packages.py PACKAGE FOLDER
"""

import importlib.metadata as metadata
import re
import shutil
import sys
from pathlib import Path


def needed(name, seen):
    """The package and all that its own description asks for; extras are taken where they are installed."""
    name = re.split(r"[^A-Za-z0-9._-]", name.strip())[0].lower().replace("_", "-")
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return  # an extra that this machine does without
    if name not in seen:
        seen[name] = distribution
        for requirement in distribution.requires or []:
            needed(requirement, seen)


def main(package, folder):
    found = {}
    needed(package, found)
    for distribution in found.values():
        for file in distribution.files or []:
            source, target = Path(distribution.locate_file(file)), Path(folder, file)
            if ".." not in file.parts and source.is_file() and source.suffix != ".pyc":
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
