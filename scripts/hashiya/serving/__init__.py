"""Serving: the site while someone writes, made page by page from a project that is kept in memory."""
