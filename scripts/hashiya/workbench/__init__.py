"""The workbench: what helps editors write a good note, see what is missing and review what has changed."""
