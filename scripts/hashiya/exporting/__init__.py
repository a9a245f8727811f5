"""Exporting: what a reader holds, in the forms that scholars, teachers and machines use."""
