"""Second Round: a terminal trainer for people invited to a second job interview."""

__version__ = "0.1.0"
