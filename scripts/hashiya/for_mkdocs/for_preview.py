"""For the preview: MkDocs as what renders single pages, and what it says when it refuses the settings of a site."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.for_mkdocs.one_page import OnePage
from hashiya.for_mkdocs.refused_settings import SETTINGS
from hashiya.serving.served_project import NoRendererError


def renderer(file: Path) -> OnePage:
    """Make the renderer of the site whose settings stand in `file`.

    Raises:
        NoRendererError: There is none: MkDocs refuses the settings.
    """
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger("mkdocs"), Ear(logging.ERROR)
    logger.addHandler(ear)
    try:
        return OnePage(file)
    except MkDocsException as error:
        # Where several settings are wrong, the sentence that ends it only counts them.
        message = " ".join("; ".join(heard or [str(error)]).split())
        help_ = "correct the file; until then the site is shown as it was"
        refused = Diagnostic("settings-refused", Level.ERROR, message, FilePlace(SETTINGS), help_)
        raise NoRendererError(refused) from error
    finally:
        logger.removeHandler(ear)
