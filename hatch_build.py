"""Builds the labextension before it goes into a Python package."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LabextensionBuildHook(BuildHookInterface):
    """Runs the project's own build, which does nothing when everything is up to date."""

    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        built = root / "paramlens" / "labextension" / "package.json"
        # A source distribution carries the built labextension, so that installing it takes no Node.
        if built.exists() and (root / "PKG-INFO").exists():
            return
        node = shutil.which("node")
        if node is None:
            raise RuntimeError("Node 20.19 or newer is needed to build the labextension")
        subprocess.run([node, "scripts/build.mjs"], cwd=root, check=True)
        if not built.exists():
            raise RuntimeError("the build left no labextension")
