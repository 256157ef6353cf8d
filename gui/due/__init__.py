"""Deadlines in the window: the calculator, the arrangements of holidays, and what falls due soon."""
