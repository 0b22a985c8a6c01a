"""Coverage-guided fuzzing of what parses untrusted bytes."""
