"""The long forms of the checks, by what they look at."""
