"""The locked fork of the zygote that runs one job of foreign code; see `judge.child.serve`."""
