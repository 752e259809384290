"""Faults that a user can mend."""


class Fault(Exception):
    """Something from outside is wrong: a file, a codebook, a store. The message is one line that names it and says what."""
