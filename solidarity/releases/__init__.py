"""Readers of the publishers' own release formats: strict, one sentence for every fault, nothing guessed."""
