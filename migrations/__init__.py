"""Schema changes; run by `ndjudge db upgrade` and at the start of `ndjudge serve`."""
