"""A design of experiments crossed with replicates, run on any executor into a directory that survives."""
