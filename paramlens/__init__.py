"""Paramlens for JupyterLab: the Python package only carries the extension; everything else is in the browser."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("paramlens")
except PackageNotFoundError:
    # A checkout that was not installed.
    __version__ = "0+unknown"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "paramlens"}]
