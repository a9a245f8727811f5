"""`python -m hashiya`."""

from hashiya.commands.main import main

main()
