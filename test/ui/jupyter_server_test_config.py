"""The JupyterLab that the browser tests drive: no password, nothing of the person's own settings, folders of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821

home = Path(tempfile.mkdtemp(prefix="paramlens-ui-"))
atexit.register(shutil.rmtree, home, ignore_errors=True)

folders = {}
for name in ("notebooks", "settings", "workspaces", "data", "ipython"):
    folders[name] = home / name
    folders[name].mkdir()

# Galata's own temporary folders go the same way.
tempfile.tempdir = str(home)
# Kernels inherit the environment; the trust database of the server must not be the person's own.
os.environ["IPYTHONDIR"] = str(folders["ipython"])
os.environ["JUPYTERLAB_GALATA_ROOT_DIR"] = str(folders["notebooks"])
configure_jupyter_server(c)

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["PARAMLENS_UI_PORT"])
c.ServerApp.allow_root = True
# A page that closes while its kernel starts is an error to the server and everyday life to a test.
c.Application.log_level = "CRITICAL"
c.LabApp.user_settings_dir = str(folders["settings"])
c.LabApp.workspaces_dir = str(folders["workspaces"])
c.NotebookNotary.data_dir = str(folders["data"])
c.JupyterNotebookApp.expose_app_in_browser = True
# What people edit together is kept, by default, where the server was started.
c.SQLiteYStore.db_path = str(home / "ystore.db")
