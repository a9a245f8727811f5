"""Arabic: spelling folded away, words split from their clitics."""
