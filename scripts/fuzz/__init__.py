"""Random damage to files that the program reads: seeds, mutations, targets, and the worker."""
