"""Anchoring: where does each note stand in its article?"""
