"""`python -m berdaya`."""

from berdaya.cli import main

main(prog_name="berdaya")
