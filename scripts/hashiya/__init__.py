"""Hashiya: an annotated reader for Arabic texts on a static site."""
