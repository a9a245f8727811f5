"""Model: what articles are made of, frozen after reading."""
