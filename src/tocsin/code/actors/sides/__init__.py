"""Two who are told only by being two: whom "both sides", "the two governments", "the rivals" mean.

`phrases` tells such phrases, `facing` reads who faces whom in the article, `weights` how much that says, `sides` gives the answer.
"""

from tocsin.code.actors.sides.sides import Sides

__all__ = ["Sides"]
