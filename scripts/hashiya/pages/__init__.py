"""Pages: the model and its placements become Markdown pages, for any renderer."""
