"""Commands: the command line, one module a family of commands; each calls one function of a room."""
