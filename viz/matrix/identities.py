# ruff: noqa: E501 - a table with one identity in each line
"""The identities of matrix calculus, one record each; tests check every one against torch and central differences.

Most stand in Petersen and Pedersen, The Matrix Cookbook (2012), sections 2.1 to 2.8, or in D2L's appendix on
multivariable calculus. Formulas of gradients have the shape of their variable (denominator layout, as torch's ``.grad``);
``row`` is the same in numerator layout.
"""

from __future__ import annotations

import random

import msgspec


class Identity(msgspec.Struct, frozen=True):
    """An identity with everything that is needed to try it.

    Attributes:
        key: A short name that stays the same in links.
        group: "vector", "trace", "inverse", "determinant", "norm", "jacobian", "hessian" or "course".
        f: The function as LaTeX.
        derivative: The derivative as LaTeX: a gradient in the shape of the variable, a Jacobian with a row per output.
        row: A gradient in numerator layout, or a Jacobian in denominator layout; "" where it reads the same.
        inputs: What is drawn at random: ``B:n,n``. A sign after the shape asks for more: ``+`` positive, ``*`` far from
            singular, ``~`` symmetric, ``>`` symmetric and positive definite, ``=`` the text that follows.
        variable: The name of f's input.
        program: What f returns, as torch text.
        claim: The derivative as torch text, in torch's order of axes.
        words: What else it is found by.
        symbols: Whether SymPy can check it with explicit symbols.
        caution: Where it holds: "distinct", "symmetric", "tall", "positive", "square" or "".
    """

    key: str
    group: str
    f: str
    derivative: str
    row: str
    inputs: str
    variable: str
    program: str
    claim: str
    words: str = ""
    symbols: bool = True
    caution: str = ""


GROUPS = ("course", "vector", "trace", "inverse", "determinant", "norm", "jacobian", "hessian")

_INVERSE = "torch.linalg.inv"


def _identity(*fields: str, symbols: bool = True, caution: str = "") -> Identity:
    return Identity(*fields, symbols=symbols, caution=caution)


IDENTITIES: tuple[Identity, ...] = (
    # --- scalar functions of a vector
    _identity("ax", "vector", r"a^\top x", "a", r"a^\top", "a:n; x:n", "x", "a @ x", "a", "linear dot product"),
    _identity("xx", "vector", r"x^\top x", "2x", r"2x^\top", "x:n", "x", "x @ x", "2 * x", "squared norm"),
    _identity("quadratic", "vector", r"x^\top B x", r"(B+B^\top)x", r"x^\top(B+B^\top)", "B:n,n; x:n", "x", "x @ B @ x", "(B + B.T) @ x", "quadratic form"),
    _identity("norm", "vector", r"\lVert x\rVert", r"\frac{x}{\lVert x\rVert}", r"\frac{x^\top}{\lVert x\rVert}", "x:n", "x", "x.norm()", "x / x.norm()", "euclidean length"),
    _identity("distance", "vector", r"\lVert x-a\rVert", r"\frac{x-a}{\lVert x-a\rVert}", r"\frac{(x-a)^\top}{\lVert x-a\rVert}", "a:n; x:n", "x", "(x - a).norm()", "(x - a) / (x - a).norm()", "norm"),
    _identity("sum", "vector", r"\mathbf 1^\top x", r"\mathbf 1", r"\mathbf 1^\top", "x:n", "x", "x.sum()", "torch.ones_like(x)", "ones"),
    _identity("logsumexp", "vector", r"\log\textstyle\sum_i e^{x_i}", r"\operatorname{softmax}(x)", r"\operatorname{softmax}(x)^\top", "x:n", "x", "torch.logsumexp(x, 0)", "torch.softmax(x, 0)", "softmax"),
    _identity("least-squares", "vector", r"\lVert Aw-y\rVert^2", r"2A^\top(Aw-y)", r"2(Aw-y)^\top A", "A:m,n; y:m; w:n", "w", "((A @ w - y)**2).sum()", "2 * A.T @ (A @ w - y)", "linear regression loss"),
    _identity("weighted-s", "vector", r"(x-As)^\top W(x-As)\ \text{in}\ s", r"-2A^\top W(x-As)", r"-2(x-As)^\top WA", "A:m,n; W:m,m~; x:m; s:n", "s", "(x - A @ s) @ W @ (x - A @ s)", "-2 * A.T @ W @ (x - A @ s)", "weighted least squares", caution="symmetric"),
    _identity("weighted-x", "vector", r"(x-As)^\top W(x-As)\ \text{in}\ x", r"2W(x-As)", r"2(x-As)^\top W", "A:m,n; W:m,m~; x:m; s:n", "x", "(x - A @ s) @ W @ (x - A @ s)", "2 * W @ (x - A @ s)", "weighted least squares", caution="symmetric"),
    _identity("weighted-A", "vector", r"(x-As)^\top W(x-As)\ \text{in}\ A", r"-2W(x-As)s^\top", r"-2s(x-As)^\top W", "A:m,n; W:m,m~; x:m; s:n", "A", "(x - A @ s) @ W @ (x - A @ s)", "-2 * torch.outer(W @ (x - A @ s), s)", "weighted least squares", caution="symmetric"),
    _identity("logistic", "vector", r"\log(1+e^{-y\,w^\top x})\ \text{in}\ w", r"-y\,\sigma(-y\,w^\top x)\,x", r"-y\,\sigma(-y\,w^\top x)\,x^\top", "x:n; y:=torch.tensor(-1.); w:n", "w", "torch.log(1 + torch.exp(-y * (w @ x)))", "-y * torch.sigmoid(-y * (w @ x)) * x", "logistic regression loss sigmoid"),
    _identity("cross-entropy", "vector", r"\log\textstyle\sum_i e^{z_i}-z_k", r"\operatorname{softmax}(z)-e_k", r"(\operatorname{softmax}(z)-e_k)^\top", "z:n", "z", "torch.logsumexp(z, 0) - z[1]", "torch.softmax(z, 0) - torch.eye(z.numel())[1]", "softmax cross entropy loss"),
    _identity("entropy", "vector", r"-\textstyle\sum_i p_i\log p_i", r"-(\log p+\mathbf 1)", r"-(\log p+\mathbf 1)^\top", "p:n+", "p", "-(p * p.log()).sum()", "-(p.log() + 1)", "information", caution="positive"),
    _identity("rayleigh", "vector", r"r=\frac{x^\top S x}{x^\top x}", r"\frac{2(Sx-r\,x)}{x^\top x}", r"\frac{2(Sx-r\,x)^\top}{x^\top x}", "S:n,n~; x:n", "x", "(x @ S @ x) / (x @ x)", "2 * (S @ x - (x @ S @ x) / (x @ x) * x) / (x @ x)", "rayleigh quotient eigenvalue", caution="symmetric"),
    # --- scalar functions of a matrix: products and traces
    _identity("aXb", "trace", r"a^\top X b", r"a b^\top", r"b a^\top", "a:m; b:n; X:m,n", "X", "a @ X @ b", "torch.outer(a, b)", "bilinear"),
    _identity("aXtb", "trace", r"a^\top X^\top b", r"b a^\top", r"a b^\top", "a:n; b:m; X:m,n", "X", "a @ X.T @ b", "torch.outer(b, a)", "bilinear transpose"),
    _identity("bXtXc", "trace", r"b^\top X^\top X c", r"X(bc^\top+cb^\top)", r"(bc^\top+cb^\top)X^\top", "b:n; c:n; X:m,n", "X", "b @ X.T @ X @ c", "X @ (torch.outer(b, c) + torch.outer(c, b))", "quadratic"),
    _identity("affine-quadratic", "trace", r"(Xb+c)^\top D(Xb+c)", r"(D+D^\top)(Xb+c)b^\top", r"b(Xb+c)^\top(D+D^\top)", "b:n; c:m; D:m,m; X:m,n", "X", "(X @ b + c) @ D @ (X @ b + c)", "torch.outer((D + D.T) @ (X @ b + c), b)", "quadratic affine layer"),
    _identity("aXXa", "trace", r"a^\top X^2 a", r"X^\top aa^\top+aa^\top X^\top", r"aa^\top X+Xaa^\top", "a:n; X:n,n", "X", "a @ X @ X @ a", "X.T @ torch.outer(a, a) + torch.outer(a, a) @ X.T", "square power"),
    _identity("trX", "trace", r"\operatorname{tr}X", "I", "", "X:n,n", "X", "X.trace()", "torch.eye(X.shape[0])", "trace identity"),
    _identity("trXA", "trace", r"\operatorname{tr}(XA)", r"A^\top", "A", "A:n,m; X:m,n", "X", "(X @ A).trace()", "A.T", "trace"),
    _identity("trAXB", "trace", r"\operatorname{tr}(AXB)", r"A^\top B^\top", "BA", "A:k,m; B:n,k; X:m,n", "X", "(A @ X @ B).trace()", "A.T @ B.T", "trace"),
    _identity("trAXtB", "trace", r"\operatorname{tr}(AX^\top B)", "BA", r"A^\top B^\top", "A:k,n; B:m,k; X:m,n", "X", "(A @ X.T @ B).trace()", "B @ A", "trace transpose"),
    _identity("trXtA", "trace", r"\operatorname{tr}(X^\top A)", "A", r"A^\top", "A:m,n; X:m,n", "X", "(X.T @ A).trace()", "A", "trace transpose inner product"),
    _identity("trXX", "trace", r"\operatorname{tr}(X^2)", r"2X^\top", "2X", "X:n,n", "X", "(X @ X).trace()", "2 * X.T", "trace square"),
    _identity("trXXB", "trace", r"\operatorname{tr}(X^2B)", r"(XB+BX)^\top", "XB+BX", "B:n,n; X:n,n", "X", "(X @ X @ B).trace()", "(X @ B + B @ X).T", "trace square"),
    _identity("trXtBX", "trace", r"\operatorname{tr}(X^\top BX)", r"(B+B^\top)X", r"X^\top(B+B^\top)", "B:m,m; X:m,n", "X", "(X.T @ B @ X).trace()", "(B + B.T) @ X", "trace quadratic"),
    _identity("trXBXt", "trace", r"\operatorname{tr}(XBX^\top)", r"X(B+B^\top)", r"(B+B^\top)X^\top", "B:n,n; X:m,n", "X", "(X @ B @ X.T).trace()", "X @ (B + B.T)", "trace quadratic"),
    _identity("trAXBX", "trace", r"\operatorname{tr}(AXBX)", r"A^\top X^\top B^\top+B^\top X^\top A^\top", "BXA+AXB", "A:n,m; B:n,m; X:m,n", "X", "(A @ X @ B @ X).trace()", "A.T @ X.T @ B.T + B.T @ X.T @ A.T", "trace quadratic"),
    _identity("trXtX", "trace", r"\operatorname{tr}(X^\top X)=\lVert X\rVert_F^2", "2X", r"2X^\top", "X:m,n", "X", "(X.T @ X).trace()", "2 * X", "trace squared frobenius norm"),
    _identity("trBtXtCXB", "trace", r"\operatorname{tr}(B^\top X^\top CXB)", r"C^\top XBB^\top+CXBB^\top", r"BB^\top X^\top C+BB^\top X^\top C^\top", "B:n,k; C:m,m; X:m,n", "X", "(B.T @ X.T @ C @ X @ B).trace()", "C.T @ X @ B @ B.T + C @ X @ B @ B.T", "trace quadratic"),
    _identity("trAXBXtC", "trace", r"\operatorname{tr}(AXBX^\top C)", r"A^\top C^\top XB^\top+CAXB", r"BX^\top CA+B^\top X^\top A^\top C^\top", "A:k,m; B:n,n; C:m,k; X:m,n", "X", "(A @ X @ B @ X.T @ C).trace()", "A.T @ C.T @ X @ B.T + C @ A @ X @ B", "trace quadratic"),
    _identity("affine-norm", "trace", r"\lVert AXB+C\rVert_F^2", r"2A^\top(AXB+C)B^\top", r"2B(AXB+C)^\top A", "A:k,m; B:n,l; C:k,l; X:m,n", "X", "((A @ X @ B + C)**2).sum()", "2 * A.T @ (A @ X @ B + C) @ B.T", "frobenius least squares"),
    _identity("trXk", "trace", r"\operatorname{tr}(X^4)", r"4(X^3)^\top", "4X^3", "X:n,n", "X", "torch.linalg.matrix_power(X, 4).trace()", "4 * torch.linalg.matrix_power(X, 3).T", "trace power k"),
    _identity("sum-sin", "trace", r"\textstyle\sum_{ij}\sin X_{ij}", r"\cos X", r"(\cos X)^\top", "X:m,n", "X", "X.sin().sum()", "X.cos()", "elementwise sine cosine"),
    _identity("trexp", "trace", r"\operatorname{tr}(e^X)", r"(e^X)^\top", "e^X", "X:n,n", "X", "torch.matrix_exp(X).trace()", "torch.matrix_exp(X).T", "matrix exponential", symbols=False),
    # --- inverses
    _identity("trAXinvB", "inverse", r"\operatorname{tr}(AX^{-1}B)", r"-(X^{-1}BAX^{-1})^\top", r"-X^{-1}BAX^{-1}", "A:m,n; B:n,m; X:n,n*", "X", f"(A @ {_INVERSE}(X) @ B).trace()", f"-({_INVERSE}(X) @ B @ A @ {_INVERSE}(X)).T", "inverse trace"),
    _identity("aXinvb", "inverse", r"a^\top X^{-1}b", r"-X^{-\top}ab^\top X^{-\top}", r"-X^{-1}ba^\top X^{-1}", "a:n; b:n; X:n,n*", "X", f"a @ {_INVERSE}(X) @ b", f"-{_INVERSE}(X).T @ torch.outer(a, b) @ {_INVERSE}(X).T", "inverse"),
    _identity("trXplusAinv", "inverse", r"\operatorname{tr}\big((X+A)^{-1}\big)", r"-\big((X+A)^{-2}\big)^\top", r"-(X+A)^{-2}", "A:n,n; X:n,n*", "X", f"{_INVERSE}(X + A).trace()", f"-({_INVERSE}(X + A) @ {_INVERSE}(X + A)).T", "inverse trace"),
    # --- determinants
    _identity("det", "determinant", r"\det X", r"\det(X)\,X^{-\top}", r"\det(X)\,X^{-1}", "X:n,n*", "X", "torch.linalg.det(X)", f"torch.linalg.det(X) * {_INVERSE}(X).T", "determinant jacobi"),
    _identity("detAXB", "determinant", r"\det(AXB)", r"\det(AXB)\,X^{-\top}", r"\det(AXB)\,X^{-1}", "A:n,n*; B:n,n*; X:n,n*", "X", "torch.linalg.det(A @ X @ B)", f"torch.linalg.det(A @ X @ B) * {_INVERSE}(X).T", "determinant"),
    _identity("detXtAX-square", "determinant", r"\det(X^\top AX)", r"2\det(X^\top AX)\,X^{-\top}", r"2\det(X^\top AX)\,X^{-1}", "A:n,n*; X:n,n*", "X", "torch.linalg.det(X.T @ A @ X)", f"2 * torch.linalg.det(X.T @ A @ X) * {_INVERSE}(X).T", "determinant square", caution="square"),
    _identity("detXtAX-tall", "determinant", r"\det(X^\top AX)", r"2\det(X^\top AX)\,AX(X^\top AX)^{-1}", r"2\det(X^\top AX)\,(X^\top AX)^{-1}X^\top A", "A:t,t>; X:t,2", "X", "torch.linalg.det(X.T @ A @ X)", f"2 * torch.linalg.det(X.T @ A @ X) * A @ X @ {_INVERSE}(X.T @ A @ X)", "determinant tall", caution="tall"),
    _identity("detXk", "determinant", r"\det(X^3)", r"3\det(X^3)\,X^{-\top}", r"3\det(X^3)\,X^{-1}", "X:2,2*", "X", "torch.linalg.det(X @ X @ X)", f"3 * torch.linalg.det(X @ X @ X) * {_INVERSE}(X).T", "determinant power k"),
    _identity("detXinv", "determinant", r"\det(X^{-1})", r"-\det(X)^{-1}X^{-\top}", r"-\det(X)^{-1}X^{-1}", "X:n,n*", "X", f"torch.linalg.det({_INVERSE}(X))", f"-{_INVERSE}(X).T / torch.linalg.det(X)", "determinant inverse"),
    _identity("logdet", "determinant", r"\ln|\det X|", r"X^{-\top}", r"X^{-1}", "X:n,n*", "X", "torch.linalg.det(X).abs().log()", f"{_INVERSE}(X).T", "logdet log determinant"),
    _identity("logdetXtX", "determinant", r"\ln\det(X^\top X)", r"2(X^+)^\top", r"2X^+", "X:t,2", "X", "torch.linalg.det(X.T @ X).log()", "2 * torch.linalg.pinv(X).T", "logdet log determinant pseudoinverse", caution="tall"),
    # --- norms and eigenvalues of a matrix
    _identity("frobenius", "norm", r"\lVert X\rVert_F", r"\frac{X}{\lVert X\rVert_F}", r"\frac{X^\top}{\lVert X\rVert_F}", "X:m,n", "X", "X.norm()", "X / X.norm()", "frobenius"),
    _identity("nuclear", "norm", r"\lVert X\rVert_*", r"UV^\top", r"VU^\top", "X:m,n", "X", "torch.linalg.matrix_norm(X, 'nuc')", "torch.linalg.svd(X, full_matrices=False).U @ torch.linalg.svd(X, full_matrices=False).Vh", "nuclear trace norm svd", symbols=False, caution="distinct"),
    _identity("spectral", "norm", r"\lVert X\rVert_2", r"u_1v_1^\top", r"v_1u_1^\top", "X:m,n", "X", "torch.linalg.matrix_norm(X, 2)", "torch.outer(torch.linalg.svd(X).U[:, 0], torch.linalg.svd(X).Vh[0])", "spectral norm svd", symbols=False, caution="distinct"),
    _identity("eigenvalue", "norm", r"\lambda_{\max}(X)", r"v_1v_1^\top", "", "X:n,n~", "X", "torch.linalg.eigvalsh((X + X.T) / 2)[-1]", "torch.outer(torch.linalg.eigh(X).eigenvectors[:, -1], torch.linalg.eigh(X).eigenvectors[:, -1])", "eigenvalue eigenvector symmetric", symbols=False, caution="distinct"),
    # --- Jacobians and differentials
    _identity("Ax", "jacobian", "Ax", "A", r"A^\top", "A:m,n; x:n", "x", "A @ x", "A", "linear map"),
    _identity("xA", "jacobian", r"x^\top A", r"A^\top", "A", "A:n,m; x:n", "x", "x @ A", "A.T", "linear map row"),
    _identity("hadamard", "jacobian", r"x\odot y", r"\operatorname{diag}(y)", "", "y:n; x:n", "x", "x * y", "torch.diag(y)", "elementwise product hadamard diagonal"),
    _identity("softmax", "jacobian", r"s=\operatorname{softmax}(x)", r"\operatorname{diag}(s)-ss^\top", "", "x:n", "x", "torch.softmax(x, 0)", "torch.diag(torch.softmax(x, 0)) - torch.outer(torch.softmax(x, 0), torch.softmax(x, 0))", "softmax"),
    _identity("unit", "jacobian", r"\hat x=\frac{x}{\lVert x\rVert}", r"\frac{I-\hat x\hat x^\top}{\lVert x\rVert}", "", "x:n", "x", "x / x.norm()", "(torch.eye(x.numel()) - torch.outer(x, x) / (x @ x)) / x.norm()", "normalise unit vector"),
    _identity("cross", "jacobian", r"a\times x", r"[a]_\times", r"[a]_\times^\top", "a:3; x:3", "x", "torch.linalg.cross(a, x)", "torch.stack([torch.linalg.cross(a, e) for e in torch.eye(3)], 1)", "cross product", symbols=False),
    _identity("vec", "jacobian", r"\operatorname{vec}(AXB),\ x=\operatorname{vec}X", r"B^\top\otimes A", r"B\otimes A^\top", "A:m,n; B:k,l; x:nk", "x", "(A @ x.reshape(B.shape[0], A.shape[1]).T @ B).T.flatten()", "torch.kron(B.T.contiguous(), A)", "vec kronecker product"),
    _identity("dinverse", "jacobian", r"(X+t\,\mathrm dX)^{-1}\ \text{at}\ t=0", r"-X^{-1}\,\mathrm dX\,X^{-1}", r"-(X^{-1}\,\mathrm dX\,X^{-1})^\top", "X:n,n*; dX:n,n; t:=torch.tensor(0.)", "t", f"{_INVERSE}(X + t * dX)", f"-{_INVERSE}(X) @ dX @ {_INVERSE}(X)", "differential inverse"),
    _identity("ddet", "jacobian", r"\det(X+t\,\mathrm dX)\ \text{at}\ t=0", r"\det(X)\operatorname{tr}(X^{-1}\mathrm dX)", "", "X:n,n*; dX:n,n; t:=torch.tensor(0.)", "t", "torch.linalg.det(X + t * dX)", f"torch.linalg.det(X) * ({_INVERSE}(X) @ dX).trace()", "differential determinant jacobi"),
    _identity("dproduct", "jacobian", r"(X+t\,\mathrm dX)(Y+t\,\mathrm dY)\ \text{at}\ t=0", r"\mathrm dX\,Y+X\,\mathrm dY", r"(\mathrm dX\,Y+X\,\mathrm dY)^\top", "X:m,k; Y:k,n; dX:m,k; dY:k,n; t:=torch.tensor(0.)", "t", "(X + t * dX) @ (Y + t * dY)", "dX @ Y + X @ dY", "differential product rule"),
    _identity("AX", "jacobian", r"(AX)_{ij}\ \text{by}\ X_{kl}", r"A_{ik}\,\delta_{jl}", "", "A:m,n; X:n,k", "X", "A @ X", "torch.einsum('ik,jl->ijkl', A, torch.eye(X.shape[1]))", "kronecker delta four axes"),
    _identity("transpose", "jacobian", r"(X^\top)_{ij}\ \text{by}\ X_{kl}", r"\delta_{jk}\,\delta_{il}", "", "X:m,n", "X", "X.T", "torch.einsum('jk,il->ijkl', torch.eye(X.shape[0]), torch.eye(X.shape[1]))", "transpose kronecker delta"),
    # --- Hessians: Jacobians of gradients
    _identity("hessian-quadratic", "hessian", r"\nabla(x^\top Bx)", r"B+B^\top", "", "B:n,n; x:n", "x", "torch.func.grad(lambda x: x @ B @ x)(x)", "B + B.T", "hessian second derivative", symbols=False),
    _identity("hessian-logsumexp", "hessian", r"\nabla\log\textstyle\sum_i e^{x_i},\ s=\operatorname{softmax}(x)", r"\operatorname{diag}(s)-ss^\top", "", "x:n", "x", "torch.func.grad(lambda x: torch.logsumexp(x, 0))(x)", "torch.diag(torch.softmax(x, 0)) - torch.outer(torch.softmax(x, 0), torch.softmax(x, 0))", "hessian softmax", symbols=False),
    _identity("hessian-least-squares", "hessian", r"\nabla\lVert Aw-y\rVert^2", r"2A^\top A", "", "A:m,n; y:m; w:n", "w", "torch.func.grad(lambda w: ((A @ w - y)**2).sum())(w)", "2 * A.T @ A", "hessian linear regression", symbols=False),
    # --- the course's rules (acceptance rows I1 to I3)
    _identity("rule-polynomial", "course", "y=4x^3+x^2+3", "12x^2+2x", "", "x:=torch.tensor(1.)", "x", "4*x**3 + x**2 + 3", "12 * x**2 + 2 * x", "polynomial symbolic numeric automatic"),
    _identity("rule-constant", "course", r"y=a", r"\mathbf 0", r"\mathbf 0^\top", "a:=torch.tensor(7.); x:=torch.tensor([1., 2., 3.])", "x", "a * torch.ones(())", "torch.zeros(3)", "constant"),
    _identity("rule-multiple", "course", r"y=au,\ u=\textstyle\sum x_i^2", r"a\,\frac{\partial u}{\partial x}", r"a\,\frac{\partial u}{\partial x}", "a:=torch.tensor(7.); x:=torch.tensor([1., 2., 3.])", "x", "a * (x**2).sum()", "a * 2 * x", "constant factor"),
    _identity("rule-sum", "course", r"y=\operatorname{sum}(x)", r"\mathbf 1", r"\mathbf 1^\top", "x:=torch.tensor([1., 2., 3.])", "x", "x.sum()", "torch.tensor([1., 1., 1.])", "sum ones"),
    _identity("rule-square", "course", r"y=\lVert x\rVert^2", "2x", r"2x^\top", "x:=torch.tensor([1., 2., 3.])", "x", "x.norm()**2", "2 * x", "squared norm"),
    _identity("rule-u-plus-v", "course", r"y=u+v,\ u=\textstyle\sum x_i^2,\ v=\textstyle\sum\sin x_i", r"\frac{\partial u}{\partial x}+\frac{\partial v}{\partial x}", r"\frac{\partial u}{\partial x}+\frac{\partial v}{\partial x}", "x:=torch.tensor([1., 2., 3.])", "x", "(x**2).sum() + x.sin().sum()", "2 * x + x.cos()", "sum rule"),
    _identity("rule-product", "course", r"y=uv,\ u=\textstyle\sum x_i^2,\ v=\textstyle\sum\sin x_i", r"\frac{\partial u}{\partial x}v+\frac{\partial v}{\partial x}u", r"\frac{\partial u}{\partial x}v+\frac{\partial v}{\partial x}u", "x:=torch.tensor([1., 2., 3.])", "x", "(x**2).sum() * x.sin().sum()", "2 * x * x.sin().sum() + x.cos() * (x**2).sum()", "product rule"),
    _identity("rule-inner", "course", r"y=\langle u,v\rangle,\ u=x^2,\ v=\sin x", r"\frac{\partial u}{\partial x}^{\!\top}v+\frac{\partial v}{\partial x}^{\!\top}u", r"u^\top\frac{\partial v}{\partial x}+v^\top\frac{\partial u}{\partial x}", "x:=torch.tensor([1., 2., 3.])", "x", "torch.dot(x**2, torch.sin(x))", "x**2 @ torch.diag(torch.cos(x)) + torch.sin(x) @ torch.diag(2 * x)", "inner product rule dot"),
    _identity("rule-vector-constant", "course", r"y=a", r"\mathbf 0", "", "a:=torch.tensor([1., 2.]); x:=torch.tensor([1., 2., 3.])", "x", "a * torch.ones(2)", "torch.zeros(2, 3)", "constant vector"),
    _identity("rule-identity", "course", r"y=x", "I", "", "x:=torch.tensor([1., 2., 3.])", "x", "x * 1", "torch.eye(3)", "identity"),
    _identity("rule-Ax", "course", r"y=Ax", "A", r"A^\top", "A:=torch.tensor([[1., 2., 3.], [4., 5., 6.]]); x:=torch.tensor([1., 2., 3.])", "x", "A @ x", "A", "linear map"),
    _identity("rule-xA", "course", r"y=x^\top A", r"A^\top", "A", "A:=torch.tensor([[1., 2.], [3., 4.], [5., 6.]]); x:=torch.tensor([1., 2., 3.])", "x", "x @ A", "A.T", "linear map row"),
    _identity("rule-au", "course", r"y=a\,u,\ u=x^2", r"a\,\frac{\partial u}{\partial x}", "", "a:=torch.tensor(7.); x:=torch.tensor([1., 2., 3.])", "x", "a * x**2", "a * torch.diag(2 * x)", "constant factor"),
    _identity("rule-Au", "course", r"y=Au,\ u=x^2", r"A\,\frac{\partial u}{\partial x}", r"\frac{\partial u}{\partial x}A^\top", "A:=torch.tensor([[1., 2., 3.], [4., 5., 6.]]); x:=torch.tensor([1., 2., 3.])", "x", "A @ x**2", "A @ torch.diag(2 * x)", "linear map"),
    _identity("rule-vector-sum", "course", r"y=u+v,\ u=x^2,\ v=\sin x", r"\frac{\partial u}{\partial x}+\frac{\partial v}{\partial x}", "", "x:=torch.tensor([1., 2., 3.])", "x", "x**2 + x.sin()", "torch.diag(2 * x) + torch.diag(x.cos())", "sum rule"),
)  # fmt: skip
"""In the order in which the page lists them."""

BY_KEY = {one.key: one for one in IDENTITIES}

SMALLEST, LARGEST = 2, 3
"""Lengths that are drawn at random; SymPy inverts a 3 × 3 matrix of symbols, and hardly a larger one."""


def sizes(seed: int) -> dict[str, int]:
    """Return random lengths for the letters of the shapes; "t" is the rows of a tall matrix."""
    draw = random.Random(seed)
    found = {letter: draw.randint(SMALLEST, LARGEST) for letter in "nmkl"}
    return {**found, "t": draw.randint(3, 4), "nk": found["n"] * found["k"]}


def identity_text(one: Identity, seed: int) -> str:
    """Return the program that defines an identity's f with random numbers; equal for equal seeds."""
    lengths = sizes(seed)
    lines = [_drawn(part.strip(), lengths) for part in one.inputs.split(";")]
    if any("torch.rand" in line for line in lines):
        lines.insert(0, f"torch.manual_seed({seed})")
    return "\n".join([*lines, "", f"def f({one.variable}):", f"    return {one.program}", ""])


def _drawn(part: str, lengths: dict[str, int]) -> str:
    """Return the line that binds one input: ``B:n,n~`` is ``B = torch.randn(3, 3)`` made symmetric."""
    name, shape = part.split(":", 1)
    if shape.startswith("="):
        return f"{name} = {shape[1:]}"
    sign = shape[-1] if shape[-1] in "+*~>" else ""
    parts = shape.removesuffix(sign).split(",")
    size = ", ".join(str(lengths.get(letter) or letter) for letter in parts)
    rows = size.split(", ")[0]
    made = {
        "": f"torch.randn({size})",
        "+": f"torch.rand({size}) + 0.2",
        "*": f"torch.randn({size}) + 3 * torch.eye({rows})",
        "~": f"torch.randn({size})",
        ">": f"torch.randn({size})",
    }[sign]
    more = {"~": f"\n{name} = ({name} + {name}.T) / 2", ">": f"\n{name} = {name} @ {name}.T + torch.eye({rows})"}
    return f"{name} = {made}{more.get(sign, '')}"


def searched(text: str) -> tuple[Identity, ...]:
    """Return the identities that hold every word of a text in a formula, a key or a word; all of them for ""."""
    wanted = text.casefold().split()
    return tuple(one for one in IDENTITIES if all(word in searchable(one) for word in wanted))


def searchable(one: Identity) -> str:
    """Return what an identity is found by, in lower case."""
    plain = f"{one.f} {one.derivative}".replace(r"\operatorname", "").replace("\\", "")
    stripped = "".join(letter for letter in plain if letter not in "{}^_ ")
    return f"{one.key} {one.group} {one.words} {plain} {stripped} {one.program} {one.claim}".casefold()
