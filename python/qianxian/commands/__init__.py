"""The verbs that the package adds to the command line."""
