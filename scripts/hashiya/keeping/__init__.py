"""Keeping: whether the pages that notes cite are still there, and where copies of them are stored."""
