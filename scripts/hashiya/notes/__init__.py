"""Notes: one module a kind, and the list of the kinds."""
