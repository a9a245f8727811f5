"""Files: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: str | bytes, *, overwrite: bool = True) -> None:
    """Write `content` to a temporary name beside `path`, then rename it; a reader never sees half a file.

    Raises:
        FileExistsError: There is such a file, and it must not be overwritten.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner reads; these are for a web server too.
        os.chmod(temporary, 0o644)
        if overwrite:
            os.replace(temporary, path)
        else:
            # A rename would replace in silence what somebody wrote meanwhile; a link does not.
            os.link(temporary, path)
            os.unlink(temporary)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
