"""Languages: what the interface speaks, which is a file of words each, and what texts are written in: two lists."""
