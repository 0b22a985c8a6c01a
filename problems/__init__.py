"""Problem packages: their format, their loader and the library itself. Imports nothing of ours."""
