"""ndjudge: services, web, command line and worker around the judge."""
