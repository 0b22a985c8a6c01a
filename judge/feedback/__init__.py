"""From what happened to what a learner reads; runs in the trusted parent, at bounded cost."""
