"""Readers of the publishers' own release formats: strict, one sentence for every fault, nothing guessed.

Each takes paths and gives a table; none writes. `text` holds what they share, `stream` what those
of files too large for memory share. The small CSV files beside them are decisions as data: codes
and names that the register does not know, what becomes of each, and why.
"""
