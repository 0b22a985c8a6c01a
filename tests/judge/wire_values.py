"""Values of every kind that the wire format carries, as Hypothesis strategies."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge import codec
from judge.codec import FunctionValue, ObjectValue, Seed

DTYPE_NAMES = [dtype.name for dtype in codec.DTYPES]

arrays = st.tuples(
    st.sampled_from(DTYPE_NAMES), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
).flatmap(lambda pair: hnp.arrays(np.dtype(pair[0]), pair[1]))
numbers = st.one_of(
    st.integers(-(1 << 2000), 1 << 2000),
    st.floats(),
    st.complex_numbers(),
    st.sampled_from(DTYPE_NAMES).flatmap(lambda name: hnp.from_dtype(np.dtype(name))),
)
texts = st.text(st.characters(codec=None))
plain = st.one_of(st.none(), st.booleans(), numbers, texts, st.binary(max_size=50))
tokens = st.one_of(
    st.builds(Seed, st.integers(0, 2**128 - 1)),
    st.builds(FunctionValue, st.text(), st.text()),
    st.builds(ObjectValue, st.text(st.characters(codec="utf-8"))),
)
keys = st.one_of(st.integers(), st.text(), st.booleans(), st.tuples(st.integers(), st.text()))
values = st.recursive(
    st.one_of(plain, tokens, arrays, st.sets(keys, max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    ),
    max_leaves=12,
)
