"""Portfolios: which combination of reforms is best for several aims at once, and how sure that is."""
