"""`python -m hashiya`."""

from hashiya.cli import main

main()
