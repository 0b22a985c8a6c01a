# goal: raise an exception that cannot be described
# expect: runtime_error
class Meta(type):
    @property
    def __name__(cls):
        raise ValueError


class Odd(OSError, metaclass=Meta):
    @property
    def errno(self):
        raise ValueError

    @property
    def __traceback__(self):
        raise ValueError

    def __str__(self):
        raise ValueError


def probe(x):
    raise Odd
