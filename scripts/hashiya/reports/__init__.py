"""Reports: diagnostics as text for people, and as JSON, workflow annotations and SARIF for programs."""

from hashiya.reports.formats import FORMATS, Format, render

__all__ = ["FORMATS", "Format", "render"]
