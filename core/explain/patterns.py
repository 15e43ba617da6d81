"""Patterns of Python's and torch's messages, and the kind of mistake each means. The first row that fits counts.

Imports no torch: the messages are matched as text, and the shapes come in as facts.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Pattern(NamedTuple):
    """A message: the error's class (or a parent's name), a regular expression with named groups, the kind."""

    error: str
    message: str
    kind: str


PATTERNS = (
    # --- names
    Pattern("NoNetwork", r"the data set (?P<name>.+) would be downloaded", "no-network"),
    Pattern("URLError", r"(?P<detail>.*)", "network"),
    Pattern("ModuleNotFoundError", r"No module named '(?P<module>[\w.]+)'", "import"),
    Pattern("ImportError", r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'", "import-name"),
    Pattern("UnboundLocalError", r"local variable '(?P<name>\w+)'", "unbound"),
    Pattern("NameError", r"name '(?P<name>\w+)' is not defined", "name"),
    Pattern("NameError", r"free variable '(?P<name>\w+)'", "unbound"),
    Pattern("AttributeError", r"^'(builtin_function_or_method|method|function|method_descriptor|type)' object has no attribute '(?P<name>\w+)'", "not-called"),
    Pattern("AttributeError", r"cannot assign (module|parameters?) before Module.__init__\(\) call", "no-super"),
    Pattern("AttributeError", r"'NoneType' object has no attribute '(?P<name>\w+)'", "none-attribute"),
    Pattern("AttributeError", r"'(int|float|bool)' object has no attribute 'backward'", "number-backward"),
    Pattern("AttributeError", r"^'(?P<text>\w+Loss)' object has no attribute '(backward|item|detach)'", "loss-class"),
    Pattern("AttributeError", r"^(module |type object )?'(?P<owner>[\w.]+)'( object)? has no attribute '(?P<name>\w+)'",
            "attribute"),
    # --- shapes
    Pattern("RuntimeError", r"The size of tensor a \((?P<left_length>\d+)\) must match the size of tensor b "
            r"\((?P<right_length>\d+)\) at non-singleton dimension (?P<axis>\d+)", "broadcast"),
    Pattern("RuntimeError", r"output with shape (?P<place>\[.*?\]) doesn't match the broadcast shape (?P<shape>\[.*?\])",
            "in-place-shape"),
    Pattern("RuntimeError", r"mat1 and mat2 shapes cannot be multiplied \(\d+x(?P<left_length>\d+) and "
            r"(?P<right_length>\d+)x\d+\)", "matmul"),
    Pattern("RuntimeError", r"Expected size for first two dimensions of batch2 tensor to be: \[(?P<batches>\d+), "
            r"(?P<left_length>\d+)\] but got: \[(?P<found>\d+), (?P<right_length>\d+)\]", "batch-matmul"),
    Pattern("RuntimeError", r"mat2 must be a matrix|self must be a matrix|mat1 must be a matrix", "mm-vector"),
    Pattern("RuntimeError", r"size mismatch, got .+|vector \+ matrix @ vector expected.+", "mv-shape"),
    Pattern("RuntimeError", r"inconsistent tensor size", "dot-shape"),
    Pattern("RuntimeError", r"1D tensors expected", "dot-axes"),
    Pattern("RuntimeError", r"shape '(?P<shape>[^']+)' is invalid for input of size (?P<size>\d+)", "reshape"),
    Pattern("RuntimeError", r"only one dimension can be inferred", "reshape-two"),
    Pattern("RuntimeError", r"view size is not compatible", "view"),
    Pattern("TypeError", r"argument 'tensors' \(position 1\) must be tuple of Tensors, not Tensor|"
            r"^(cat|concat|concatenate|stack|hstack|vstack|dstack)\(\) takes (from )?1 .*positional argument", "cat-tuple"),
    Pattern("RuntimeError", r"Sizes of tensors must match except in dimension (?P<axis>\d+)\. Expected size "
            r"(?P<expected>\d+) but got size (?P<found>\d+)", "cat-shape"),
    Pattern("RuntimeError", r"Tensors must have same number of dimensions: got (?P<left_axes>\d+) and (?P<right_axes>\d+)",
            "cat-axes"),
    Pattern("RuntimeError", r"stack expects each tensor to be equal size, but got (?P<given>\[.*?\]) at entry \d+ and "
            r"(?P<found>\[.*?\])", "stack-shape"),
    Pattern("IndexError", r"Dimension out of range \(expected to be in range of \[(?P<lowest>-?\d+), (?P<highest>-?\d+)\], "
            r"but got (?P<axis>-?\d+)\)", "axis-range"),
    Pattern("IndexError", r"index (?P<index>-?\d+) is out of bounds for dimension (?P<axis>\d+) with size (?P<length>\d+)",
            "index-range"),
    Pattern("RuntimeError", r"index (?P<index>-?\d+) is out of bounds for dimension (?P<axis>\d+) with size (?P<length>\d+)",
            "index-range"),
    Pattern("RuntimeError", r"Index tensor must have the same number of dimensions as (input|self) tensor", "gather-axes"),
    Pattern("IndexError", r"too many indices for tensor of dimension (?P<dimensions>\d+)", "too-many-indices"),
    Pattern("IndexError", r"invalid index of a 0-dim tensor|slice\(\) cannot be applied to a 0-dim", "zero-dim-index"),
    Pattern("IndexError", r"only integers, slices .* are valid indices", "index-type"),
    Pattern("IndexError", r"tensors used as indices must be", "index-type"),
    Pattern("ValueError", r"^step must be greater than zero", "negative-step"),
    Pattern("RuntimeError", r"^(Negation|Subtraction), the `-` operator, (on a|with two|with a) bool tensor", "truth-minus"),
    Pattern("TypeError", r"^tuple indices must be integers or slices, not tuple", "tuple-indices"),
    Pattern("IndexError", r"The shape of the mask (?P<mask>\[.*?\]) at index (?P<axis>\d+) does not match the shape of the "
            r"indexed tensor (?P<shape>\[.*?\])", "mask-shape"),
    Pattern("RuntimeError", r"shape mismatch: value tensor of shape (?P<right>\[.*\]) cannot be broadcast to indexing "
            r"result of shape (?P<place>\[.*\])", "assign-shape"),
    Pattern("RuntimeError", r"expand\(torch.\w+\{(?P<shape>\[.*\])\}, size=(?P<place>\[.*\])\)", "assign-shape"),
    Pattern("RuntimeError", r"The expanded size of the tensor .* Target sizes: (?P<place>\[.*\])\.\s+Tensor sizes: "
            r"(?P<shape>\[.*\])", "assign-shape"),
    Pattern("RuntimeError", r"permute\(.*number of dimensions in the tensor input does not match", "permute"),
    Pattern("TypeError", r"len\(\) of a 0-d tensor", "len-scalar"),
    Pattern("TypeError", r"iteration over a 0-d tensor", "iterate-scalar"),
    Pattern("TypeError", r"new\(\): data must be a sequence \(got (?P<type>\w+)\)", "tensor-class"),
    Pattern("ValueError", r"expected sequence of length (?P<expected>\d+) at dim \d+ \(got (?P<found>\d+)\)", "ragged"),
    Pattern("TypeError", r"^not a sequence$", "ragged-mixed"),
    Pattern("TypeError", r"tensor\(\) takes 1 positional argument but \d+ were given", "tensor-brackets"),
    Pattern("IndexError", r"(max|min|argmax|argmin|amax|amin)\(\): Expected ", "zero-size"),
    Pattern("RuntimeError", r"(max|min|argmax|argmin|amax|amin)\(\): Expected reduction dim", "zero-size"),
    Pattern("RuntimeError", r"einsum\(\): subscript (?P<letter>\w) has size (?P<length>\d+) for operand \d+ which does not "
            r"broadcast with previously seen size (?P<seen>\d+)", "einsum-length"),
    Pattern("RuntimeError", r"einsum\(\): the number of subscripts in the equation \((?P<letters>\d+)\) (does not match|is "
            r"more than) the number of dimensions \((?P<axes>\d+)\) for operand (?P<number>\d+)", "einsum-axes"),
    Pattern("RuntimeError", r"einsum\(\): (fewer|more) operands were provided", "einsum-operands"),
    Pattern("RuntimeError", r"einsum\(\): (?P<detail>.+)", "einsum"),
    # --- types
    Pattern("RuntimeError", r"[Oo]nly Tensors of floating point and complex dtype can require gradients|"
            r"only Tensors of floating point dtype can require gradients", "integer-grad"),
    Pattern("RuntimeError", r"(mean|std|var|norm).*(could not infer output dtype|[Ii]nput dtype must be|"
            r"Expected a floating point)", "integer-mean"),
    Pattern("NotImplementedError", r"\"(?P<operation>\w+?)(_lastdim)?(_kernel_impl|_cpu)?\" not implemented for "
            r"'(Long|Int|Short|Char|Byte|Bool)'", "integer-operation"),
    Pattern("RuntimeError", r"Integers to negative integer powers are not allowed", "integer-operation"),
    Pattern("RuntimeError", r"expected target dtype to be Long|expected scalar type Long but found (Float|Double)",
            "target-integers"),
    Pattern("RuntimeError", r"Found dtype (Long|Int|Bool) but expected (Float|Double)", "target-floats"),
    Pattern("RuntimeError", r"(expected|must have) .*same dtype|expected m1 and m2 to have the same dtype|"
            r"dot : expected both vectors to have same dtype|but found .* for argument|"
            r"Expected self.dtype to be equal to src.dtype|Input type \(.*\) and (bias|weight) type \(.*\) should be the same|"
            r"expected scalar type \w+ but found \w+", "dtype"),
    Pattern("RuntimeError", r"result type (?P<found>\w+) can't be cast to the desired output type (?P<expected>\w+)",
            "integer-write"),
    Pattern("RuntimeError", r"a Tensor with (?P<count>\d+) elements cannot be converted to Scalar", "one-element"),
    Pattern("TypeError", r"only one.element tensors can be converted|only integer tensors of a single element",
            "one-element"),
    Pattern("ValueError", r"only one.element tensors can be converted", "one-element"),
    Pattern("RuntimeError", r"Boolean value of Tensor with (more than one|no) value", "truth"),
    # --- targets of losses
    Pattern("RuntimeError", r"0D or 1D target tensor expected, multi-target not supported", "target-axes"),
    Pattern("ValueError", r"Expected input batch_size \((?P<left_length>\d+)\) to match target batch_size "
            r"\((?P<right_length>\d+)\)", "target-batch"),
    Pattern("IndexError", r"Target (?P<target>-?\d+) is out of bounds", "target-class"),
    Pattern("ValueError", r"Using a target size .* that is different to the input size", "target-sizes"),
    Pattern("ValueError", r"Target size .* must be the same as input size", "target-sizes"),
    Pattern("RuntimeError", r"all elements of (input|target) should be between 0 and 1", "target-probabilities"),
    Pattern("RuntimeError", r"Expected target size (?P<wanted>\[.*?\]), got (?P<given>\[.*?\])", "target-places"),
    Pattern("RuntimeError", r"size mismatch \(got input: \[.*?\] ?, target: (?P<given>\[.*?\])", "target-places"),
    Pattern("RuntimeError", r"only batches of spatial targets supported", "target-channel"),
    Pattern("RuntimeError", r"Expected floating point type for target with class probabilities", "target-one-hot"),
    Pattern("IndexError", r"index out of range in self", "embedding-range"),
    Pattern("RuntimeError", r"Expected tensor for argument #1 'indices' to have one of the following scalar types",
            "index-integers"),
    Pattern("RuntimeError", r"one_hot is only applicable to index tensor", "index-integers"),
    Pattern("RuntimeError", r"Class values must be smaller than num_classes", "class-large"),
    # --- layers
    Pattern("RuntimeError", r"expected input\[.*\] to have (?P<expected>\d+) channels, but got (?P<found>\d+) channels",
            "channels"),
    Pattern("RuntimeError", r"running_mean should contain (?P<found>\d+) elements not (?P<expected>\d+)", "channels"),
    Pattern("RuntimeError", r"Expected hidden(\[\d\])? size (?P<wanted>\(.*?\)), got (?P<given>\[.*?\])", "hidden-shape"),
    Pattern("RuntimeError", r"For unbatched 2-D input, hx (and cx )?should also be 2-D", "state-batched"),
    Pattern("RuntimeError", r"Input batch size (?P<left_length>\d+) doesn't match hidden\d? batch size (?P<right_length>\d+)",
            "state-rows"),
    Pattern("RuntimeError", r"input.size\(-1\) must be equal to input_size. Expected (?P<expected>\d+), got (?P<found>\d+)",
            "features"),
    Pattern("RuntimeError", r"input has inconsistent input_size: got (?P<found>\d+),? expected (?P<expected>\d+)", "features"),
    Pattern("RuntimeError", r"input size per channel: \((?P<size>[\dx ]+)\)\. Kernel size: \((?P<kernel>[\dx ]+)\)", "kernel-large"),
    Pattern("RuntimeError", r"Given input size: \((?P<size>[\dx]+)\)\. Calculated output size: .* too small", "pool-small"),
    Pattern("RuntimeError", r"Expected (?P<wanted>.+?) input to \w+, but got input of size", "layer-axes"),
    Pattern("ValueError", r"expected (?P<wanted>.+?) input \(got \dD input\)", "layer-axes"),
    Pattern("RuntimeError", r"^non-empty (?P<wanted>\dD or \dD).* tensor expected for input", "layer-axes"),
    Pattern("RuntimeError", r"Given normalized_shape=(?P<expected>\[.*?\]), expected input", "normalized-shape"),
    Pattern("ValueError", r"Expected more than 1 value per channel when training, got input size torch.Size\((?P<shape>\[.*?\])\)",
            "one-row"),
    Pattern("ValueError", r"Expected more than 1 spatial element when training, got input size torch.Size\((?P<shape>\[.*?\])\)",
            "one-place"),
    Pattern("AssertionError", r"embed_dim must be divisible by num_heads", "heads"),
    Pattern("AssertionError", r"Size mismatch between tensors", "dataset-lengths"),
    Pattern("RuntimeError", r"Error\(s\) in loading state_dict for", "state-dict"),
    Pattern("ValueError", r"optimizer got an empty parameter list", "no-parameters"),
    Pattern("TypeError", r"^(torch\.)?(_VariableFunctionsClass\.|nn\.functional\.|_C\._nn\.)?(?P<name>[\w.]+) is not a Module subclass",
            "not-module"),
    Pattern("RuntimeError", r"^weight should have at least three dimensions", "kernel-axes"),
    Pattern("RuntimeError", r"^Legacy autograd function with non-static forward method", "static-methods"),
    Pattern("TypeError", r"cannot assign '.*' as parameter '(?P<name>\w+)'", "parameter-type"),
    # --- writes that torch refuses
    Pattern("RuntimeError", r"Output \d+ of (?P<maker>\w+?)(Backward\d*)? is a view and is being modified inplace.*multiple views",
            "view-of-many"),
    Pattern("RuntimeError", r"view was created in (no_grad|inference) mode.*(inplace|in-place)", "view-without-graph"),
    Pattern("RuntimeError", r"more than one element of the written-to tensor refers to a single memory", "expanded-write"),
    Pattern("RuntimeError", r"Only Tensors created explicitly by the user .* support the deepcopy", "deepcopy-not-leaf"),
    Pattern("RuntimeError", r"derivative for (aten::|')(?P<operation>\w+)'? is not implemented", "missing-derivative"),
    Pattern("GradcheckError", r"", "gradcheck-wrong"),
    Pattern("RuntimeError", r"cannot register a hook on a tensor that doesn't require gradient", "hook-without-gradient"),
    # --- gradients
    Pattern("RuntimeError", r"grad can be implicitly created only for scalar outputs", "not-scalar"),
    Pattern("RuntimeError", r"grad can be implicitly created only for real scalar outputs but got torch\.(?P<dtype>\w+)",
            "complex-root"),
    Pattern("RuntimeError", r"Function '(?P<function>\w+)' returned nan values in its \d+th output", "anomaly"),
    Pattern("RuntimeError", r"^(?P<optimizer>\w+) does not support sparse gradients", "sparse-gradient"),
    Pattern("RuntimeError", r"does not require grad and does not have a grad_fn", "no-grad-fn"),
    Pattern("RuntimeError", r"Trying to backward through the graph a second time", "second-backward"),
    Pattern("RuntimeError", r"a leaf Variable that requires grad is being used in an in-place operation", "leaf-in-place"),
    Pattern("RuntimeError", r"modified by an inplace operation: \[torch\.\w+ (?P<shape>\[.*?\])\]", "saved-changed"),
    Pattern("RuntimeError", r"modified by an inplace operation", "saved-changed"),
    Pattern("RuntimeError", r"appears to not have been used in the graph", "unused-input"),
    Pattern("RuntimeError", r"[Oo]ne of the differentiated Tensors does not require grad", "input-not-asked"),
    Pattern("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad", "numpy-grad"),
    Pattern("RuntimeError", r"you can only change requires_grad flags of leaf variables", "not-leaf-requires-grad"),
    Pattern("ValueError", r"can't optimize a non-leaf Tensor", "not-leaf-optimized"),
    Pattern("TypeError", r"assigned grad expected to be a Tensor or None but got grad of type (?P<type>\w+)", "grad-assigned"),
    Pattern("TypeError", r"params argument given to the optimizer should be an iterable", "optimizer-list"),
    Pattern("RuntimeError", r"Mismatch in shape: grad_output\[0\] has a shape of torch.Size\((?P<right>\[.*?\])\) and "
            r"output\[0\] has a shape of torch.Size\((?P<left>\[.*?\])\)", "gradient-shape"),
    Pattern("RuntimeError", r"not positive-definite", "not-positive-definite"),
    Pattern("RuntimeError", r"singular|not invertible", "singular"),
    Pattern("RuntimeError", r"probability tensor contains either `inf`, `nan` or element < 0", "no-probabilities"),
    Pattern("RuntimeError", r"selected index k out of range", "topk-length"),
    Pattern("NotImplementedError", r"Module \[(?P<owner>\w+)\] is missing the required .forward. function", "no-forward"),
    Pattern("TypeError", r"expected Tensor as element (?P<index>\d+) in argument \d+, but got NoneType", "none-element"),
    Pattern("RuntimeError", r"unflatten: Provided sizes (?P<sizes>\[.*?\]) don't multiply up to the size of dim "
            r"(?P<axis>-?\d+) \((?P<length>\d+)\)", "unflatten"),
    Pattern("RuntimeError", r"Number of dimensions of repeat dims can not be smaller", "repeat-axes"),
    Pattern("RuntimeError", r"must be batches of square matrices", "not-square"),
    Pattern("RuntimeError", r"Can't access the shape of an uninitialized parameter", "uninitialized"),
    Pattern("ValueError", r"Attempted to use an uninitialized parameter", "uninitialized"),
    # --- arrays, tables, files
    Pattern("ValueError", r"could not be broadcast together with shapes (?P<left>\([\d, ]*\)) (?P<right>\([\d, ]*\))",
            "array-broadcast"),
    Pattern("ValueError", r"could not broadcast input array from shape (?P<left>\([\d, ]*\)) into shape "
            r"(?P<right>\([\d, ]*\))", "array-broadcast"),
    Pattern("ValueError", r"cannot reshape array of size (?P<size>\d+) into shape (?P<shape>\(.*?\))", "array-reshape"),
    Pattern("ValueError", r"matmul: .*\(size (?P<right>\d+) is different from (?P<left>\d+)\)", "array-matmul"),
    Pattern("ValueError", r"shapes \(.*\) and \(.*\) not aligned: (?P<left>\d+) .*!= (?P<right>\d+)", "array-matmul"),
    Pattern("IndexError", r"index (?P<index>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<length>\d+)",
            "array-index"),
    Pattern("IndexError", r"positional indexers? (is|are) out-of-bounds", "table-index"),
    Pattern("TypeError", r"Cannot perform reduction '(?P<operation>\w+)' with string dtype", "text-column"),
    Pattern("TypeError", r"dtype '(str|string|object)' does not support operation '(?P<operation>\w+)'", "text-column"),
    Pattern("TypeError", r"can't convert np.ndarray of type numpy.object_", "object-array"),
    Pattern("TypeError", r"cannot set both the how and thresh", "dropna-both"),
    Pattern("TypeError", r"^Invalid value '(?P<value>.*)' for dtype '(?P<dtype>\w+)'", "table-fill-type"),
    Pattern("TypeError", r"operation '(?P<operation>\w+)' not supported for dtype 'str'", "text-operation"),
    Pattern("ValueError", r"^too many dimensions 'str'", "text-tensor"),
    Pattern("ValueError", r"could not determine the shape of object type '(DataFrame|Series)'", "table-tensor"),
    Pattern("ValueError", r"The truth value of a (Series|DataFrame) is ambiguous", "table-truth"),
    Pattern("IntCastingNaNError", r"Cannot convert non-finite values", "missing-integer"),
    Pattern("EmptyDataError", r"No columns to parse", "file-empty"),
    Pattern("ParserError", r"Expected (?P<expected>\d+) fields in line (?P<line>\d+), saw (?P<found>\d+)", "file-lines"),
    Pattern("UnicodeDecodeError", r"'utf-8' codec can't decode byte", "file-encoding"),
    Pattern("FileNotFoundError", r"No such file or directory: (?P<name>'.*')", "file"),
    Pattern("RuntimeError", r"^function (?P<function>\w+)Backward returned an incorrect number of gradients "
            r"\(expected (?P<expected>\d+), got (?P<found>\d+)\)", "backward-count"),
    Pattern("RuntimeError", r"^Function (?P<function>\w+)Backward returned an invalid gradient at index (?P<index>\d+) - got "
            r"(?P<found>\[.*?\]) but expected shape compatible with (?P<expected>\[.*?\])", "backward-shape"),
    Pattern("RuntimeError", r"^Parent directory (?P<folder>.+) does not exist\.$", "no-folder"),
    Pattern("RuntimeError", r"open file failed with strerror: Is a directory", "is-folder"),
    Pattern("IsADirectoryError", r"Is a directory: '", "is-folder"),
    Pattern("RuntimeError", r"^Inference tensors cannot be saved for backward|^Inplace update to inference tensor outside|"
            r"^Setting requires_grad=True on inference tensor", "inference-tensor"),
    Pattern("RuntimeError", r"both arguments to matmul need to be at least 1D", "matmul-number"),
    Pattern("RuntimeError", r"Dimension size must be non-negative|negative dimension", "negative-size"),
    Pattern("TypeError", r"can't assign an? (?P<type>\w+) to a torch", "assign-type"),
    Pattern("TypeError", r"(?P<function>[\w.]+)\(\): argument '(?P<name>\w+)' \(position \d+\) must be "
            r"(?P<wanted>(?!Tensor,).+?), not (?P<type>.+)", "argument-type"),
    # --- devices
    Pattern("RuntimeError", r"Expected one of cpu, .* device type at start of device string: (?P<name>\w+)", "device"),
    Pattern("AssertionError", r"Torch not compiled with CUDA enabled", "no-cuda"),
    Pattern("RuntimeError", r"(No CUDA GPUs are available|Found no NVIDIA driver|CUDA driver)", "no-cuda"),
    # --- Python
    Pattern("ZeroDivisionError", r"", "division-by-zero"),
    Pattern("OverflowError", r"(?P<detail>.*)", "overflow"),
    Pattern("KeyError", r"(?P<detail>.*)", "key"),
    Pattern("IndexError", r"(?P<type>list|tuple|string|range).* index.* out of range|pop from empty (?P<empty>list)",
            "list-index"),
    Pattern("ValueError", r"not enough values to unpack \(expected (?P<expected>[\w ]+), got (?P<got>\d+)\)", "unpack-few"),
    Pattern("ValueError", r"too many values to unpack \(expected (?P<expected>\d+)", "unpack-many"),
    Pattern("TypeError", r"cannot unpack non-iterable (?P<type>\w+) object", "unpack-one"),
    Pattern("ValueError", r"(invalid literal for int\(\) with base 10|could not convert string to float): (?P<text>.*)",
            "text-no-number"),
    Pattern("TypeError", r"'(torch\.)?Size' object is not callable", "shape-called"),
    Pattern("TypeError", r"unsupported format string passed to NoneType", "none-format"),
    Pattern("TypeError", r"unsupported format string passed to Tensor", "tensor-format"),
    Pattern("TypeError", r"'(?P<type>[\w.]+)' object is not callable", "not-callable"),
    Pattern("TypeError", r"'(builtin_function_or_method|method|function|method_descriptor|type)' object is not subscriptable", "not-called"),
    Pattern("TypeError", r"unsupported operand type\(s\) for .*'(builtin_function_or_method|method|function|method_descriptor|type)'", "not-called"),
    Pattern("TypeError", r"'(?P<type>[\w.]+)' object is not subscriptable", "not-indexable"),
    Pattern("TypeError", r"'(builtin_function_or_method|method|function|method_descriptor)' object is not iterable", "not-called"),
    Pattern("TypeError", r"'(method|function|type)' object does not support the context manager protocol", "not-called"),
    Pattern("ValueError", r"^Thing passed to transform API must be Tensor, got <class '(?P<type>\w+)'>", "transform-tensor"),
    Pattern("RuntimeError", r"returned by the function given to hessian should contain a single element", "hessian-scalar"),
    Pattern("TypeError", r"'(?P<type>[\w.]+)' object is not iterable", "not-iterable"),
    Pattern("TypeError", r"object of type '(?P<type>[\w.]+)' has no len\(\)", "no-length"),
    Pattern("TypeError", r"'(?P<type>[\w.]+)' object cannot be interpreted as an integer", "needs-integer"),
    Pattern("TypeError", r"can only concatenate str \(not .*\) to str|operand type\(s\) for \+: '(int|float)' and 'str'",
            "text-number"),
    Pattern("TypeError", r"operand type\(s\) for \S+: '(list|tuple)' and 'Tensor'|operand type\(s\) for \S+: 'Tensor' and '(list|tuple)'",
            "list-arithmetic"),
    Pattern("TypeError", r"can't multiply sequence by non-int of type|operand type\(s\) for \S+ '(list|tuple)' and '(int|"
            r"float|list|tuple)'|operand type\(s\) for \S+ '(int|float)' and '(list|tuple)'|can only concatenate (list|tuple)",
            "list-arithmetic"),
    Pattern("TypeError", r"unsupported operand type\(s\) for \^: ", "bits"),
    Pattern("NotImplementedError", r"\"bitwise_\w+\" not implemented for '(Float|Double|Half)'", "bits"),
    Pattern("RuntimeError", r"\"bitwise_\w+\" not implemented for '(Float|Double|Half)'", "bits"),
    Pattern("TypeError", r"unsupported operand type\(s\) for (?P<operator>\S+): .*'NoneType'", "none-operand"),
    Pattern("TypeError", r"bad operand type for unary (?P<operator>\S+): 'NoneType'", "none-operand"),
    Pattern("TypeError", r"(?P<function>[\w.<>]+)\(\) takes (?:from \d+ to )?(?P<most>\d+) positional arguments? but "
            r"(?P<given>\d+) (was|were) given", "arguments-many"),
    Pattern("TypeError", r"(?P<function>[\w.]+)\(\) takes (exactly|at most) (?P<most>\w+) arguments? \((?P<given>[1-9]\d*) given\)",
            "arguments-many"),
    Pattern("TypeError", r"(?P<function>[\w.]+) expected (at most )?(?P<most>\d+) arguments?, got (?P<given>[1-9]\d*)",
            "arguments-many"),
    Pattern("TypeError", r"(?P<function>[\w.<>]+)\(\) missing (\d+ )?required ([\w-]+ )?arguments?:? (?P<names>'.*')",
            "arguments-missing"),
    Pattern("TypeError", r"(?P<function>[\w.<>]+)\(\) got an unexpected keyword argument '(?P<name>\w+)'",
            "arguments-unknown"),
    Pattern("TypeError", r"(?P<function>[\w.<>]+)\(\) got multiple values for argument '(?P<name>\w+)'", "arguments-twice"),
    Pattern("TypeError", r"(?P<function>\w+)\(\) received an invalid combination of arguments - got \((?P<given>.*?),? ?\)",
            "arguments-torch"),
    Pattern("TypeError", r"(?P<detail>unsupported operand type.*|can only concatenate.*|'.+' not supported between.*)",
            "operand-types"),
    Pattern("RuntimeError", r"Could not infer dtype of (?P<type>\w+)", "no-dtype"),
    Pattern("ValueError", r"^Sum of input lengths does not equal the length of the input dataset", "split-lengths"),
    Pattern("TypeError", r"(?P<detail>.*must be Tensor, not .*|expected Tensor as .*)", "not-tensor"),
    Pattern("TypeError", r"(?P<detail>.*(positional argument|keyword argument|required argument|invalid combination of "
            r"arguments).*)", "arguments"),
    Pattern("RecursionError", r"", "recursion"),
    Pattern("MemoryError", r"", "memory"),
    Pattern("RuntimeError", r"DefaultCPUAllocator|bad_alloc", "memory"),
)  # fmt: skip


WORDS = {"no": "0", "one": "1", "two": "2"}
"""How Python writes the number of arguments that its own functions take."""


def recognised(errors: list[str], message: str) -> tuple[str, dict[str, str]] | None:
    """Return the kind of an error and the facts in its message, or None.

    Args:
        errors: Names of the error's class and of its parents.
    """
    first = message.split("\n")[0].strip()
    for pattern in PATTERNS:
        found = re.search(pattern.message, first) if pattern.error in errors else None
        if found is not None:
            facts = {name: text.rstrip(".") for name, text in found.groupdict().items() if text is not None}
            if facts.get("most") in WORDS:
                facts["most"] = WORDS[facts["most"]]
            return pattern.kind, {name: _as_shape(text) for name, text in facts.items()}
    return None


def _as_shape(text: str) -> str:
    """``"[2, 4]"``, as torch writes a shape in messages, becomes ``"(2, 4)"``, as Python writes it."""
    if not re.fullmatch(r"\[[-\d, ]*\]", text):
        return text
    inside = text[1:-1]
    return f"({inside},)" if inside and "," not in inside else f"({inside})"
