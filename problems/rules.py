"""What a problem may grant its answers and ask of them; the judge knows how to check each."""

from collections.abc import Mapping

# Each is a way to compare in the judge; a test holds the two lists together.
FREEDOMS = (
    *("global_sign", "column_sign", "row_order", "tied_row_order", "column_order"),
    *("label_renaming", "scale"),
)

# Each property with the keys that it needs besides its name; the judge checks what they say.
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "rows_sum_to": ("value",),
    "columns_sum_to": ("value",),
    "nonnegative": (),
    "increasing": (),
    "decreasing": (),
    "orthonormal_columns": (),
    "orthonormal_rows": (),
    "reconstructs": ("factors", "equals"),
    "keeps_sum": ("equals",),
    "idempotent": ("argument",),
    "equivariant": ("argument", "under"),
    "invariant": ("argument", "under"),
    "gradient": ("argument", "function"),
}
CHANGES = ("row_permutation", "column_permutation", "row_flip", "column_flip", "scale", "shift")
