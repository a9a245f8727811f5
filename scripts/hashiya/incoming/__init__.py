"""Incoming: notes that were written elsewhere become files of the project, drafts, or lines of a report."""
