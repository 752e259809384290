"""Judging: what became of threats, how often they are carried out, and what is unusual."""

from tocsin.judge.cases import COUNTING, Case, Outcome
from tocsin.judge.followthrough import Estimate, FollowThrough

__all__ = ["COUNTING", "Case", "Estimate", "FollowThrough", "Outcome"]
