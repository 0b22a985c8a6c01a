"""Use cases: plain functions whose first argument is a session; the caller commits."""
