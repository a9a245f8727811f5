"""Opens the site in whose folder it stands: serves it to this machine alone and shows it in the browser.

From a disk a browser runs no modules and lists folders: whoever was handed a site as a folder runs `python3 open.py` in
it, or clicks on the file; Ctrl+C ends it. It needs nothing but Python.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import webbrowser
from pathlib import Path

NAME = "open.py"
"""What a copy of this file is called in a site."""


_FOR_REVIEW = "HASHIYA_PREVIEW"
"""Set in the environment, it lets a project with errors be looked at: lost notes stand at the end of their page, and
the folder of the site holds what opens it on a reviewer's own machine, where no browser keeps it."""


def is_for_review() -> bool:
    """Tell whether the site is made for those who look at a proposal, and for no reader."""
    return bool(os.environ.get(_FOR_REVIEW))


def copy_into(site: Path) -> None:
    """Put a copy of this file into the folder of a finished site."""
    shutil.copyfile(__file__, site / NAME)


def server(folder: Path) -> http.server.ThreadingHTTPServer:
    """Make what serves `folder` to this machine alone, on a port that is free."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)


def main() -> None:
    """Serve the folder of this file until somebody ends it."""
    with server(Path(__file__).resolve().parent) as serving:
        address = f"http://127.0.0.1:{serving.server_port}/"
        print(f"{address}  (Ctrl+C ends it)", flush=True)
        webbrowser.open(address)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
