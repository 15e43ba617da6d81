"""The torch names that a learner's program may reach: plain lists. Adding a function is adding its name.

Never added without thought: what takes ``out=``, a generator, a callable or a path; ``set_``, ``data_ptr``,
``storage``, ``from_file``, ``load``, ``save``, ``hub``, ``ops``, ``utils``, ``compile``. ``as_strided`` was thought
about: torch refuses whatever would leave the storage.
"""

from __future__ import annotations

# Outputs never have more elements than the product of the operands' elements (of their sum, for a list of
# tensors): such a call on small operands needs no further check before it allocates.
ORDINARY = """
    add sub subtract mul multiply div divide true_divide floor_divide remainder fmod pow float_power neg negative
    reciprocal abs absolute sign sgn sqrt rsqrt square exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan
    arcsin arccos arctan atan2 sinh cosh tanh asinh acosh atanh sigmoid relu softmax log_softmax erf floor ceil round
    trunc frac clamp clip maximum minimum where lerp hypot logaddexp heaviside nan_to_num zeros_like ones_like full_like
    empty_like rand_like randn_like sum mean prod max min amax amin aminmax argmax argmin std var median norm logsumexp
    cumsum cumprod cummax count_nonzero any all sort argsort matmul mm bmm mv dot inner outer cross trace det inverse
    reshape flatten ravel squeeze unsqueeze transpose t permute movedim swapaxes cat concat concatenate stack hstack
    vstack dstack split chunk flip roll rot90 narrow select index_select gather take diagonal tril triu masked_select
    masked_fill unbind atleast_1d atleast_2d eq ne lt le gt ge greater less greater_equal less_equal logical_and
    logical_or logical_not logical_xor isnan isinf isfinite allclose isclose equal is_tensor numel clone detach dropout
    dist vdot take_along_dim logit softmax is_floating_point is_complex
""".split()

TORCH = [
    *ORDINARY,
    *"""
    tensor as_tensor zeros ones full empty arange linspace logspace eye rand randn randint randint_like randperm normal
    bernoulli multinomial unique topk diff einsum tensordot kron pinverse cdist chain_matmul addmm tile diag diagflat
    meshgrid broadcast_to broadcast_tensors nonzero cartesian_prod one_hot bincount scatter_add quantile
    cov corrcoef from_numpy histc result_type is_grad_enabled manual_seed repeat_interleave bucketize
""".split(),
]  # fmt: skip

CONSTANTS = """
    float32 float64 float16 bfloat16 float double half int32 int64 int16 int8 uint8 int long short bool complex64
    pi e inf nan newaxis
""".split()

LINALG = """
    norm inv det matrix_norm vector_norm solve eigvalsh eigh eig eigvals svd svdvals qr matrix_rank pinv cholesky
    matrix_power slogdet cond multi_dot
""".split()

FUNCTIONAL = """
    relu leaky_relu gelu elu silu sigmoid tanh softplus softmax log_softmax logsigmoid linear mse_loss l1_loss
    smooth_l1_loss huber_loss cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits one_hot
    dropout normalize layer_norm cosine_similarity pad conv2d conv1d max_pool2d avg_pool2d max_pool1d avg_pool1d
    adaptive_avg_pool2d embedding relu6 selu kl_div batch_norm
""".split()
"""torch.nn.functional."""

MODULES = """
    Linear ReLU LeakyReLU GELU ELU SiLU Sigmoid Tanh Softmax LogSoftmax Softplus Flatten Unflatten Dropout Sequential
    ModuleList ModuleDict ParameterList MSELoss L1Loss SmoothL1Loss HuberLoss CrossEntropyLoss NLLLoss BCELoss
    BCEWithLogitsLoss KLDivLoss LayerNorm BatchNorm1d BatchNorm2d Identity Conv1d Conv2d MaxPool1d MaxPool2d AvgPool1d
    AvgPool2d AdaptiveAvgPool2d Embedding RNN GRU LSTM RNNCell GRUCell LSTMCell MultiheadAttention Parameter Module
    Bilinear LazyLinear LazyConv1d LazyConv2d LazyBatchNorm1d LazyBatchNorm2d
""".split()
"""Classes of torch.nn."""

ORDINARY_MODULES = """
    Linear ReLU LeakyReLU GELU ELU SiLU Sigmoid Tanh Softmax LogSoftmax Softplus Flatten Dropout Sequential MSELoss
    L1Loss SmoothL1Loss HuberLoss CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss LayerNorm Identity
""".split()
"""Modules whose values are never larger than input elements × parameter elements."""

INIT = """
    normal_ zeros_ ones_ constant_ uniform_ eye_ trunc_normal_ xavier_uniform_ xavier_normal_ kaiming_uniform_
    kaiming_normal_ orthogonal_
""".split()
"""torch.nn.init."""

OPTIMIZERS = ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"]

ORDINARY_METHODS = """
    add sub subtract mul multiply div divide true_divide floor_divide remainder fmod pow neg reciprocal abs sign sqrt
    rsqrt square exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh sigmoid relu softmax
    log_softmax erf floor ceil round trunc frac clamp clip maximum minimum where lerp nan_to_num sum mean prod max min
    amax amin argmax argmin std var median norm logsumexp cumsum cumprod cummax count_nonzero any all sort argsort
    matmul mm bmm mv dot inner outer cross trace det inverse reshape view flatten ravel squeeze unsqueeze transpose t
    permute movedim swapaxes split chunk expand_as flip roll narrow select index_select gather take diagonal tril
    triu masked_select masked_fill unbind contiguous reshape_as view_as eq ne lt le gt ge logical_and logical_or
    logical_not logical_xor isnan isinf isfinite allclose isclose equal add_ sub_ mul_ div_ pow_ neg_ abs_ exp_ log_
    sqrt_ square_ zero_ fill_ clamp_ clip_ clamp_min clamp_max normal_ uniform_ relu_ sigmoid_ tanh_ copy_ masked_fill_
    index_fill_ index_add_ index_copy_ scatter_ scatter_add_ requires_grad_ detach_ fill_diagonal_ clone detach item
    size dim ndimension numel nelement element_size stride storage_offset is_contiguous type_as float double half int
    long bool short byte cpu retain_grad is_floating_point is_complex unsqueeze_ squeeze_ transpose_ t_ bernoulli_
    random_ zero_ sin_ cos_ softmax sum_to_size dist vdot
""".split()

METHODS = [
    *ORDINARY_METHODS,
    *"unique topk diff tile repeat expand diag broadcast_to nonzero scatter scatter_add to tolist backward "
    "repeat_interleave unfold type new_zeros new_ones new_full new_tensor index_add index_fill index_put_ multinomial "
    "bernoulli quantile cuda as_strided numpy".split(),
]

ATTRIBUTES = """
    shape T mT H ndim dtype device requires_grad is_leaf grad grad_fn data real imag itemsize nbytes is_cuda
    _version
""".split()
"""Attributes of a tensor. ``_version`` has an underscore, but it is how torch shows the count of in-place writes."""

ASSIGNABLE = ["requires_grad", "grad", "data"]

GRAD_FN = ["name", "next_functions", "variable"]
"""Attributes of an autograd node: D2L's readers look at ``z.grad_fn.next_functions``."""

MODULE_METHODS = """
    parameters named_parameters zero_grad train eval forward state_dict children named_children modules named_modules
    apply requires_grad_ register_buffer register_parameter add_module double float half to cpu append extend insert
    keys values items buffers named_buffers extra_repr reset_parameters flatten_parameters load_state_dict
""".split()

MODULE_ATTRIBUTES = """
    weight bias in_features out_features training in_channels out_channels kernel_size stride padding hidden_size
    input_size num_layers num_embeddings embedding_dim normalized_shape running_mean running_var num_batches_tracked
    p inplace reduction eps momentum batch_first bidirectional weight_ih_l0 weight_hh_l0 bias_ih_l0 bias_hh_l0
    weight_ih weight_hh bias_ih bias_hh dim negative_slope start_dim end_dim
""".split()

OPTIMIZER_METHODS = ["step", "zero_grad", "state_dict"]
OPTIMIZER_ATTRIBUTES = ["param_groups", "defaults"]

KEYWORDS = frozenset(
    """
    a alpha approximate atol axis b base beta bias chunks condition correction create_graph decimals default delta
    descending device diagonal dim dim0 dim1 dims dtype end end_dim eps equal_nan equation fill_value full_matrices gain
    gradient high in_channels in_features index indexing indices inplace input inputs k keepdim keepdims kernel_size key
    label_smoothing largest low lr mat mat1 mat2 max mean min mode momentum n negative_slope nesterov non_blocking
    normalized_shape num_classes num_samples offset operands ord other out_channels out_features p padding params
    reduction repeats replacement requires_grad retain_graph return_counts return_inverse rounding_mode rtol sections
    sep set_to_none shape shifts size sorted split_size_or_sections start start_dim std step steps stride target tensor
    tensors training unbiased val value values vec vec1 vec2 weight weight_decay
    axes betas ignore_index pos_weight hidden_size input_size num_layers batch_first bidirectional nonlinearity
    num_embeddings embedding_dim padding_idx embed_dim num_heads affine track_running_stats elementwise_affine
    copy source self mask dilation groups padding_mode output_size ceil_mode count_include_pad return_indices
    grad_outputs outputs allow_unused is_grads_batched materialize_grads split_size q interpolation exponent
    query attn_mask key_padding_mask need_weights average_attn_weights is_causal x1 x2 threshold upper UPLO full
    prefix recurse remove_duplicate module name param persistent unflattened_size running_mean running_var hx
    side right driver hermitian tol
    maximize amsgrad foreach centered rho lr_decay dropout proj_size log_target
    """.split()
)
"""Keyword arguments of torch calls. Not among them: ``out``, ``generator``, ``layout``, ``closure``, ``hook``."""
