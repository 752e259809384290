"""Intake: what becomes of each article that is read, from files or from feeds that are watched."""

from tocsin.intake.intake import Intake, Taken

__all__ = ["Intake", "Taken"]
