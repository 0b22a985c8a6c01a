"""`ndjudge problem preview`: the page as learners see it, made new on every save.

Theory of operation. The preview is the site itself over a database of its own in a scratch
folder, which holds this one package: pages, Run and Submit are the real ones. A thread looks for
saved files, lints, loads and imports the package again, and has every wrong solution judged. A
wrapper puts a panel at the end of each page, with findings and with what each wrong solution
would be told; a script of a few lines reloads the page when the package changed.
"""

from app.cli.problems.preview.command import preview

__all__ = ["preview"]
