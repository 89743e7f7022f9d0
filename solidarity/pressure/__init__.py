"""Pressure on the two: who sanctions them, who keeps them afloat, and what a cut would take away."""
