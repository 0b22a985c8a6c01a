"""The command line: every command of `ndjudge`."""
