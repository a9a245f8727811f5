"""Opens the site in whose folder it stands: serves it to this machine alone and shows it in the browser.

From a disk a browser runs no modules and lists folders: whoever was handed a site as a folder runs `python3 open.py` in
it, or clicks on the file; Ctrl+C ends it. It needs nothing but Python.
"""

from __future__ import annotations

import functools
import http.server
import webbrowser
from pathlib import Path


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
