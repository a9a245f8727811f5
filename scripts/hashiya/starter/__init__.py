"""The first project of a newcomer: `project/` is what every one has, `samples/` what may be deleted at once."""
