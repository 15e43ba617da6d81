"""Products of vectors and matrices, and functions of a matrix."""

from __future__ import annotations

from typing import Any

from viz.operations.record import PRODUCT, Back, Latex, Operation, between, power, prefixed, ways

OF_MATRICES = r"\frac{{\partial {out}_{{ij}}}}{{\partial {x}_{{ik}}}} = {y}_{{kj}}"
OF_MATRICES_RIGHT = r"\frac{{\partial {out}_{{ij}}}}{{\partial {y}_{{kj}}}} = {x}_{{ik}}"
SIDE_BY_SIDE = between(r"\,", PRODUCT)
ANGLES = Latex(r"\langle {0}, {1} \rangle")


def product(name: str, x: Back, y: Back, *examples: str, value: str = "x @ y", **more: Any) -> Operation:
    """Return the record of a product with what both operands get."""
    more = {"parameters": "x, y", "latex": SIDE_BY_SIDE, "complex": True} | more
    return Operation(
        name=name, family="product", value=value, back={"x": ways(x), "y": ways(y)}, examples=examples, **more
    )


MATRICES = (Back("bar @ y.mH", jacobian=OF_MATRICES), Back("x.mH @ bar", jacobian=OF_MATRICES_RIGHT))
VECTORS = (Back("y", jacobian=r"{y}^\top"), Back("x", jacobian=r"{x}^\top"))
MATRIX_AND_VECTOR = (
    Back("rank_one(bar, conj(y))", jacobian=r"\frac{{\partial {out}_i}}{{\partial {x}_{{ij}}}} = {y}_j"),
    Back("x.mH @ bar", jacobian="{x}"),
)
VECTOR_AND_MATRIX = (
    Back("conj(y) @ bar", jacobian=r"{y}^\top"),
    Back("rank_one(conj(x), bar)", jacobian=r"\frac{{\partial {out}_j}}{{\partial {y}_{{ij}}}} = {x}_i"),
)
BY_RANK = {(1, 1): "dot", (2, 1): "mv", (1, 2): "vector @ matrix"}

PRODUCTS = (
    product(
        "matmul",
        *MATRICES,
        "x @ y.T",
        "torch.stack([x, x]) @ y.T",
        by_rank=BY_RANK,
        also=("__matmul__", "linalg_matmul"),
    ),
    product("mm", *MATRICES, "torch.mm(x, y.T)"),
    product("bmm", *MATRICES, "torch.bmm(torch.stack([x, x]), torch.stack([y.T, y.T]))"),
    product("dot", *VECTORS, "torch.dot(z[0], x[0])", latex=ANGLES, value="sum(x * y)"),
    product("inner", *VECTORS, "torch.inner(z[0], x[0])", latex=ANGLES, value="sum(x * y)"),
    product(
        "vdot",
        *VECTORS,
        "torch.vdot(z[0], x[0])",
        latex=ANGLES,
        value="sum(conj(x) * y)",
        complex=False,
        also=("linalg_vecdot",),
    ),
    product("mv", *MATRIX_AND_VECTOR, "torch.mv(x, z[0])"),
    product("vector @ matrix", *VECTOR_AND_MATRIX, "z[0] @ x.T"),
    product(
        "outer",
        Back("bar @ y"),
        Back("bar.mT @ x"),
        "torch.outer(z[0], x[0])",
        value="rank_one(x, y)",
        complex=False,
        latex=between(r"\otimes", PRODUCT),
        also=("ger",),
    ),
    Operation(
        name="linear",
        family="product",
        parameters="x, weight, bias=None",
        value="x @ weight.T + bias",
        by_rank={(1,): "linear of a vector"},
        examples=("F.linear(x, y, z[0, :3])", "F.linear(x, y)"),
        back={"x": ways("bar @ weight"), "weight": ways("bar.mT @ x"), "bias": ways("1")},
    ),
    Operation(
        name="linear of a vector",
        family="product",
        parameters="x, weight, bias=None",
        value="x @ weight.T + bias",
        examples=("F.linear(z[0], y, x[:, 0])",),
        back={"x": ways("weight.T @ bar"), "weight": ways("rank_one(bar, x)"), "bias": ways("1")},
    ),
    Operation(
        name="addmm",
        family="product",
        parameters="bias, x, y",
        value="bias + x @ y",
        examples=("torch.addmm(z[0, :3], x, y.T)",),
        back={"bias": ways("1"), "x": ways("bar @ y.mT"), "y": ways("x.mT @ bar")},
    ),
    Operation(
        name="baddbmm",
        family="product",
        parameters="bias, x, y",
        value="bias + x @ y",
        back={"bias": ways("1"), "x": ways("bar @ y.mT"), "y": ways("x.mT @ bar")},
        examples=("torch.baddbmm(z[0, :3], torch.stack([x, x]), torch.stack([y.T, y.T]))",),
    ),
    Operation(
        name="addmv",
        family="product",
        parameters="bias, x, y",
        value="bias + x @ y",
        examples=("torch.addmv(x[:, 0], x, z[0])",),
        back={"bias": ways("1"), "x": ways("rank_one(bar, y)"), "y": ways("x.mT @ bar")},
    ),
    Operation(
        name="einsum", family="product", parameters="equation, *operands", examples=("torch.einsum('ij,kj->ik', x, y)",)
    ),
    Operation(
        name="tensordot", family="product", parameters="x, y, dims=2", examples=("torch.tensordot(x, y.T, dims=1)",)
    ),
    Operation(
        name="chain_matmul",
        family="product",
        parameters="*matrices",
        also=("linalg_multi_dot",),
        examples=("torch.linalg.multi_dot([x, y.T, x])",),
    ),
    Operation(
        name="kron",
        family="product",
        parameters="x, y",
        latex=between(r"\otimes", PRODUCT),
        examples=("torch.kron(x, y)",),
    ),
    Operation(
        name="bilinear",
        family="product",
        parameters="x, y, weight, bias=None",
        examples=("F.bilinear(x, y, torch.stack([x.T @ y]))",),
    ),
    Operation(
        name="cross",
        family="product",
        parameters="x, y, dim=None",
        latex=between(r"\times", PRODUCT),
        also=("linalg_cross",),
        examples=("torch.linalg.cross(x[:, :3], y[:, :3])",),
    ),
    Operation(
        name="cdist",
        family="product",
        parameters="x, y, p=2.0",
        examples=("torch.cdist(x, y)",),
    ),
    Operation(
        name="cosine_similarity",
        family="product",
        parameters="x, y, dim=1, eps=1e-08",
        examples=("F.cosine_similarity(x, y)",),
    ),
)

SQUARE = "x = x[:, :3] + 3 * torch.eye(3, dtype=x.dtype); y = y[:, :3]"


def of_matrix(name: str, value: str, back: str | Back | None, *also: str, **more: Any) -> Operation:
    """Return the record of a function of a square matrix."""
    more.setdefault("examples", (f"torch.{name.replace('linalg_', 'linalg.')}(x)",))
    sent = {"x": ways(back)} if back else {}
    more.setdefault("setup", SQUARE)
    return Operation(name=name, family="product", value=value, back=sent, also=also, **more)


DET = Back("bar * out * inv(x).mT", jacobian=r"{out}\,{x}^{{-\top}}")
INVERSE = Back("-out.mT @ bar @ out.mT")
MATRIX_FUNCTIONS = (
    of_matrix("det", "det(x)", DET, "linalg_det", latex=prefixed(r"\det")),
    of_matrix(
        "logdet",
        "log(det(x))",
        Back("bar * inv(x).mT", jacobian=r"{x}^{{-\top}}"),
        latex=prefixed(r"\log\det"),
        setup=SQUARE + "; x = x @ x.T",
    ),
    of_matrix("inverse", "inv(x)", INVERSE, "linalg_inv", "linalg_inv_ex", latex=power("-1")),
    of_matrix("trace", "sum(diagonal(x))", Back("bar * eye(x)", jacobian="I"), latex=prefixed(r"\operatorname{{tr}}")),
    of_matrix(
        "linalg_matrix_power",
        "",
        None,
        "matrix_power",
        parameters="x, n",
        examples=("torch.linalg.matrix_power(x, 3)",),
        latex=Latex("{0}^{{{1}}}", 3, 4, 0),
    ),
    of_matrix("matrix_exp", "", None, "linalg_matrix_exp", latex=Latex("e^{{{0}}}", 3)),
    of_matrix("linalg_cholesky", "", None, "cholesky", setup=SQUARE + "; x = x @ x.T"),
    of_matrix("linalg_qr", "", None, "qr", examples=("torch.linalg.qr(x)[0]",)),
    of_matrix("pinverse", "", None, "linalg_pinv"),
    of_matrix("slogdet", "", None, "linalg_slogdet", examples=("torch.linalg.slogdet(x)[1]",)),
    Operation(
        name="linalg_solve",
        family="product",
        parameters="x, y",
        value="inv(x) @ y",
        setup=SQUARE,
        back={"y": ways("inv(x).mT @ bar"), "x": ways("-(inv(x).mT @ bar) @ out.mT")},
        also=("linalg_solve_ex", "solve"),
        by_rank={(2, 1): "solve for a vector"},
        latex=Latex("{0}^{{-1}} {1}", PRODUCT, 4, 3),
        examples=("torch.linalg.solve(x, y)",),
    ),
    Operation(
        name="solve for a vector",
        family="product",
        parameters="x, y",
        value="inv(x) @ y",
        setup=SQUARE,
        back={"y": ways("inv(x).mT @ bar"), "x": ways("-rank_one(inv(x).mT @ bar, out)")},
        latex=Latex("{0}^{{-1}} {1}", PRODUCT, 4, 3),
        examples=("torch.linalg.solve(x, y[0])",),
    ),
    *(
        Operation(
            name=name,
            family="product",
            parameters="x",
            back={"x": ways(Back("", "eigen"))},
            also=also,
            setup=setup,
            examples=(f"torch.linalg.{name.removeprefix('linalg_')}({matrix})",),
        )
        for name, also, setup, matrix in (
            ("linalg_eigvalsh", (), SQUARE, "x + x.T"),
            ("linalg_svdvals", (), "", "x"),
        )
    ),
    *(
        Operation(
            name=name,
            family="product",
            parameters="x",
            back={"x": ways(Back("", "eigen"))},
            also=also,
            setup=SQUARE,
            examples=examples,
        )
        for name, also, examples in (
            ("linalg_eigh", ("symeig",), ("torch.linalg.eigh(x + x.T)[0]", "torch.linalg.eigh(x + x.T)[1]")),
            ("linalg_svd", ("svd",), ("torch.linalg.svd(x)[0]", "torch.linalg.svd(x)[1]")),
            ("linalg_eig", ("eig",), ("torch.linalg.eig(x)[0].abs()",)),
            ("linalg_eigvals", (), ("torch.linalg.eigvals(x).abs()",)),
        )
    ),
)

OPERATIONS = (*PRODUCTS, *MATRIX_FUNCTIONS)
