"""Briefings: views of the atlas pinned as slides, kept as a file, presented, and written for other programs."""
