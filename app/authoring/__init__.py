"""Authoring of packages: scaffold, verify. Stands on the judge; knows no database and no web."""
