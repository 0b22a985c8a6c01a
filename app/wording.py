"""Sentences of the site's own, which a page can say in another language.

They are English text like any other, for the log, the command line and the REST API. Besides, they
remember what they were made of, so that `app.languages` finds their translation. `make messages`
collects every text that is given to the two functions here.
"""

from collections.abc import Mapping
from typing import Any


class Sentence(str):
    """English text, with the template and the values that it was made of.

    `plural` and `number` are None where no number decides about the form.
    """

    template: str
    values: Mapping[str, Any]
    plural: str | None
    number: int | None


def sentence(template: str, /, **values: Any) -> Sentence:
    """The sentence of a template with the values in its braces, as `str.format` takes them."""
    made = Sentence(template.format(**values) if values else template)
    made.template, made.values, made.plural, made.number = template, values, None, None
    return made


def counted(one: str, many: str, count: int, /, **values: Any) -> Sentence:
    """As `sentence`, in the form that suits `count`, which the templates may name too."""
    values = {"count": count} | values
    made = Sentence((one if count == 1 else many).format(**values))
    made.template, made.values, made.plural, made.number = one, values, many, count
    return made
