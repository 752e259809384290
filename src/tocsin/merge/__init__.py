"""One happening, many reports: events of many articles, those that tell of the same put together."""

from tocsin.merge.merger import Merged, Merger

__all__ = ["Merged", "Merger"]
