"""Measuring: the coder against gold records and against the codebook's own examples."""
