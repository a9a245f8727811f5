"""For MkDocs: the plug-in and what leads finished HTML past its renderer."""
