"""Answers to the exercises of sections 2.4 and 2.5 and on training loops as strangers give them, in their own ways."""

from __future__ import annotations

LOOP = "for i in range({}):\n"

RIGHT: dict[str, tuple[str, ...]] = {
    "tangent-slope": ("4", "4.", "3*1**2 + 1/1**2", " 4.00001 ", "４"),
    "tangent-line": (
        "def tangent(a, x):\n  m = 3*a*a + 1/(a*a)\n  b = a**3 - 1/a\n  return m*(x - a) + b",
        "f = lambda t: t**3 - 1/t\nfrom torch.func import grad\n\ndef tangent(a, x):\n    a = torch.tensor(float(a))\n"
        "    return f(a) + grad(f)(a) * (x - a)",
        "def tangent(a, x):\n    out = []\n    for t in x:\n        out.append(a**3 - 1/a + (3*a**2 + "
        "a**(-2))*(t - a))\n    return torch.stack(out)",
    ),
    "product-rule": (
        "derivative = lambda x: torch.exp(x)*(2*x+x**2)",
        "import math\ndef derivative(x):\n    return torch.tensor([math.exp(t)*(2*t+t*t) for t in x.tolist()])",
        "def derivative(x):\n    u, v = x**2, torch.exp(x)\n    du, dv = 2*x, v\n    return du*v + u*dv",
    ),
    "central-difference": (
        "def slope(f, x, h):\n    a = f(x+h)\n    b = f(x-h)\n    return (a-b)/2/h",
        "def slope(f, x, h):\n    return (f(x - h) - f(x + h)) / (-2 * h)",
        "def slope(g, at, eps):\n    left, right = at - eps, at + eps\n    return (g(right) - g(left)) / (right "
        "- left)",
    ),
    "subgradients-of-abs": ("2,1,0", "0, 1, 2"),
    "subgradients-of-relu": (
        "def interval(x):\n    lo = 1 if x > 0 else 0\n    hi = 0 if x < 0 else 1\n    return lo, hi",
        "import numpy as np\ndef interval(x):\n    return [np.heaviside(x, 0), np.heaviside(x, 1)]",
    ),
    "gradient-of-two": (
        "import math\ndef gradient(x):\n    a, b = x.tolist()\n    return torch.tensor([6*a, 5*math.exp(b)])",
        "def gradient(x):\n    x1, x2 = x\n    return torch.cat([(6*x1).reshape(1), (5*torch.exp(x2)).reshape(1)])",
        "gradient = torch.func.grad(lambda x: 3*x[0]**2 + 5*x[1].exp())",
    ),
    "three-partials": ("[4,4,2]", "[2*1+2, 1+3, 2]", "torch.tensor([4.,4.,2.])", "[4.0, 4.0, 2.0]"),
    "gradient-of-norm": (
        "def gradient(x):\n    return torch.nn.functional.normalize(x, dim=0)",
        "def gradient(x):\n    length = 0\n    for t in x:\n        length += t*t\n    return x / length**0.5",
        "gradient = torch.func.grad(lambda v: (v@v).sqrt())",
    ),
    "norm-at-zero": ("0", " 0 "),
    "slope-along": (
        "def slope_along(x, u):\n    f = lambda p: p[0]**2 + 2*p[1]**2\n"
        "    g = torch.autograd.functional.jacobian(f, x)\n    return g @ (u / (u@u).sqrt())",
        "def slope_along(x, u):\n    c = torch.nn.functional.cosine_similarity(torch.stack([2*x[0], 4*x[1]]), u, "
        "dim=0)\n    return c * torch.stack([2*x[0], 4*x[1]]).norm()",
    ),
    "along-the-contour": (
        "def along(x):\n    return 1e-6*torch.stack([-4*x[1], 2*x[0]])",
        "def along(x):\n    return torch.tensor([2*x[1], -1*x[0]])",
        "def along(x):\n    g = torch.stack([2*x[0], 4*x[1]])\n    e = torch.tensor([1., 0.3])\n"
        "    return e - (e@g)/(g@g)*g",
        "def along(x):\n    a, b = x\n    return torch.stack((b*-400, a*200))",
    ),
    "two-descent-steps": ("[.64,.36]", "[0.8**2, 0.6**2]", "[1 - .2 - .16, 1 - .4 - .24]"),
    "layout-of-a-column": ("(4,1)", "（4，1）"),
    "jacobian-by-hand": ("[[1,1,1],[2,2,2],[2,2,1]]", "torch.tensor([[1.,1.,1.],[2.,2.,2.],[2.,2.,1.]])"),
    "number-by-matrix": (
        "def derivative(A, X):\n    n, k = X.shape\n    D = torch.zeros(k, n)\n    for i in range(n):\n"
        "        for j in range(k):\n            D[j, i] = 2*A[i, j]*X[i, j]\n    return D",
        "def derivative(A, X):\n    return torch.einsum('ij,ij->ji', A, X)*2",
        "derivative = lambda A, X: torch.func.grad(lambda M: (A*M*M).sum())(X).T",
    ),
    "quadratic-form": (
        "def gradient(B, x):\n    S = (B + B.t())/2\n    return 2*torch.mv(S, x)",
        "def gradient(B, x):\n    x = x.clone().requires_grad_()\n    (x@B@x).backward()\n    return x.grad",
    ),
    "least-squares": (
        "def gradient(X, w, y):\n    return 2*(X.T@X@w - X.T@y)",
        "def gradient(X, w, y):\n    g = torch.zeros(len(w))\n    for xi, yi in zip(X, y):\n        g += 2*(xi@w "
        "- yi)*xi\n    return g",
        "def gradient(X, w, y):\n    r = y - torch.mv(X, w)\n    return -2*torch.mv(X.t(), r)",
    ),
    "trace-of-a-product": (
        "def gradient(A, B):\n    return torch.mm(B, A).t()",
        "def gradient(A, B):\n    G = torch.zeros(A.size(1), B.size(0))\n    for n in range(len(A)):\n"
        "        G += torch.outer(A[n], B[:, n])\n    return G",
    ),
    "softmax-jacobian": (
        "def jacobian(z):\n    return torch.autograd.functional.jacobian(lambda t: t.softmax(0), z)",
        "def jacobian(z):\n    s = z.exp()/z.exp().sum()\n    J = -s.reshape(-1,1)*s.reshape(1,-1)\n    J += "
        "s.diag()\n    return J",
    ),
    "cross-entropy-gradient": (
        "def gradient(z, k):\n    z = z.clone().requires_grad_()\n    torch.nn.functional.cross_entropy(z[None], "
        "torch.tensor([k])).backward()\n    return z.grad",
        "def gradient(z, k):\n    p = z.exp()/z.exp().sum()\n    return torch.stack([p[i] - float(i == k) for i in "
        "range(len(z))])",
    ),
    "outer-and-inner": (
        "derivative = lambda t: 2*t*(t*t).cos()",
        "import math\ndef derivative(x):\n    return torch.tensor([2*v*math.cos(v**2) for v in x.tolist()])",
        "derivative = torch.vmap(torch.func.grad(lambda t: torch.sin(t**2)))",
    ),
    "three-ways-to-u": (
        "def chain(f_grad, J):\n    return torch.matmul(f_grad.unsqueeze(0), J)[0]",
        "def chain(g, J):\n    r = torch.zeros(2)\n    for i in range(3):\n        for k in range(2):\n"
        "            r[k] += g[i]*J[i][k]\n    return r",
        "def chain(f_grad, J):\n    return torch.einsum('i,ij->j', f_grad, J)",
    ),
    "squared-error-by-hand": (
        "def gradient(x, w, y):\n    e = sum(a*b for a, b in zip(x, w)) - y\n    return torch.stack([2*e*t for t "
        "in x])",
        "gradient = lambda x, w, y: (x @ w - y).mul(2) * x",
    ),
    "chain-on-a-graph": (
        "a.value=-2.0;b.value=-3.0;z.value=9.0;b.adjoint=-6.0;a.adjoint=-6.0;w.adjoint=[-6.0,0.0,6.0]",
        "w.adjoint=[-6, 0, 6]; a.adjoint=-6; b.adjoint=-6; z.value=9; b.value=-3; a.value=-2",
    ),
    "two-ways-meet": (
        "u.value=6.;v.value=36.;z.value=42.;v.adjoint=1.;u.adjoint=13.;x.adjoint=39.",
        "u.value = 6 ; v.value = 36 ; z.value = 42 ; v.adjoint = 1 ; u.adjoint = 13 ; x.adjoint = 39",
    ),
    "every-node-of-a-network": (
        "def backward(x, W, v, t):\n    h = W@x\n    r = h.clamp(min=0)\n    o = v@r\n    do = 2*o - 2*t\n    dr "
        "= do*v\n    dh = dr.clone()\n    dh[h <= 0] = 0\n    dW = torch.zeros_like(W)\n    for i in range(len(h)):\n"
        "        dW[i] = dh[i]*x\n    return do, dr, dh, dW",
        "def backward(x, W, v, t):\n    h = W @ x\n    o = v @ torch.relu(h)\n    do = 2*(o-t)\n    mask = (h > "
        "0).float()\n    return [do, do*v, do*v*mask, (do*v*mask)[:, None] @ x[None, :]]",
    ),
    "which-are-leaves": ("1,0", "0,1"),
    "how-many-are-recorded": ("3", "1+1+1", "3.0"),
    "back-through-the-graph": ("0,1,2,3,4", "0, 1, 2, 4, 3"),
    "log-sin-graph": (
        "s.value=4; l.value=1.386; n.value=0.9093; p.value=1.26055; r.value=0.5; f.value=1.76055; p.adjoint=1; "
        "r.adjoint=1; l.adjoint=0.90930; n.adjoint=1.38629; s.adjoint=0.22732; x.adjoint=0.08240".replace(
            "1.386;", "1.3863;"
        ),
    ),
    "stretched-and-back": ("H.shape=(4,3);z.shape=();b.adjoint=[4.,4.,4.]",),
    "first-gradient": (
        "g = torch.func.grad(lambda t: 2*torch.dot(t, t))(x)",
        "x.requires_grad = True\ny = 2 * (x @ x)\ny.backward()\ng = x.grad",
        "g = torch.autograd.functional.jacobian(lambda t: 2*(t*t).sum(), x)",
        "x.requires_grad_()\ny = 2*torch.dot(x, x)\ny.backward(retain_graph=True)\ng = x.grad.detach().clone()",
    ),
    "gradients-add-up": ("[1.,3.,5.,7.]", "[0+1, 2+1, 4+1, 6+1]"),
    "sine-without-cosine": (
        "derivative_of_sin = torch.vmap(torch.func.grad(torch.sin))",
        "def derivative_of_sin(x):\n    x = x.clone()\n    x.requires_grad = True\n    y = torch.sin(x)\n"
        "    (g,) = torch.autograd.grad(y, x, grad_outputs=torch.ones(len(x)))\n    return g",
        "def derivative_of_sin(x):\n    return torch.func.jvp(torch.sin, (x,), (torch.ones_like(x),))[1]",
        "def derivative_of_sin(x):\n    h = 1e-4\n    d = x.double()\n"
        "    return ((torch.sin(d + h) - torch.sin(d - h)) / (2*h)).float()",
    ),
    "second-derivative": (
        "def second(f, x):\n    return torch.func.grad(torch.func.grad(f))(x)",
        "def second(f, x):\n    x = x.detach().clone().requires_grad_(True)\n    y = f(x)\n"
        "    d = torch.autograd.grad(y, x, retain_graph=True, create_graph=True)[0]\n    d.backward()\n    "
        "return x.grad",
    ),
    "price-of-the-second": ("0,1,2", "2,0,1"),
    "backward-twice": ("0",),
    "twice-on-purpose": (
        "x.requires_grad_(True)\ny = torch.exp(x).sum()\nz = torch.exp(x).sum()\ny.backward()\nz.backward()",
        "x.requires_grad_(True)\ny = torch.exp(x).sum()\nfor i in range(2):\n    y.backward(retain_graph=True)",
        "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward()\nx.grad *= 2",
    ),
    "two-heads": (
        "def gradients(w, x):\n    w = w.clone().requires_grad_()\n    h = torch.tanh(w*x)\n    "
        "h.sum().backward(retain_graph=True)\n    a, w.grad = w.grad, None\n    (h**2).sum().backward()\n    "
        "return a, w.grad",
        "def gradients(w, x):\n    t = torch.tanh(w*x)\n    d = (1 - t**2)*x\n    return d, 2*t*d",
    ),
    "function-of-ones-own": (
        "class Swish(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.x = x\n"
        "        return x*torch.sigmoid(x)\n    @staticmethod\n    def backward(ctx, g):\n        s = "
        "torch.sigmoid(ctx.x)\n        y = ctx.x*s\n        return g*(y + s*(1-y))",
        "class Swish:\n    apply = staticmethod(torch.nn.functional.silu)",
    ),
    "function-with-a-gate": (
        "class Gate(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        "
        "ctx.save_for_backward(x)\n        return torch.clip(x, -1, 1)\n    @staticmethod\n    def backward(ctx, "
        "g):\n        x, = ctx.saved_tensors\n        g = g.clone()\n        g[x >= 1] = 0\n        g[x <= -1] = "
        "0\n        return g",
    ),
    "backward-with-weights": ("[0.0, 0.0, 8.0, 3.0]", "[1*0, 0*2, 2*4, .5*6]"),
    "vjp-of-a-sine": (
        "def vjp(x, w, g):\n    _, back = torch.func.vjp(lambda a, b: torch.sin(a*b), x, w)\n    return back(g)",
        "def vjp(x, w, g):\n    J = torch.diag(torch.cos(x*w)*w)\n    K = torch.diag(torch.cos(x*w)*x)\n    "
        "return g@J, g@K",
    ),
    "vjp-of-a-product": (
        "def vjp(X, W, G):\n    dX = torch.matmul(G, W.transpose(0, 1))\n    dW = torch.matmul(X.transpose(0, 1), G)\n"
        "    return dX, dW",
        "def vjp(X, W, G):\n    X, W = X.clone().requires_grad_(), W.clone().requires_grad_()\n    (X@W).backward(G)\n"
        "    return X.grad, W.grad",
    ),
    "vjp-of-softmax": (
        "def vjp(z, g):\n    e = z.exp()\n    s = e/e.sum()\n    return g*s - s*(g*s).sum()",
        "def vjp(z, g):\n    return torch.func.vjp(lambda t: torch.softmax(t, 0), z)[1](g)[0]",
    ),
    "vjp-of-broadcasting": (
        "def vjp(G):\n    db = G[0]*0\n    for row in G:\n        db = db + row\n    return G, db",
        "def vjp(G):\n    return G, G.mean(0)*G.shape[0]",
    ),
    "jacobian-row-by-row": (
        "jacobian = lambda f, x: torch.func.jacrev(f)(x)",
        "def jacobian(f, x):\n    x = x.clone().requires_grad_()\n    n = len(f(x))\n    J = torch.zeros(n, len(x))\n"
        "    for i in range(n):\n        x.grad = None\n        f(x)[i].backward()\n        J[i] = x.grad\n    "
        "return J",
        "def jacobian(f, x):\n    x = x.clone().requires_grad_()\n    y = f(x)\n"
        "    return torch.autograd.grad(y, x, torch.eye(len(y)), is_grads_batched=True)[0]",
    ),
    "detached-factor": ("[0,1,4,9]", "[0*0, 1*1, 2*2, 3*3]"),
    "detach-or-no-grad": ("0,1,2", "1,2,0"),
    "target-that-stands-still": (
        "w.requires_grad_(True)\nfixed = w.detach().clone()\ntarget = r + 0.9*(fixed*s_next).sum()\n"
        "((w@s - target)**2).backward()",
        "target = float(r + 0.9 * torch.dot(w, s_next))\nw.requires_grad_(True)\nerror = torch.dot(w, s) - target\n"
        "loss = error*error\nloss.backward()",
    ),
    "freeze-the-first-layer": (
        "A.requires_grad_(False)\nB.requires_grad_(True)\nloss = (torch.tanh(X@A)@B).pow(2).mean()\nloss.backward()",
        "A.requires_grad_(True)\nB.requires_grad_(True)\nloss = ((torch.tanh(X @ A.detach()) @ B) ** "
        "2).mean()\nloss.backward()",
        "A.requires_grad_(True)\nB.requires_grad_(True)\nloss = ((torch.tanh(X @ A) @ B) ** "
        "2).mean()\nloss.backward()\nA.grad = None",
    ),
    "rounding-that-lets-through": (
        "def rounded(x):\n    with torch.no_grad():\n        d = torch.round(x) - x\n    return x + d",
        "def rounded(x):\n    r = x.detach().round()\n    return r + x - x.detach()",
    ),
    "total-that-leaks": (
        "w.requires_grad_(True)\ntotal = 0.\nfor x in X:\n    loss = torch.dot(w, x) ** 2\n    loss.backward()\n"
        "    with torch.no_grad():\n        total = total + loss",
        "w.requires_grad_(True)\nlosses = (X @ w) ** 2\nlosses.sum().backward()\ntotal = losses.sum().item()",
        "w.requires_grad_(True)\ntotal = 0.\nfor x in X:\n    loss = torch.dot(w, x) ** 2\n    loss.backward()\n"
        "    total = total + loss\ntotal = total.item()",
    ),
    "state-carried-over": (
        "w.requires_grad_(True)\nh = torch.zeros(())\nfor x in xs:\n    before = h.item()\n    h = "
        "torch.tanh(w*before + x)\n    loss = h*h\n    loss.backward()",
        "w.requires_grad_(True)\nh = torch.zeros(())\nfor x in xs:\n    h = torch.tensor(float(h))\n    h = "
        "torch.tanh(w * h + x)\n    loss = h ** 2\n    loss.backward()",
    ),
    "how-often-doubled": ("512", "2**9", "512.", "1536/3"),
    "control-flow-of-a-vector": (
        "def gradient(a):\n    k = 2\n    while torch.norm(k*a) < 1000:\n        k *= 2\n    if (k*a).sum() <= "
        "0: k *= 100\n    return torch.ones(len(a))*k",
    ),
    "does-the-condition-count": ("0,1", "1,0"),
    "power-by-a-loop": (
        "def slope(x, n):\n    if n == 1: return 1\n    return slope(x, n-1)*x + x**(n-1)",
        "def slope(x, n):\n    return torch.func.grad(lambda t: t**n)(torch.tensor(x))",
        "def slope(x, n):\n    total = 0\n    for k in range(n):\n        total += x**k * x**(n-1-k)\n    return total",
    ),
    "root-without-nan": (
        "def safe_root(x):\n    return torch.sqrt(torch.relu(x))",
        "def safe_root(x):\n    return torch.where(x > 0, x, 0.0) ** 0.5",
        "def safe_root(x):\n    ok = x > 0\n    y = torch.where(ok, x, torch.ones_like(x)).sqrt()\n    return y*ok",
        "def safe_root(x):\n    return torch.stack([t.sqrt() if t > 0 else torch.tensor(0.) for t in x])",
        "def safe_root(x):\n    m = (x > 0).float()\n    return torch.sqrt(x*m + (1-m))*m",
    ),
    "which-needs-no-memory": ("0,1,2", "2,1,0"),
    "how-many-multiplications": (
        "def multiplications(s):\n    f = r = 0\n    for i in range(len(s) - 2):\n        f += s[0]*s[i+1]*s[i+2]\n"
        "        r += s[-1]*s[-2-i]*s[-3-i]\n    return (f, r)",
        "import numpy as np\ndef multiplications(sizes):\n    s = np.array(sizes)\n"
        "    return [s[0]*(s[1:-1]*s[2:]).sum(), s[-1]*(s[:-2]*s[1:-1]).sum()]",
    ),
    "forward-by-hand": (
        "def forward(x, dx):\n    u, du = x*x, 2*x*dx\n    s, ds = u.sin(), u.cos()*du\n    return x*s, s*dx + ds*x",
        "def forward(x, dx):\n    x = x.clone().requires_grad_()\n    f = x*torch.sin(x**2)\n    f.backward()\n"
        "    return f.detach(), x.grad*dx",
    ),
    "product-with-a-direction": (
        "def jvp(X, w, dw):\n    e = torch.exp(-(X@w))\n    return e/(1+e)**2*(X@dw)",
        "def jvp(X, w, dw):\n    y = 1/(1+torch.exp(-X@w))\n    J = torch.diag(y*(1-y))@X\n    return J@dw",
    ),
    "fewest-passes": ("3", "3.0", "min(3, 1000)"),
    "what-is-kept": ("5", "5.0"),
    "gradients-pile-up": (
        "w.requires_grad_(True)\n"
        + LOOP.format(5)
        + "    if w.grad is not None: w.grad.zero_()\n    loss = ((X@w - y)**2).mean()\n"
        "    loss.backward()\n    w.data -= 0.1*w.grad",
        LOOP.format(5) + "    w = w - 0.1 * 2 * X.T @ (X @ w - y) / len(y)",
        "w.requires_grad_(True)\n" + LOOP.format(5) + "    ((X@w - y)**2).mean().backward()\n"
        "    w = (w - 0.1*w.grad).detach().requires_grad_()",
    ),
    "loss-turned-into-a-number": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nlosses = []\n"
        + LOOP.format(5)
        + "    loss = torch.nn.functional.mse_loss(X @ w, y)\n    losses.append(loss.detach().clone())\n"
        "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
    ),
    "step-comes-too-early": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\n"
        + LOOP.format(5)
        + "    opt.zero_grad(set_to_none=False)\n    loss = ((X @ w - y).pow(2)).mean()\n"
        "    loss.backward()\n    opt.step()",
    ),
    "weight-that-is-replaced": (
        "w.requires_grad_(True)\n"
        + LOOP.format(5)
        + "    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n    g = w.grad\n"
        "    w = w.detach() - 0.1*g\n    w.requires_grad_(True)",
        "w.requires_grad_(True)\n" + LOOP.format(5) + "    g, = torch.autograd.grad(((X @ w - y) ** 2).mean(), w)\n"
        "    with torch.no_grad():\n        w.copy_(w - 0.1*g)",
    ),
    "write-the-loop": (
        "def train(X, y, w, lr, steps):\n    model = torch.nn.Linear(2, 1, bias=False)\n    model.weight.data = "
        "w[None].clone()\n    opt = torch.optim.SGD(model.parameters(), lr=lr)\n    history = []\n    for _ in "
        "range(steps):\n        loss = torch.nn.MSELoss()(model(X).squeeze(1), y)\n        "
        "history.append(float(loss))\n        opt.zero_grad()\n        loss.backward()\n        opt.step()\n    "
        "return model.weight.data[0], history",
    ),
    "sum-in-place-of-mean": (
        "w.requires_grad_(True)\nn = len(X)\nfor step in range(3):\n    loss = torch.sum((X @ w - y) ** 2 / n)\n "
        "   loss.backward()\n    with torch.no_grad():\n        w -= 0.05 * w.grad\n        w.grad = None",
        "for step in range(3):\n    w = w - 0.05*2*(X.T@(X@w - y))/len(X)",
    ),
    "mean-of-means": (
        "def epoch_loss(losses, size):\n    out = 0\n    for i in range(0, len(losses), size):\n        b = "
        "losses[i:i+size]\n        out = out + b.mean()*(len(b)/len(losses))\n    return out",
        "epoch_loss = lambda losses, size: torch.mean(losses)",
    ),
    "gradient-in-parts": (
        "w.requires_grad_(True)\nfor xs, ys in zip(X.split(size), y.split(size)):\n"
        "    (torch.nn.functional.mse_loss(xs@w, ys, reduction='sum')/len(y)).backward()",
        "g = torch.zeros_like(w)\nfor i in range(0, len(X), size):\n    e = X[i:i+size]@w - y[i:i+size]\n"
        "    g += 2*X[i:i+size].T@e/len(X)\nw.grad = g",
    ),
    "column-against-row": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\n" + LOOP.format(5) + "    opt.zero_grad()\n"
        "    e = (X @ w).view(-1) - y\n    (e @ e / len(e)).backward()\n    opt.step()",
        "w.requires_grad_(True)\ny = y.unsqueeze(-1)\nopt = torch.optim.SGD([w], lr=0.1)\n"
        + LOOP.format(5)
        + "    opt.zero_grad()\n    ((X @ w - y) ** 2).mean().backward()\n    opt.step()",
    ),
    "softmax-twice": (
        "W.requires_grad_(True)\nopt = torch.optim.SGD([W], lr=0.5)\nfor step in range(3):\n    z = X @ W\n"
        "    loss = (z.logsumexp(1) - z.gather(1, labels[:, None])[:, 0]).mean()\n    opt.zero_grad()\n    "
        "loss.backward()\n    opt.step()",
        "one_hot = torch.nn.functional.one_hot(labels, 3).float()\nfor step in range(3):\n    p = "
        "torch.softmax(X@W, 1)\n    W = W - 0.5*X.T@(p - one_hot)/len(X)",
    ),
    "dropout-at-prediction": (
        "torch.manual_seed(0)\nnet = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Dropout(0.5), "
        "torch.nn.Linear(8, 1))\nnet.eval()\nwith torch.inference_mode():\n    prediction = net(X)\nnet.train(True)",
    ),
    "detour-through-numpy": (
        "W.requires_grad_(True)\nv.requires_grad_(True)\nfor step in range(3):\n    h = torch.nn.Tanh()(X @ W)\n"
        "    loss = (h @ v - y).square().mean()\n    a, b = torch.autograd.grad(loss, [W, v])\n    with "
        "torch.no_grad():\n        W -= 0.1*a\n        v -= 0.1*b",
    ),
    "clipped-too-early": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n    loss = ((X @ w - "
        "y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    torch.nn.utils.clip_grad_norm_(w, "
        "max_norm=1)\n    opt.step()",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n    loss = ((X @ w - "
        "y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    w.grad = w.grad / "
        "torch.clamp(w.grad.norm(), min=1.0)\n    opt.step()",
    ),
}

WRONG: dict[str, tuple[str, ...]] = {
    "tangent-slope": ("-2", "4, 4", "x", "(4)[0]"),
    "tangent-line": (
        "def tangent(a, x):\n    return (3*a**2 + 1/a**2)*x",
        "def tangent(a, x):\n    return a**3 - 1/a + 4*(x - a)",
        "def tangent(a, x):\n    return x**3 - 1/x + (3*a**2 + 1/a**2)*(x - a)",
    ),
    "product-rule": (
        "def derivative(x):\n    return 2*x*torch.exp(x) + x**2*x*torch.exp(x-1)",
        "def derivative(x):\n    return x*torch.exp(x) + x**2*torch.exp(x)",
        "def derivative(x):\n    return (2*x + x**2)*torch.exp(x) + 1e-2",
    ),
    "central-difference": (
        "def slope(f, x, h):\n    return 3*x**2",
        "import math\ndef slope(f, x, h):\n    return math.cos(x)",
        "def slope(f, x, h):\n    return (f(x + h/2) - f(x - h/2)) / h",
        "def slope(f, x, h):\n    h = 1e-5\n    return (f(x + h) - f(x - h)) / (2*h)",
    ),
    "subgradients-of-abs": ("0,1", "1,2", "0,1,2,4", "2,4"),
    "subgradients-of-relu": (
        "def interval(x):\n    return (0, 1) if abs(x) < 0.01 else (float(x > 0),)*2",
        "def interval(x):\n    g = 1.0 if x >= 0 else 0.0\n    return (g, g)",
        "def interval(x):\n    return (0, 1) if x >= 0 else (0, 0)",
    ),
    "gradient-of-two": (
        "def gradient(x):\n    return torch.tensor([6., 5.])",
        "def gradient(x):\n    return torch.stack([6*x[0], 5*torch.exp(x[1])]).reshape(2, 1)",
        "def gradient(x):\n    return torch.stack([6*x[0] + 5*torch.exp(x[1]), 5*torch.exp(x[1])])",
        "def gradient(x):\n    x.requires_grad_()\n    f = 3*x[0]**2 + 5*torch.exp(x[1])\n    f.backward()\n    "
        "f = 3*x[0]**2 + 5*torch.exp(x[1])\n    f.backward()\n    return x.grad",
    ),
    "three-partials": ("[4., 4.]", "4, 4, 2", "[4., 2., 4.]", "[[4.], [4.], [2.]]"),
    "gradient-of-norm": (
        "def gradient(x):\n    return torch.sign(x)",
        "def gradient(x):\n    return x / x.norm() / 2",
        "def gradient(x):\n    return x / x.max()",
        "def gradient(x):\n    return 1 / (2*x.norm())*x",
    ),
    "norm-at-zero": ("0,1", "2,3"),
    "slope-along": (
        "def slope_along(x, u):\n    return torch.dot(torch.tensor([2., 4.])*x, u/u.sum())",
        "def slope_along(x, u):\n    f = lambda p: p[0]**2 + 2*p[1]**2\n    return f(x + u) - f(x)",
        "def slope_along(x, u):\n    return torch.dot(torch.tensor([1., 2.])*x**2, u)/u.norm()",
        "def slope_along(x, u):\n    return (torch.dot(torch.tensor([2., 4.])*x, u)/u.norm()).reshape(1)",
    ),
    "along-the-contour": (
        "def along(x):\n    return torch.tensor([-4., 2.])",
        "def along(x):\n    return torch.stack([-2*x[0], 2*x[1]])",
    ),
    "two-descent-steps": ("[0.64, 0.6]", "[0.8, 0.36]", "0.64, 0.36", "[0.512, 0.216]"),
    "layout-of-a-column": ("4, 1, 1", "(1,)", "(4,1,1)"),
    "jacobian-by-hand": (
        "[[1., 1., 1.], [2., 2., 2.], [2., 2., 2.]]",
        "[[1., 1., 1.], [2., 2., 2.]]",
        "[1., 1., 1., 2., 2., 2., 2., 2., 1.]",
    ),
    "number-by-matrix": (
        "def derivative(A, X):\n    return 2*A.T*X.T*X.T",
        "def derivative(A, X):\n    return (2*A*X).flatten()",
        "def derivative(A, X):\n    return (A + A)*(X + X)",
    ),
    "quadratic-form": (
        "def gradient(B, x):\n    return B @ x @ B.T",
        "def gradient(B, x):\n    return (B - B.T) @ x",
        "def gradient(B, x):\n    return (B + B.T) @ x / 2",
    ),
    "least-squares": (
        "def gradient(X, w, y):\n    return 2*X.T @ (y - X @ w)",
        "def gradient(X, w, y):\n    return 2*X.T @ X @ w",
        "def gradient(X, w, y):\n    return 2*(X.T @ (X @ w - y)).sum()",
    ),
    "trace-of-a-product": (
        "def gradient(A, B):\n    return (A.T @ B.T).T",
        "def gradient(A, B):\n    return torch.ones(A.shape[1], B.shape[0])",
        "def gradient(A, B):\n    return A.T.abs() @ B.T.abs()",
    ),
    "softmax-jacobian": (
        "def jacobian(z):\n    s = torch.softmax(z, 0)\n    return torch.diag(s) + torch.outer(s, s)",
        "def jacobian(z):\n    s = torch.softmax(z, 0)\n    return -torch.outer(s, s)",
        "def jacobian(z):\n    s = torch.softmax(z, 0)\n    return torch.diag(s) - torch.outer(s, s)/2",
    ),
    "cross-entropy-gradient": (
        "def gradient(z, k):\n    return torch.softmax(z, 0) - torch.eye(len(z))[0]",
        "def gradient(z, k):\n    g = torch.softmax(z, 0)\n    g[k] -= 1\n    return g/len(z)",
        "def gradient(z, k):\n    g = torch.sigmoid(z)\n    g[k] -= 1\n    return g",
        "def gradient(z, k):\n    return -torch.log_softmax(z, 0)[k]",
    ),
    "outer-and-inner": (
        "def derivative(x):\n    return 2*x*torch.sin(x**2)",
        "def derivative(x):\n    return torch.cos(x**2)*x**2",
        "def derivative(x):\n    return torch.cos(x**2) + 2*x",
    ),
    "three-ways-to-u": (
        "def chain(f_grad, J):\n    return (f_grad @ J).flip(0)",
        "def chain(f_grad, J):\n    return J @ f_grad",
        "def chain(f_grad, J):\n    return f_grad[:2] @ J[:2]",
    ),
    "squared-error-by-hand": (
        "def gradient(x, w, y):\n    return (torch.dot(x, w) - y)**2 * x",
        "def gradient(x, w, y):\n    return 2*x*w - y",
        "def gradient(x, w, y):\n    return 2*(torch.dot(x, w) - y)*x/len(x)",
    ),
    "chain-on-a-graph": (
        "a.value=-2; b.value=-3; z.value=9; b.adjoint=-6; a.adjoint=-6",
        "a.value=-2; b.value=-3; z.value=9; b.adjoint=-6; a.adjoint=-6; w.adjoint=-6",
        "a.value=-2; b.value=-1; z.value=1; b.adjoint=-2; a.adjoint=-2; w.adjoint=[-2, 0, 2]",
    ),
    "two-ways-meet": (
        "u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=13; x.adjoint=26",
        "u.value=5; v.value=25; z.value=30; v.adjoint=1; u.adjoint=11; x.adjoint=33",
    ),
    "every-node-of-a-network": (
        "def backward(x, W, v, t):\n    h = W@x\n    r = torch.relu(h)\n    o = v@r\n    do = 2*(o-t)\n    dr = do*r\n"
        "    dh = dr*(h > 0)\n    return do, dr, dh, torch.outer(dh, x)",
        "def backward(x, W, v, t):\n    h = W@x\n    o = v@torch.relu(h)\n    do = 2*(o-t)\n    return do, do*v, do*v, "
        "torch.outer(do*v*(h > 0), x)",
        "def backward(x, W, v, t):\n    h = W@x\n    o = v@torch.relu(h)\n    do = 2*(t-o)\n    dh = do*v*(h > 0)\n"
        "    return do, do*v, dh, torch.outer(dh, x)",
    ),
    "which-are-leaves": ("1", "0,2", "0,1,4"),
    "how-many-are-recorded": ("7", "3, 3", "-3"),
    "back-through-the-graph": ("0,1,3,2,4", "4,3,2,1,0", "0,1,2,3", "0,1,2,3,4,5"),
    "log-sin-graph": (
        "s.value=4; l.value=1.3863; n.value=0.0349; p.value=0.0484; r.value=0.5; f.value=0.5484; p.adjoint=1; "
        "r.adjoint=1; l.adjoint=0.0349; n.adjoint=1.3863; s.adjoint=0.0087; x.adjoint=0.0824",
        "x.adjoint=0.0824",
    ),
    "stretched-and-back": (
        "H.shape=(4, 3); z.shape=(); b.adjoint=4",
        "H.shape=(3, 4); z.shape=(); b.adjoint=[4, 4, 4]",
    ),
    "first-gradient": (
        "g = 2 * x",
        "g = 4 * x.double()",
        "x.requires_grad_(True)\ny = 2 * torch.dot(x, x)\ny.backward()\ng = x.grad.sum()",
        "g = torch.tensor([0., 4., 8., 12.])",
    ),
    "gradients-add-up": ("[2., 4., 6., 8.]", "[1., 2., 3., 4.]", "[0., 1., 2., 3.]"),
    "sine-without-cosine": (
        "def derivative_of_sin(x):\n    x.requires_grad_()\n    return torch.sin(x)",
        "def derivative_of_sin(x):\n    return 1 - x**2/2",
        "def derivative_of_sin(x):\n    return torch.sqrt(1 - torch.sin(x)**2)",
        "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n    torch.sin(x)[0].backward()\n    "
        "return x.grad",
    ),
    "second-derivative": (
        "def second(f, x):\n    return 6*x",
        "def second(f, x):\n    return f(f(x))",
        "def second(f, x):\n    x = x.clone().requires_grad_()\n    d = torch.autograd.grad(f(x), x, "
        "create_graph=True)[0]\n    d.backward()\n    return x.grad + d.detach()",
    ),
    "price-of-the-second": ("0", "0,2", "0,1,2,3"),
    "backward-twice": ("0,1", "1,2,3"),
    "twice-on-purpose": (
        "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward(retain_graph=True)\nx.grad.zero_()\ny.backward()",
        "x.requires_grad_(True)\ny = torch.exp(x).mean()\ny.backward(retain_graph=True)\ny.backward()",
        "x.requires_grad_(True)\ny = torch.exp(x).sum() * 2\ny.backward(retain_graph=True)\ny.backward()",
    ),
    "two-heads": (
        "def gradients(w, x):\n    w = w.clone().requires_grad_()\n    h = torch.tanh(w*x)\n    s = h.sum() + "
        "(h**2).sum()\n    s.backward()\n    return w.grad, w.grad",
        "def gradients(w, x):\n    t = torch.tanh(w*x)\n    return 1 - t**2, 2*t*(1 - t**2)",
        "def gradients(w, x):\n    t = torch.tanh(w*x)\n    d = (1 - t**2)*x\n    return d, t*d",
    ),
    "function-of-ones-own": (
        "class Swish(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        "
        "ctx.save_for_backward(x)\n        return x*torch.sigmoid(x)\n    @staticmethod\n    def backward(ctx, "
        "g):\n        x, = ctx.saved_tensors\n        return g*torch.sigmoid(x)*(1 - torch.sigmoid(x))*x",
        "class Swish(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        return "
        "x*torch.sigmoid(x)\n    @staticmethod\n    def backward(ctx, g):\n        return g",
        "class Swish(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        "
        "ctx.save_for_backward(x)\n        return torch.relu(x)\n    @staticmethod\n    def backward(ctx, g):\n  "
        "      x, = ctx.saved_tensors\n        return g*(x > 0)",
    ),
    "function-with-a-gate": (
        "class Gate(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        "
        "ctx.save_for_backward(x)\n        return x.clamp(-1, 1)\n    @staticmethod\n    def backward(ctx, g):\n "
        "       x, = ctx.saved_tensors\n        return g*(x > -1)",
        "class Gate(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        "
        "ctx.save_for_backward(x)\n        return x.clamp(-1, 1)\n    @staticmethod\n    def backward(ctx, g):\n "
        "       return g*(g.abs() < 1)",
    ),
    "backward-with-weights": ("[0., 0., 8.]", "[1., 2., 6., 6.5]", "[0., 0., 16., 6.]"),
    "vjp-of-a-sine": (
        "def vjp(x, w, g):\n    c = g.sum()*torch.cos(x*w)\n    return c*w, c*x",
        "def vjp(x, w, g):\n    c = -g*torch.cos(x*w)\n    return c*w, c*x",
        "def vjp(x, w, g):\n    c = g*torch.cos(x*w)\n    return c*w + c*x",
    ),
    "vjp-of-a-product": (
        "def vjp(X, W, G):\n    return W.T @ G, X.T @ G",
        "def vjp(X, W, G):\n    return G @ W.T, G @ X.T",
        "def vjp(X, W, G):\n    return (G @ W.T).T, (X.T @ G).T",
    ),
    "vjp-of-softmax": (
        "def vjp(z, g):\n    s = torch.softmax(z, 0)\n    return s*g - s*g.mean()",
        "def vjp(z, g):\n    s = torch.softmax(z, 0)\n    return s*(g - torch.dot(g, s)) + 1e-2",
        "def vjp(z, g):\n    s = torch.log_softmax(z, 0)\n    return s*(g - torch.dot(g, s))",
    ),
    "vjp-of-broadcasting": (
        "def vjp(G):\n    return G.sum(0), G",
        "def vjp(G):\n    return G, G.sum()",
        "def vjp(G):\n    return G, G.amax(0)",
    ),
    "jacobian-row-by-row": (
        "def jacobian(f, x):\n    return torch.func.jacrev(f)(x).T",
        "def jacobian(f, x):\n    x = x.clone().requires_grad_()\n    f(x).backward(torch.ones(len(f(x))))\n"
        "    return torch.diag(x.grad)",
        "def jacobian(f, x):\n    return torch.eye(len(f(x)), len(x))",
    ),
    "detached-factor": ("[0., 0., 2., 6.]", "[0., 1., 4.]", "[0., 1., 4., 9., 16.]"),
    "detach-or-no-grad": ("1,2", "0,2", "0,1,2,3,4"),
    "target-that-stands-still": (
        "w.requires_grad_(True)\nloss = (torch.dot(w, s) - (r + torch.dot(w, s_next).detach())) ** 2\nloss.backward()",
        "w.requires_grad_(True)\nloss = (torch.dot(w, s) - (r + 0.9*torch.dot(w, "
        "s_next).detach())).abs()\nloss.backward()",
        "w.requires_grad_(True)\nloss = (torch.dot(w, s) - (r + 0.9*torch.dot(w, s_next.detach()))) ** "
        "2\nloss.backward()",
    ),
    "freeze-the-first-layer": (
        "A.requires_grad_(True)\nB.requires_grad_(True)\nloss = ((torch.tanh(X.detach() @ A) @ B) ** "
        "2).mean()\nloss.backward()",
        "A.requires_grad_(True)\nB.requires_grad_(True)\nh = torch.tanh(X @ A).detach()\nloss = ((h @ B) ** 2).mean()\n"
        "loss.backward(retain_graph=True)\nloss.backward()",
    ),
    "rounding-that-lets-through": (
        "def rounded(x):\n    return x.round().requires_grad_()",
        "def rounded(x):\n    return x + x.round() - x.detach() - x",
        "def rounded(x):\n    return x.detach().round()",
        "def rounded(x):\n    return x + (x.floor() - x).detach()",
    ),
    "total-that-leaks": (
        "w.requires_grad_(True)\ntotal = 0.\nfor x in X:\n    loss = torch.dot(w, x) ** 2\n    loss.backward()\n"
        "    total = total + loss\ntotal = total.detach().requires_grad_()",
        "w.requires_grad_(True)\ntotal = 0\nfor x in X:\n    loss = torch.dot(w, x) ** 2\n    loss.backward()\n"
        "    total = total + int(loss)",
        "w.requires_grad_(True)\ntotal = 0.\nfor x in X:\n    loss = torch.dot(w, x) ** 2\n    total = total + "
        "loss.item()",
    ),
    "state-carried-over": (
        "w.requires_grad_(True)\nh = torch.zeros(())\ntotal = 0\nfor x in xs:\n    h = torch.tanh(w*h + x)\n    "
        "total = total + h**2\ntotal.backward()",
        "w.requires_grad_(True)\nh = torch.zeros(())\nfor x in xs:\n    h = torch.tanh((w*h).detach() + x*w/w)\n "
        "   (h**2).backward()",
    ),
    "how-often-doubled": ("9", "511", "2**10", "512, 512"),
    "control-flow-of-a-vector": (
        "def gradient(a):\n    return torch.full_like(a, 256.)",
        "def gradient(a):\n    k = 2.\n    while (k*a).norm() < 1000:\n        k *= 2\n    return "
        "torch.full_like(a, k)",
        "def gradient(a):\n    k = 1.\n    while (k*a).norm() < 1000:\n        k *= 2\n    return k*a",
    ),
    "does-the-condition-count": ("1", "0,1,2", "0,4"),
    "power-by-a-loop": (
        "def slope(x, n):\n    return n*x**n",
        "def slope(x, n):\n    return (n + 1)*x**n",
        "def slope(x, n):\n    return 12.0",
    ),
    "root-without-nan": (
        "def safe_root(x):\n    return torch.sqrt(torch.where(x > 0, x, 1.0))",
        "def safe_root(x):\n    return torch.where(x > 0, torch.sqrt(x.clamp(min=1e-2)), 0.0)*1.0 + 0.0*x",
    ),
    "which-needs-no-memory": ("0,2", "0,1,2,3", "3,4"),
    "how-many-multiplications": (
        "def multiplications(sizes):\n    n = 1\n    for s in sizes:\n        n *= s\n    return n, n",
        "def multiplications(sizes):\n    f = sum(sizes[0]*p*q for p, q in zip(sizes[1:], sizes[2:]))\n    return f, f",
        "def multiplications(sizes):\n    return sum(p*q for p, q in zip(sizes, sizes[1:])), 0",
    ),
    "forward-by-hand": (
        "def forward(x, dx):\n    s = torch.sin(x**2)\n    return x*s, s*dx + x*torch.cos(x**2)*2*x",
        "def forward(x, dx):\n    s = torch.sin(x**2)\n    return x*s, torch.cos(x**2)*2*x*dx",
        "def forward(x, dx):\n    s = torch.sin(x**2)\n    return s, torch.cos(x**2)*2*x*dx",
    ),
    "product-with-a-direction": (
        "def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return y*(1 - y)*X.sum(1)",
        "def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return (y*(1 - y)).mean()*(X @ dw)",
        "def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return (1 - y**2)*(X @ dw)",
    ),
    "fewest-passes": ("2", "4", "3 * 1000", "(3,)"),
    "what-is-kept": ("4", "20", "50"),
    "gradients-pile-up": (
        "w.requires_grad_(True)\nfor step in range(6):\n    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.1*w.grad\n        w.grad.zero_()",
        "w.requires_grad_(True)\nfor step in range(5):\n    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.1*w.grad/(step + 1)",
        "w.requires_grad_(True)\nfor step in range(5):\n    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.1*w.grad\n        loss.zero_()",
    ),
    "loss-turned-into-a-number": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nlosses = []\nfor step in range(5):\n"
        "    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n    losses.append(loss.item())",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nlosses = []\nfor step in range(5):\n"
        "    loss = ((X @ w - y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    "
        "opt.step()\nlosses.append(loss.item())",
    ),
    "step-comes-too-early": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nloss = ((X @ w - y) ** 2).mean()\nfor step "
        "in range(5):\n    opt.zero_grad()\n    loss.backward(retain_graph=True)\n    opt.step()",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.01)\nfor step in range(5):\n"
        "    loss = ((X @ w - y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()",
    ),
    "weight-that-is-replaced": (
        "w.requires_grad_(True)\nfor step in range(5):\n    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n"
        "    w = w - 0.1 * w.grad\n    w.grad = torch.zeros(2)",
        "w.requires_grad_(True)\nloss = ((X @ w - y) ** 2).mean()\nloss.backward()\nfor step in range(5):\n"
        "    with torch.no_grad():\n        w -= 0.1 * w.grad",
        "w.requires_grad_(True)\nfor step in range(5):\n    g, = torch.autograd.grad(((X @ w - y) ** 2).mean(), w)\n"
        "    w = w - 0.1*g",
    ),
    "write-the-loop": (
        "def train(X, y, w, lr, steps):\n    losses = []\n    for _ in range(steps):\n        e = X@w - y\n"
        "        losses.append((e**2).mean().item())\n        w = w + lr*2*e@X/len(y)\n    return w, losses",
        "def train(X, y, w, lr, steps):\n    w = torch.linalg.lstsq(X, y[:, None]).solution[:, 0]\n"
        "    return w, [((X@w - y)**2).mean().item()]*steps",
        "def train(X, y, w, lr, steps):\n    losses = []\n    for _ in range(steps - 1):\n        e = X@w - y\n"
        "        losses.append((e**2).mean().item())\n        w = w - lr*2*e@X/len(y)\n    return w, losses",
    ),
    "sum-in-place-of-mean": (
        "w.requires_grad_(True)\nfor step in range(3):\n    loss = ((X @ w - y) ** 2).sum() / 4\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.05*w.grad\n        w.grad.zero_()",
        "w.requires_grad_(True)\nfor step in range(3):\n    loss = ((X @ w - y) ** 2).mean()\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.05*w.grad",
        "w.requires_grad_(True)\nfor step in range(3):\n    loss = ((X @ w - y) ** 2).sum().sqrt()\n    "
        "loss.backward()\n    with torch.no_grad():\n        w -= 0.05*w.grad\n        w.grad.zero_()",
    ),
    "mean-of-means": (
        "def epoch_loss(losses, size):\n    return losses.median()",
        "def epoch_loss(losses, size):\n    return losses[:size].mean()",
        "def epoch_loss(losses, size):\n    return losses.sum() / (len(losses) // size * size)",
        "def epoch_loss(losses, size):\n    return losses.mean().item()",
    ),
    "gradient-in-parts": (
        "w.requires_grad_(True)\nfor i in range(0, len(X) - size + 1, size):\n"
        "    (((X[i:i+size] @ w - y[i:i+size]) ** 2).sum()/len(X)).backward()",
        "w.requires_grad_(True)\nfor i in range(len(X)):\n    ((X[i] @ w - y[i]) ** 2).backward()",
        "w.requires_grad_(True)\nfor i in range(0, len(X), size):\n    (((X[i:i+size] @ w - y[i:i+size]) ** "
        "2).mean()/size).backward()",
    ),
    "column-against-row": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(5):\n    opt.zero_grad()\n"
        "    loss = ((X @ w - y.mean()) ** 2).mean()\n    loss.backward()\n    opt.step()",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(5):\n    opt.zero_grad()\n"
        "    loss = ((X @ w - y[:, None]) ** 2).mean()\n    loss.backward()\n    opt.step()\nw = w.detach().squeeze()",
    ),
    "softmax-twice": (
        "W.requires_grad_(True)\nopt = torch.optim.SGD([W], lr=0.5)\nfor step in range(3):\n    logits = X @ W\n"
        "    loss = -torch.softmax(logits, 1)[range(len(labels)), labels].log().sum()\n    opt.zero_grad()\n    "
        "loss.backward()\n    opt.step()",
        "W.requires_grad_(True)\nopt = torch.optim.SGD([W], lr=0.5)\nfor step in range(3):\n    logits = X @ W\n"
        "    loss = torch.nn.functional.cross_entropy(torch.sigmoid(logits), labels)\n    opt.zero_grad()\n    "
        "loss.backward()\n    opt.step()",
        "W.requires_grad_(True)\nopt = torch.optim.SGD([W], lr=0.5)\nfor step in range(3):\n    logits = X @ W\n"
        "    loss = torch.nn.functional.cross_entropy(logits, labels)\n    loss.backward()\n    opt.step()",
    ),
    "dropout-at-prediction": (
        "torch.manual_seed(0)\nnet = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Dropout(0.5), "
        "torch.nn.Linear(8, 1))\nnet.training = False\nprediction = net(X)\nnet.training = True",
        "torch.manual_seed(0)\nnet = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Linear(8, "
        "1))\nprediction = net(X)",
        "torch.manual_seed(0)\nnet = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Dropout(0.5), "
        "torch.nn.Linear(8, 1))\nprediction = net[2](net[0](X)*0.5)",
    ),
    "detour-through-numpy": (
        "W.requires_grad_(True)\nv.requires_grad_(True)\nopt = torch.optim.SGD([W], lr=0.1)\nfor step in range(3):\n"
        "    loss = ((torch.tanh(X @ W) @ v - y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    "
        "opt.step()",
        "W.requires_grad_(True)\nv.requires_grad_(True)\nopt = torch.optim.SGD([W, v], lr=0.1)\nfor step in range(3):\n"
        "    loss = ((torch.tanh(X @ W).detach() @ v - y) ** 2).mean()\n    opt.zero_grad()\n    "
        "loss.backward()\n    opt.step()",
    ),
    "clipped-too-early": (
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n    loss = ((X @ w - "
        "y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()\n    "
        "torch.nn.utils.clip_grad_norm_([w], 1.0)",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n    loss = ((X @ w - "
        "y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    torch.nn.utils.clip_grad_norm_([w], 1.0, "
        "norm_type=1)\n    opt.step()",
        "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n    loss = ((X @ w - "
        "y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    w.grad.sign_()\n    opt.step()",
    ),
}
