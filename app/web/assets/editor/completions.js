// NumPy names offered after `np.` and `np.linalg.`; a fixed list, so nothing is asked of a server.
const NUMPY = {
  "arrays from nothing": "arange array asarray empty empty_like eye full full_like identity linspace logspace meshgrid ones ones_like zeros zeros_like",
  "shape and order": "append argsort broadcast_to concatenate expand_dims flip moveaxis newaxis pad ravel repeat reshape roll rollaxis sort split squeeze stack swapaxes tile transpose vstack hstack",
  "sums and statistics": "all any average bincount count_nonzero cov cumprod cumsum diff max mean median min nanmax nanmean nanmin nansum prod quantile std sum trace var",
  "element by element": "abs add arctan2 ceil clip cos divide equal exp expm1 floor isclose isfinite isinf isnan log log1p log2 logaddexp logical_and logical_not logical_or maximum minimum mod multiply negative power reciprocal rint round sign sin sqrt square subtract tan tanh where",
  "products": "cross dot einsum inner matmul outer tensordot vdot",
  "search and choose": "allclose argmax argmin argpartition argwhere array_equal choose flatnonzero in1d isin nonzero partition searchsorted take take_along_axis tril triu unique unravel_index",
  "types and constants": "bool_ complex128 dtype e float32 float64 inf int32 int64 intp nan ndarray pi uint8",
  "parts": "add.at apply_along_axis errstate fft finfo iinfo lib linalg ndindex ndenumerate random vectorize",
};
const LINALG = "cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank norm pinv qr slogdet solve svd";

const options = Object.entries(NUMPY).flatMap(([detail, names]) =>
  names.split(" ").map((label) => ({ label, detail, type: "function" })));
const linalgOptions = LINALG.split(" ").map((label) => ({
  label, detail: "linear algebra", type: "function",
}));

export function completeNumpy(context) {
  const linalg = context.matchBefore(/\b(np|numpy)\.linalg\.\w*/);
  if (linalg) return result(linalg, linalgOptions);
  const numpy = context.matchBefore(/\b(np|numpy)\.\w*/);
  return numpy && result(numpy, options);
}

function result(match, found) {
  return { from: match.from + match.text.lastIndexOf(".") + 1, options: found, validFor: /^\w*$/ };
}
