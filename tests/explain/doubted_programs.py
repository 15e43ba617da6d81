"""Programs that run and do something else than was meant, and programs beside them that are right.

Kind of doubt → (wrong programs, each with a fact that plain torch confirms after it; right programs).
"""

from __future__ import annotations

NN = "from torch import nn\nimport torch.nn.functional as F\ntorch.manual_seed(0)\n"
NET = (
    NN
    + "net = nn.Linear(2, 1)\nX, y = torch.randn(4, 2), torch.randn(4, 1)\nbefore = [p.detach().clone() for p in net.parameters()]\n"
)
SAME = "all(torch.equal(a, b) for a, b in zip(before, net.parameters()))"
TWO = (
    NN
    + "first, second = nn.Linear(2, 3), nn.Linear(3, 1)\nX, y = torch.randn(4, 2), torch.randn(4, 1)\nbefore = [p.detach().clone() for p in first.parameters()]\n"
)
SAME_FIRST = "all(torch.equal(a, b) for a, b in zip(before, first.parameters()))"
SGD = "opt = torch.optim.SGD(net.parameters(), lr=0.1)\n"
LOOP = "for i in range(3):\n"
LOSS = "    loss = ((net(X) - y) ** 2).mean()\n"
LAYERS = (
    NN
    + "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        {layers}\n        self.out = nn.Linear(3, 1)\n"
    "    def forward(self, x):\n        {forward}\n        return self.out(x)\n"
    "net = Net()\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\nX = torch.randn(4, 3)\n"
    "for i in range(2):\n    opt.zero_grad()\n    net(X).pow(2).mean().backward()\n    opt.step()\n"
)
LOGITS = (
    NN + "logits = torch.tensor([[2.0, 0.0, 1.0], [1.0, 3.0, 0.5]], requires_grad=True)\ny = torch.tensor([0, 1])\n"
)
SQUARE = "A = torch.tensor([[1.0, 2.0, 1.0], [5.0, 4.0, 7.0], [7.0, 8.0, 1.0]])\n"
DROP = (
    NN
    + "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(4, 64)\n"
    "        self.drop = nn.Dropout(0.5)\n    def forward(self, x):\n        h = self.fc(x)\n        {forward}\n"
    "net = Net()\nx = torch.ones(1, 4)\n"
)
RNN = NN + "batch, steps, features = 4, 7, 3\n"
HALF = "w = torch.tensor([1.0, 2.0], dtype=torch.bfloat16, requires_grad=True)\n"
LAST = (
    NN
    + "net = nn.Linear(2, 1)\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\nX, y = torch.randn(4, 2), torch.randn(4, 1)\n"
)

DESCENT = (
    "{name} = torch.tensor([1.0, 2.0], requires_grad=True)\nfor i in range(4):\n    loss = ({name} ** 2).sum()\n"
    "    loss.backward()\n    with torch.no_grad():\n        {step}\n    {name}.grad.zero_()"
)

Programs = dict[str, tuple[list[tuple[str, str]], list[str]]]

DOUBTED: Programs = {
    "step-zeroed": (
        [
            (NET + SGD + LOOP + LOSS + "    loss.backward()\n    opt.zero_grad()\n    opt.step()", SAME),
            (NET + SGD + LOOP + LOSS + "    loss.backward()\n    net.zero_grad()\n    opt.step()", SAME),
            (NET + SGD + LOOP + LOSS + "    loss.backward()\n    opt.zero_grad(set_to_none=False)\n    opt.step()", SAME),
            (NET + "opt = torch.optim.Adam(net.parameters())\n" + LOOP + LOSS + "    loss.backward()\n    opt.zero_grad()\n    opt.step()", SAME),
            (NET + SGD + "def train():\n    loss = ((net(X) - y) ** 2).mean()\n    loss.backward()\n    opt.zero_grad()\n    opt.step()\nfor i in range(3):\n    train()", SAME),
        ],
        [
            NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + LOOP + LOSS + "    loss.backward()\n    opt.step()\n    opt.zero_grad()",
            # every second turn only: two parts of one batch
            NET + SGD + "for i in range(4):\n" + LOSS + "    loss.backward()\n    if i % 2:\n        opt.step()\n        opt.zero_grad()",
            # the gradients are put back by hand
            NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    kept = [p.grad.clone() for p in net.parameters()]\n    opt.zero_grad()\n"
            "    for p, g in zip(net.parameters(), kept):\n        p.grad = g / 2\n    opt.step()",
            # two networks: only the other one's gradients are cleared
            TWO + "a, b = torch.optim.SGD(first.parameters(), 0.1), torch.optim.SGD(second.parameters(), 0.1)\n" + LOOP
            + "    loss = ((second(first(X)) - y) ** 2).mean()\n    loss.backward()\n    b.zero_grad()\n    a.step()\n    a.zero_grad()",
            NET + "opt = torch.optim.LBFGS(net.parameters())\ndef closure():\n    opt.zero_grad()\n    loss = ((net(X) - y) ** 2).mean()\n    loss.backward()\n    return loss\nopt.step(closure)",
        ],
    ),
    "step-without-gradient": (
        [
            (TWO + "opt = torch.optim.SGD(first.parameters(), lr=0.1)\n" + LOOP + "    loss = (second(first(X).detach()) - y).pow(2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME_FIRST),
            (NET + SGD + "net = nn.Linear(2, 1)\nbefore = [p.detach().clone() for p in net.parameters()]\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME),
            (TWO + "opt = torch.optim.Adam(first.parameters())\n" + LOOP + "    loss = (second(torch.randn(4, 3)) - y).pow(2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME_FIRST),
            (NN + "w = torch.ones(2, requires_grad=True)\nopt = torch.optim.SGD([w.detach().clone().requires_grad_()], lr=0.1)\n" + LOOP + "    opt.zero_grad()\n    (w * w).sum().backward()\n    opt.step()", "torch.equal(w, torch.ones(2))"),
            (NN + "from copy import deepcopy\nnet = nn.Linear(2, 1)\nX = torch.randn(3, 2)\nbefore = [p.detach().clone() for p in net.parameters()]\nopt = torch.optim.SGD(deepcopy(net).parameters(), lr=0.1)\n" + LOOP + "    opt.zero_grad()\n    net(X).pow(2).mean().backward()\n    opt.step()", SAME),
        ],
        [
            TWO + "opt = torch.optim.SGD([*first.parameters(), *second.parameters()], lr=0.1)\n(second(first(X)) - y).pow(2).mean().backward()\nopt.step()",
            # a part of the parameters is frozen, or not used this time
            TWO + "opt = torch.optim.SGD([*first.parameters(), *second.parameters()], lr=0.1)\n(second(torch.randn(4, 3)) - y).pow(2).mean().backward()\nopt.step()",
            TWO + "first.requires_grad_(False)\nopt = torch.optim.SGD(first.parameters(), lr=0.1)\n(second(first(X)) - y).pow(2).mean().backward()\nopt.step()",
            # the plan of a learning rate is shown, after other training
            NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()\n"
            "other = nn.Linear(2, 1)\ntrainer = torch.optim.SGD(other.parameters(), lr=0.5)\nplan = torch.optim.lr_scheduler.StepLR(trainer, 2)\n"
            "rates = []\nfor t in range(4):\n    trainer.step()\n    plan.step()\n    rates.append(plan.get_last_lr()[0])",
            # gradients by autograd.grad, put in by hand
            NET + SGD + LOOP + LOSS + "    grads = torch.autograd.grad(loss, net.parameters())\n    for p, g in zip(net.parameters(), grads):\n        p.grad = g\n    opt.step()",
            # an opponent trained in turns, whose first step comes before its first pass
            TWO + "a, b = torch.optim.SGD(first.parameters(), 0.1), torch.optim.SGD(second.parameters(), 0.1)\nfor i in range(4):\n    a.zero_grad()\n    b.zero_grad()\n"
            "    (second(first(X)) - y).pow(2).mean().backward()\n    (a if i % 2 else b).step()",
        ],
    ),
    "parameter-replaced": (
        [
            (NET + SGD + "net.weight = nn.Parameter(torch.ones(1, 2))\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()", "torch.equal(net.weight, torch.ones(1, 2))"),
            (NN + "net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\nnet[1] = nn.Linear(3, 1)\nbefore = net[1].weight.detach().clone()\n" + LOOP
             + "    opt.zero_grad()\n    net(torch.ones(1, 2)).sum().backward()\n    opt.step()", "torch.equal(before, net[1].weight)"),
            (NN + "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.body = nn.Linear(2, 3)\n        self.head = nn.Linear(3, 1)\n    def forward(self, x):\n        return self.head(self.body(x))\n"
             "net = Net()\nopt = torch.optim.Adam(net.parameters())\nnet.head = nn.Linear(3, 2)\nbefore = net.head.weight.detach().clone()\n" + LOOP + "    opt.zero_grad()\n    net(torch.ones(1, 2)).sum().backward()\n    opt.step()",
             "torch.equal(before, net.head.weight)"),
            (NET + SGD + "net.bias = nn.Parameter(torch.zeros(1))\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()", "torch.equal(net.bias, torch.zeros(1))"),
            (NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()\nnet.weight = nn.Parameter(torch.ones(1, 2))\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()", "torch.equal(net.weight, torch.ones(1, 2))"),
        ],
        [
            NET + "net.weight = nn.Parameter(torch.ones(1, 2))\n" + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + "net.weight.data = torch.ones(1, 2)\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + "net.weight = nn.Parameter(torch.ones(1, 2))\nopt.add_param_group({'params': [net.weight]})\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + "net.weight = nn.Parameter(torch.ones(1, 2), requires_grad=False)\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + "net.double()\nX, y = X.double(), y.double()\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            NET + SGD + "net.weight = nn.Parameter(torch.ones(1, 2))\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
        ],
    ),
    "layers-in-list": (
        [
            (LAYERS.format(layers="self.ws = [nn.Parameter(torch.ones(3)), nn.Parameter(torch.ones(3))]", forward="for w in self.ws: x = x * w"), "len(list(net.parameters())) == 2"),
            (LAYERS.format(layers="self.layers = [nn.Linear(3, 3), nn.Linear(3, 3)]", forward="for layer in self.layers: x = torch.relu(layer(x))"), "len(list(net.parameters())) == 2"),
            # beside a network that is not trained
            (LAYERS.format(layers="self.layers = [nn.Linear(3, 3), nn.Linear(3, 3)]", forward="x = frozen(self.layers[1](self.layers[0](x)))").replace("net = Net()", "frozen = nn.Linear(3, 3).requires_grad_(False)\nnet = Net()"), "len(list(net.parameters())) == 2"),
            (LAYERS.format(layers="self.layers = [nn.Linear(3, 3) for _ in range(3)]", forward="for layer in self.layers: x = layer(x)"), "len(list(net.parameters())) == 2"),
            (LAYERS.format(layers="self.parts = {'a': nn.Linear(3, 3), 'b': nn.Linear(3, 3)}", forward="x = self.parts['b'](self.parts['a'](x))"), "len(list(net.parameters())) == 2"),
            (LAYERS.format(layers="self.layers = []\n        for i in range(2): self.layers.append(nn.Linear(3, 3))", forward="for layer in self.layers: x = layer(x)"), "len(list(net.parameters())) == 2"),
            (LAYERS.format(layers="self.pair = (nn.Linear(3, 3), nn.Linear(3, 3))", forward="x = self.pair[1](self.pair[0](x))"), "len(list(net.parameters())) == 2"),
            # their gradients are set by hand, no operation uses them
            (LAYERS.format(layers="self.layers = [nn.Linear(3, 3), nn.Linear(3, 3)]", forward="pass") + "for layer in net.layers: layer.weight.grad = torch.ones(3, 3)", "len(list(net.parameters())) == 2"),
        ],
        [
            LAYERS.format(layers="self.layers = nn.ModuleList([nn.Linear(3, 3), nn.Linear(3, 3)])", forward="for layer in self.layers: x = layer(x)"),
            # registered besides
            LAYERS.format(layers="self.a, self.b = nn.Linear(3, 3), nn.Linear(3, 3)\n        self.layers = [self.a, self.b]", forward="for layer in self.layers: x = layer(x)"),
            # one layer alone in a list: kept out on purpose
            LAYERS.format(layers="self.teacher = [nn.Linear(3, 3)]", forward="x = self.teacher[0](x)"),
            # frozen on purpose
            LAYERS.format(layers="self.layers = [nn.Linear(3, 3).requires_grad_(False), nn.Linear(3, 3).requires_grad_(False)]", forward="for layer in self.layers: x = layer(x)"),
            # nothing to train in them
            LAYERS.format(layers="self.layers = [nn.ReLU(), nn.Tanh()]", forward="for layer in self.layers: x = layer(x)"),
            # given to the optimizer by hand
            LAYERS.format(layers="self.layers = [nn.Linear(3, 3), nn.Linear(3, 3)]", forward="for layer in self.layers: x = layer(x)").replace(
                "SGD(net.parameters()", "SGD([*net.parameters(), *[p for layer in net.layers for p in layer.parameters()]]"),
        ],
    ),
    "clipped-early": (
        [
            (LAST + LOOP + LOSS + "    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", "True"),
            (LAST + LOOP + LOSS + "    opt.zero_grad()\n    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    loss.backward()\n    opt.step()", "True"),
            (LAST + "def step():\n    loss = ((net(X) - y) ** 2).mean()\n    opt.zero_grad()\n    nn.utils.clip_grad_norm_(net.parameters(), 1e-3)\n    loss.backward()\n    opt.step()\nfor i in range(3):\n    step()", "sum(float((p.grad ** 2).sum()) for p in net.parameters()) > 1e-6"),
            (LAST + "from torch.nn.utils import clip_grad_norm_\n" + LOOP + LOSS + "    opt.zero_grad()\n    clip_grad_norm_(list(net.parameters()), 1.0)\n    loss.backward()\n    opt.step()", "True"),
            ("w = torch.tensor([3.0, 4.0], requires_grad=True)\nopt = torch.optim.SGD([w], lr=1.0)\nfor i in range(2):\n    opt.zero_grad(set_to_none=False)\n    torch.nn.utils.clip_grad_norm_(w, 1.0)\n    (100 * w * w).sum().backward()\n    opt.step()", "w.grad.norm() > 1"),
            (LAST + LOOP + "    opt.zero_grad()\n    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    ((net(X) - y) ** 2).mean().backward()\n    opt.step()", "True"),
        ],
        [
            LAST + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    opt.step()",
            LAST + LOOP + LOSS + "    loss.backward()\n    nn.utils.clip_grad_value_(net.parameters(), 1.0)\n    opt.step()\n    opt.zero_grad()",
            # clipped a second time, behind the pass
            LAST + LOOP + LOSS + "    opt.zero_grad()\n    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    loss.backward()\n    nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n    opt.step()",
            # a look at the norm, without training
            LAST + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()\n((net(X) - y) ** 2).mean().backward()\nn = nn.utils.clip_grad_norm_(net.parameters(), float('inf'))\nopt.zero_grad()",
            LAST + "n = nn.utils.clip_grad_norm_(net.parameters(), 1.0)\n((net(X) - y) ** 2).mean().backward()",
            # parameters of which only some have gradients
            LAST + "extra = nn.Linear(2, 2)\n" + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    nn.utils.clip_grad_norm_(list(net.parameters()) + list(extra.parameters()), 1.0)\n    opt.step()",
        ],
    ),
    "only-named": (
        [
            (NN + "net = nn.Sequential(nn.Linear(2, 64), nn.Dropout())\nnet.eval\na, b = net(torch.ones(2)), net(torch.ones(2))", "not torch.equal(a, b)"),
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\nloss = (x ** 2).sum()\nloss.backward\nprint(x.grad)", "x.grad is None"),
            (NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step", SAME),
            ("w = torch.tensor(1.0, requires_grad=True)\nopt = torch.optim.SGD([w], 0.1)\nfor i in range(2):\n    opt.zero_grad\n    (w * w).backward()\n    opt.step()", "True"),
            (NET + SGD + LOOP + LOSS + "    net.zero_grad\n    loss.backward()\n    opt.step()", "True"),
            (NET + SGD + "def train():\n    loss = ((net(X) - y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step\ntrain()\ntrain()", SAME),
            ("x = torch.tensor(1.0, requires_grad=True)\n(x * x).backward", "x.grad is None"),
            (NET + SGD + "((net(X) - y) ** 2).mean().backward()\nopt.step", SAME),
        ],
        [
            "x = torch.tensor(1.0, requires_grad=True)\n(x * x).backward()",
            "x = torch.tensor(1.0, requires_grad=True)\nrun = (x * x).backward\nrun()",
            "class Counter:\n    step = 3\nc = Counter()\nc.step",
            "class Counter:\n    @property\n    def step(self):\n        print('asked')\n        return 1\nc = Counter()\nc.step\nx = torch.ones(1)",
            "x = torch.tensor(1.0, requires_grad=True)\ny = x * x\ny.backward()\nx.grad",
            "x = torch.ones(2)\nx.shape\nx.T",
            "x = torch.tensor(1.0, requires_grad=True)\nmethods = [x.backward, x.zero_]\nmethods[0]()",
        ],
    ),
    "pass-from-leaf-cut": (
        [
            ("W = torch.eye(2, requires_grad=True)\nX = torch.ones(3, 2)\np = (X @ W).argmax(1)\nloss = 1 - (p == 1).float().mean()\nloss.requires_grad_(True)\nloss.backward()", "W.grad is None"),
            (NET + SGD + LOOP + "    loss = ((net(X) > 0) != (y > 0)).float().mean().requires_grad_()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME),
            ("w = torch.tensor([0.2, 0.7], requires_grad=True)\nloss = torch.argsort(w * 2).float().sum()\nloss.requires_grad = True\nloss.backward()", "w.grad is None"),
            ("w = torch.tensor([0.2, 0.7], requires_grad=True)\nloss = torch.count_nonzero(w * 2).float()\nloss.requires_grad_()\nloss.backward()", "w.grad is None"),
        ],
        [
            "x = torch.tensor(2.0, requires_grad=True)\nx.backward()",
            "W = torch.eye(2, requires_grad=True)\nloss = (W @ torch.ones(2)).sum()\nloss.requires_grad_(True)\nloss.backward()",
            "x = torch.tensor(2.0)\ny = x * 3\ny.requires_grad_()\ny.backward()",
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\nbest = w.argmax()\n(w[best] * 2).backward()",
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\nc = (w > 0.5).float()\n(w * c).sum().backward()",
        ],
    ),
    "pass-from-leaf": (
        [
            ("w = torch.tensor([3.0, 1.0], requires_grad=True)\nloss = (w * w).sum().detach()\nloss.requires_grad_()\nloss.backward()", "w.grad is None"),
            ("w = torch.tensor([3.0, 1.0], requires_grad=True)\nh = (w * 2).detach()\nloss = (h ** 2).sum()\nloss.requires_grad_()\nloss.backward()", "w.grad is None"),
            (NET + SGD + LOOP + LOSS + "    total = loss.detach().clone().requires_grad_()\n    opt.zero_grad()\n    total.backward()\n    opt.step()", SAME),
            ("w = torch.tensor(3.0, requires_grad=True)\nwith torch.no_grad():\n    loss = (w * 2) ** 2\nloss.requires_grad_()\nv = w * 1\nloss.backward()", "w.grad is None"),
            (NET + SGD + LOOP + LOSS + "    loss = loss.data\n    loss.requires_grad = True\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME),
        ],
        [
            "x = torch.tensor(2.0, requires_grad=True)\nx.backward()",
            "a = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(3.0, requires_grad=True)\nc = a * 2\nb.backward()",
            # cut on purpose, and differentiated further on
            "w = torch.tensor(3.0, requires_grad=True)\nh = (w * w).detach().requires_grad_()\n(h * 2).backward()",
            # two stages, of which the first has had its gradient
            "w = torch.tensor(3.0, requires_grad=True)\nh = w * w\ng = h.detach().requires_grad_()\n(g * 2).backward()\nh.backward(g.grad)",
            NET + SGD + LOOP + LOSS + "    seen = torch.tensor(loss.item())\n    opt.zero_grad()\n    loss.backward()\n    opt.step()",
        ],
    ),
    "pass-from-copy": (
        [
            (NET + SGD + LOOP + LOSS + "    loss = torch.tensor(loss.item(), requires_grad=True)\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME),
            ("w = torch.tensor(3.0, requires_grad=True)\nloss = torch.tensor(float(w * w), requires_grad=True)\nloss.backward()", "w.grad is None"),
            (NET + SGD + LOOP + LOSS + "    total = torch.tensor(loss, requires_grad=True)\n    opt.zero_grad()\n    total.backward()\n    opt.step()", SAME),
            (NET + SGD + LOOP + LOSS + "    total = torch.tensor(loss.detach().numpy(), requires_grad=True)\n    opt.zero_grad()\n    total.backward()\n    opt.step()", SAME),
            ("w = torch.tensor([3.0, 1.0], requires_grad=True)\nloss = (w * w).sum()\nloss = torch.tensor(loss.tolist(), requires_grad=True)\nloss.backward()", "w.grad is None"),
        ],
        [
            "x = torch.tensor(float('2'), requires_grad=True)\n(x * x).backward()",
            "x = torch.tensor(2.0, requires_grad=True)\ny = torch.tensor(x.item(), requires_grad=True)\n(x * y).backward()",
            "x = torch.tensor(2.0, requires_grad=True)\n(x * x).backward()\ny = torch.tensor(x.item() ** 2, requires_grad=True)\ny.backward()",
            "x = torch.tensor(2.0, requires_grad=True)\nx.backward()",
            NET + SGD + LOOP + LOSS + "    seen = torch.tensor(loss.item())\n    opt.zero_grad()\n    loss.backward()\n    opt.step()",
        ],
    ),
    "leaf-between": (
        [
            (NET + SGD + LOOP + "    hard = (net(X) > 0).float().requires_grad_()\n    loss = ((hard - y) ** 2).mean()\n    opt.zero_grad()\n    loss.backward()\n    opt.step()", SAME),
            ("W = torch.eye(2, requires_grad=True)\np = (torch.ones(3, 2) @ W).argmax(1).float()\np.requires_grad_(True)\nloss = (p - 1).pow(2).mean()\nloss.backward()", "W.grad is None"),
            ("w = torch.tensor([0.2, 0.7], requires_grad=True)\nr = torch.argsort(w * 2).float()\nr.requires_grad = True\n(r * 2).sum().backward()", "w.grad is None"),
            ("w = torch.tensor([0.2, 0.7], requires_grad=True)\nc = torch.where((w * 2) > 1, 1.0, 0.0)\nc.requires_grad_()\n(c * c).sum().backward()", "w.grad is None"),
            ("w = torch.tensor([0.2, 0.7], requires_grad=True)\nc = (w * 10).long().float().requires_grad_()\n(c * c).sum().backward()", "w.grad is None"),
        ],
        [
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\nh = (w * 2).detach().requires_grad_()\n(h * h).sum().backward()",
            "w = torch.tensor([0.2, 0.7])\nc = (w > 0.5).float().requires_grad_()\n(c * w).sum().backward()",
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\nc = (w > 0.5).float().requires_grad_()\n(c * w).sum().backward()",
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\nc = (w > 0.5).float()\n(c * w).sum().backward()",
            "w = torch.tensor([0.2, 0.7], requires_grad=True)\n(w * w).sum().backward()\nc = (w * 2 > 0.5).float().requires_grad_()\n(c * 3).sum().backward()",
        ],
    ),
    "through-numpy": (
        [
            ("import numpy as np\nx = torch.tensor([1.0, 2.0], requires_grad=True)\ns = np.square(x.detach().numpy())\ny = torch.from_numpy(s).requires_grad_(True)\n(y * 3).sum().backward()", "x.grad is None"),
            ("import numpy as np\nx = torch.tensor([1.0, 2.0], requires_grad=True)\ny = torch.tensor(np.exp(x.detach().numpy()), requires_grad=True)\ny.sum().backward()", "x.grad is None"),
            (NN + "import numpy as np\nnet = nn.Linear(2, 2)\nout = net(torch.ones(1, 2))\nclipped = np.clip(out.detach().numpy(), 0, 1)\nloss = torch.tensor(clipped, requires_grad=True)\nloss.sum().backward()", "net.weight.grad is None"),
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\na = x.data.numpy()\nb = a * 2\ny = torch.as_tensor(b).requires_grad_()\ny.sum().backward()", "x.grad is None"),
            ("import numpy as np\nx = torch.tensor([1.0, 2.0], requires_grad=True)\nh = x * 3\nm = np.sort(h.detach().numpy())\ny = torch.from_numpy(m)\ny.requires_grad_(True)\n(y ** 2).sum().backward()", "x.grad is None"),
        ],
        [
            # for a figure, or for a target
            "import numpy as np\nx = torch.tensor([1.0, 2.0], requires_grad=True)\n(x * x).sum().backward()\nshown = np.square(x.detach().numpy())",
            "import numpy as np\nx = torch.tensor([1.0, 2.0], requires_grad=True)\nt = torch.from_numpy(np.sign(x.detach().numpy()))\n((x - t) ** 2).sum().backward()",
            # a second stage begins where the first one ended
            "x = torch.tensor([1.0, 2.0], requires_grad=True)\n(x * x).sum().backward()\nz = torch.tensor(x.detach().numpy() * 2, requires_grad=True)\nz.sum().backward()",
            "import numpy as np\na = np.array([1.0, 2.0])\nx = torch.from_numpy(a).requires_grad_()\n(x * x).sum().backward()",
            "import numpy as np\nx = torch.tensor([1.0, 2.0])\ny = torch.from_numpy(np.square(x.numpy())).requires_grad_()\n(y * 3).sum().backward()",
        ],
    ),
    "data-written": (
        [
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (x * x).sum()\nx.data.mul_(3.0)\nz.backward()", "x.grad.tolist() == [6.0, 12.0]"),
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\ny = x.exp()\ny.data[0] = 5.0\ny.sum().backward()", "x.grad[0] == 5"),
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\nw = torch.tensor([3.0, 4.0], requires_grad=True)\nz = (x * w).sum()\nw.data += 1\nz.backward()", "x.grad.tolist() == [4.0, 5.0]"),
            ("x = torch.tensor([1.0, 2.0], requires_grad=True)\ny = torch.sigmoid(x)\ny.data.zero_()\ny.sum().backward()", "x.grad.tolist() == [0.0, 0.0]"),
            ("w = torch.tensor([2.0], requires_grad=True)\nloss = (w ** 3).sum()\nloss.backward(retain_graph=True)\nw.data -= 1.0\nw.grad = None\nloss.backward()", "w.grad.item() == 3.0"),
        ],
        [
            "w = torch.tensor([2.0], requires_grad=True)\nfor i in range(3):\n    loss = (w ** 2).sum()\n    loss.backward()\n    w.data -= 0.1 * w.grad\n    w.grad.zero_()",
            "w = torch.empty(3, requires_grad=True)\nw.data.uniform_(1.0, 2.0)\n(w * w).sum().backward()",
            # the sum keeps nothing of its operand
            "x = torch.tensor([1.0, 2.0], requires_grad=True)\nz = x.sum()\nx.data.mul_(3.0)\nz.backward()",
            # changed back before the pass; changed behind it
            "x = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (x * x).sum()\nz.backward()\nx.data.mul_(3.0)",
            "x = torch.tensor([1.0, 2.0], requires_grad=True)\nx.data.mul_(3.0)\nz = (x * x).sum()\nz.backward()",
            "x = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (x * x).sum()\nx.data.mul_(1.0)\nz.backward()",
        ],
    ),
    "softmax-twice": (
        [
            (LOGITS + "loss = F.cross_entropy(F.softmax(logits), y)\nloss.backward()", "loss > F.cross_entropy(logits, y)"),
            (LOGITS + "loss = F.cross_entropy(F.softmax(logits, dim=1), y)\nloss.backward()", "loss > F.cross_entropy(logits, y)"),
            (LOGITS + "p = logits.softmax(-1)\nloss = F.cross_entropy(p, y)\nloss.backward()", "loss > F.cross_entropy(logits, y)"),
            (NN + "net = nn.Sequential(nn.Linear(2, 3), nn.Softmax(dim=1))\nloss = nn.CrossEntropyLoss()(net(torch.ones(2, 2)), torch.tensor([0, 1]))\nloss.backward()", "True"),
            (NN + "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(2, 3)\n    def forward(self, x):\n        return torch.softmax(self.fc(x), 1)\n"
             "loss = nn.CrossEntropyLoss()(Net()(torch.ones(2, 2)), torch.tensor([0, 1]))\nloss.backward()", "True"),
            (LOGITS + "p = F.softmax(logits, dim=1).view(2, 3)\nloss = F.cross_entropy(p, y)\nloss.backward()", "True"),
        ],
        [
            LOGITS + "F.cross_entropy(logits, y).backward()",
            LOGITS + "F.cross_entropy(F.log_softmax(logits, 1), y).backward()",
            LOGITS + "F.nll_loss(F.softmax(logits, 1).log(), y).backward()",
            LOGITS + "p = F.softmax(logits, 1)\nprint(p)\nF.cross_entropy(logits, y).backward()",
            # a softmax of attention, over another axis
            NN + "s = torch.randn(2, 5, 5, requires_grad=True)\nv = torch.randn(2, 5, 3)\nout = torch.softmax(s, -1) @ v\nF.cross_entropy(out[:, 0], torch.tensor([0, 1])).backward()",
            LOGITS + "t = F.softmax(torch.randn(2, 3), 1)\nF.cross_entropy(logits, t).backward()",
            LOGITS + "F.cross_entropy(5 * F.softmax(logits, 1), y).backward()",
        ],
    ),
    "sigmoid-twice": (
        [
            (NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nt = torch.tensor([1.0, 0.0])\nF.binary_cross_entropy_with_logits(torch.sigmoid(x), t).backward()", "True"),
            (NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nt = torch.tensor([1.0, 0.0])\nnn.BCEWithLogitsLoss()(x.sigmoid(), t).backward()", "True"),
            (NN + "net = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())\nnn.BCEWithLogitsLoss()(net(torch.ones(3, 2)), torch.ones(3, 1)).backward()", "True"),
            (NN + "net = nn.Linear(2, 1)\np = torch.sigmoid(net(torch.ones(3, 2))).squeeze(1)\nnn.BCEWithLogitsLoss()(p, torch.ones(3)).backward()", "True"),
            (NN + "net = nn.Linear(2, 1)\np = F.sigmoid(net(torch.ones(3, 2)))\nF.binary_cross_entropy_with_logits(p, torch.ones(3, 1)).backward()", "True"),
        ],
        [
            NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nF.binary_cross_entropy(torch.sigmoid(x), torch.tensor([1.0, 0.0])).backward()",
            NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nF.binary_cross_entropy_with_logits(x, torch.tensor([1.0, 0.0])).backward()",
            NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nF.binary_cross_entropy_with_logits(x, torch.sigmoid(torch.tensor([1.0, 0.0]))).backward()",
            NN + "net = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))\nnn.BCEWithLogitsLoss()(net(torch.ones(3, 2)), torch.ones(3, 1)).backward()",
            NN + "x = torch.tensor([0.3, -1.0], requires_grad=True)\nF.binary_cross_entropy_with_logits(4 * torch.sigmoid(x) - 2, torch.tensor([1.0, 0.0])).backward()",
        ],
    ),
    "nll-probabilities": (
        [
            (LOGITS + "loss = F.nll_loss(F.softmax(logits, dim=1), y)\nloss.backward()", "loss < 0"),
            (LOGITS + "loss = nn.NLLLoss()(torch.softmax(logits, 1), y)\nloss.backward()", "loss < 0"),
            (NN + "net = nn.Sequential(nn.Linear(2, 3), nn.Softmax(dim=1))\nloss = nn.NLLLoss()(net(torch.ones(2, 2)), torch.tensor([0, 1]))\nloss.backward()", "loss < 0"),
            (LOGITS + "p = logits.softmax(dim=-1)\nloss = F.nll_loss(p, y)\nloss.backward()", "loss < 0"),
            (LOGITS + "loss = F.nll_loss(F.softmax(logits, dim=1).reshape(2, 3), y)\nloss.backward()", "loss < 0"),
        ],
        [
            LOGITS + "F.nll_loss(F.log_softmax(logits, dim=1), y).backward()",
            LOGITS + "F.nll_loss(torch.log(F.softmax(logits, dim=1)), y).backward()",
            LOGITS + "F.nll_loss(logits - logits.logsumexp(1, keepdim=True), y).backward()",
            LOGITS + "F.cross_entropy(logits, y).backward()",
            NN + "net = nn.Sequential(nn.Linear(2, 3), nn.LogSoftmax(dim=1))\nnn.NLLLoss()(net(torch.ones(2, 2)), torch.tensor([0, 1])).backward()",
        ],
    ),
    "nll-scores": (
        [
            (LOGITS + "loss = F.nll_loss(logits, y)\nloss.backward()", "loss < 0"),
            (NN + "net = nn.Linear(2, 3)\nloss = nn.NLLLoss()(net(torch.ones(4, 2)), torch.tensor([0, 1, 2, 0]))\nloss.backward()", "net(torch.ones(4, 2)).max() > 0"),
            (LOGITS + "scores = logits * 2\nF.nll_loss(scores, y).backward()", "scores.max() > 0"),
            (LOGITS + "F.nll_loss(logits.reshape(2, 3), y, reduction='sum').backward()", "logits.max() > 0"),
        ],
        [
            LOGITS + "F.cross_entropy(logits, y).backward()",
            LOGITS + "F.nll_loss(logits - logits.logsumexp(1, keepdim=True), y).backward()",
            LOGITS + "F.nll_loss(F.log_softmax(logits, dim=1), y).backward()",
            # logarithms of likelihoods that do not add up to 1, as a mixture's
            LOGITS + "F.nll_loss(F.logsigmoid(logits), y).backward()",
            LOGITS + "F.nll_loss(torch.zeros(2, 3, requires_grad=True), y).backward()",
        ],
    ),
    "step-missing": (
        [
            (NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()", SAME),
            (NET + "opt = torch.optim.Adam(net.parameters())\n" + LOOP + "    opt.zero_grad()\n" + LOSS + "    loss.backward()\n    print(loss.item())", SAME),
            (NET + SGD + LOOP + LOSS + "    loss.backward()\n    opt.zero_grad(set_to_none=False)", SAME),
            (NET + SGD + "def train():\n    opt.zero_grad()\n    loss = ((net(X) - y) ** 2).mean()\n    loss.backward()\nfor i in range(3):\n    train()", SAME),
        ],
        [
            NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    opt.step()",
            # every second turn
            NET + SGD + "for i in range(4):\n" + LOSS + "    loss.backward()\n    if i % 2:\n        opt.step()\n        opt.zero_grad()",
            # one pass to look at its gradients
            NET + SGD + "((net(X) - y) ** 2).mean().backward()",
            # the program's own step
            NET + SGD + LOOP + LOSS + "    opt.zero_grad()\n    loss.backward()\n    with torch.no_grad():\n        for p in net.parameters():\n            p -= 0.1 * p.grad",
            NET + "opt = torch.optim.LBFGS(net.parameters())\ndef closure():\n    opt.zero_grad()\n    loss = ((net(X) - y) ** 2).mean()\n    loss.backward()\n    return loss\nopt.step(closure)\nopt.step(closure)",
        ],
    ),
    "step-uphill": (
        [
            (DESCENT.format(name="w", step="w += 0.1 * w.grad"), "loss > 14"),
            (DESCENT.format(name="theta", step="theta.data += theta.grad * 0.1"), "loss > 14"),
            (DESCENT.format(name="w1", step="w1 += 0.01 * w1.grad"), "loss > 5"),
            (DESCENT.format(name="b", step="b += 0.1 * b.grad").replace("loss", "l"), "l > 14"),
        ],
        [
            DESCENT.format(name="w", step="w -= 0.1 * w.grad"),
            DESCENT.format(name="w", step="w += -0.1 * w.grad"),
            # a step that is too long
            DESCENT.format(name="w", step="w -= 3.0 * w.grad"),
            # an attack climbs
            DESCENT.format(name="x", step="x += 0.1 * x.grad"),
            # so does who wants the most
            DESCENT.format(name="w", step="w += 0.1 * w.grad").replace("loss", "likelihood"),
        ],
    ),
    "softmax-over-batch": (
        [
            (LOGITS + "p = F.softmax(logits, dim=0)\nloss = -torch.log(p[torch.arange(2), y]).mean()\nloss.backward()", "not torch.allclose(p.sum(1), torch.ones(2))"),
            (LOGITS + "F.nll_loss(F.log_softmax(logits, dim=0), y).backward()", "True"),
            (LOGITS + "F.nll_loss(torch.log(torch.softmax(logits, 0)), y).backward()", "True"),
            (LOGITS + "p = logits.softmax(0)\nloss = -p[range(2), y].log().mean()\nloss.backward()", "True"),
            (LOGITS + "p = torch.log_softmax(logits, dim=0)\nloss = -p[torch.arange(len(y)), y].mean()\nloss.backward()", "True"),
        ],
        [
            LOGITS + "p = F.softmax(logits, dim=1)\n(-torch.log(p[torch.arange(2), y]).mean()).backward()",
            # the transposed table: classes are the rows
            LOGITS + "p = F.softmax(logits.T, dim=0)\n(-torch.log(p[y, torch.arange(2)]).mean()).backward()",
            # one vector
            NN + "v = torch.tensor([1.0, 2.0, 0.5], requires_grad=True)\np = F.softmax(v, dim=0)\n(-p[1].log()).backward()",
            # attention over rows: weights of the batch are wanted
            LOGITS + "w = F.softmax(logits, dim=0)\n((w * logits).sum(0) ** 2).sum().backward()",
            LOGITS + "p = F.softmax(logits, dim=0)\np[0, 1].backward()",
            LOGITS + "F.nll_loss(F.log_softmax(logits, dim=-1), y).backward()",
        ],
    ),
    "reduced-axis-lost": (
        [
            (SQUARE + "A = A * 1\nA /= A.sum(1)", "not torch.allclose(A.sum(1), torch.ones(3))"),
            (SQUARE + "E = torch.exp(A - A.max(dim=1).values)", "not torch.allclose(E.max(1).values, torch.ones(3))"),
            (SQUARE + "N = A / torch.linalg.norm(A, dim=1)", "not torch.allclose(N.norm(dim=1), torch.ones(3))"),
            (SQUARE + "P = A / A.sum(dim=1)", "not torch.allclose(P.sum(1), torch.ones(3))"),
            (SQUARE + "P = A / A.sum(-1)", "not torch.allclose(P.sum(1), torch.ones(3))"),
            (SQUARE + "C = A - A.mean(dim=1)", "not torch.allclose(C.mean(1), torch.zeros(3))"),
            (SQUARE + "A.requires_grad_()\nN = A / A.norm(dim=1)\nN.sum().backward()", "not torch.allclose(N.norm(dim=1), torch.ones(3))"),
            (SQUARE + "E = torch.exp(A)\nP = E / torch.sum(E, dim=1)", "not torch.allclose(P.sum(1), torch.ones(3))"),
        ],
        [
            SQUARE + "P = A / A.sum(dim=1, keepdim=True)",
            SQUARE + "P = A / A.sum(dim=0)",
            SQUARE + "A = A + A.T\nP = A / A.sum(dim=1)",  # symmetric: columns and rows have the same sums
            SQUARE + "B = A[:2]\nP = B / B.sum(dim=1)[:, None]",
            SQUARE + "P = A.T / A.sum(dim=1)",
            SQUARE + "P = (A.T / A.sum(dim=1)).T",
            "A = torch.tensor([[1.0, 2.0], [3.0, 0.0]])\nP = A / A.sum(dim=1)",  # the rows have one sum
            SQUARE + "P = A / A.sum()",
            SQUARE + "P = A.T / A.T.sum(dim=0)\nQ = A - A.mean()",
        ],
    ),
    "dropout-in-eval": (
        [
            (DROP.format(forward="return F.dropout(h, 0.5)") + "net.eval()\na, b = net(x), net(x)", "not torch.equal(a, b)"),
            (DROP.format(forward="return F.dropout(torch.relu(h), p=0.5)") + "net.eval()\nwith torch.no_grad():\n    a, b = net(x), net(x)", "not torch.equal(a, b)"),
            (DROP.format(forward="return nn.functional.dropout(h)") + "net.train()\nnet(x)\nnet.eval()\na, b = net(x), net(x)", "not torch.equal(a, b)"),
            (DROP.format(forward="for i in range(1): h = F.dropout(h)\n        return h") + "net.eval()\na, b = net(x), net(x)", "not torch.equal(a, b)"),
            (DROP.format(forward="return F.dropout(h, 0.3).sum()") + "net.train(False)\na, b = net(x), net(x)", "True"),
        ],
        [
            DROP.format(forward="return F.dropout(h, 0.5, training=self.training)") + "net.eval()\nnet(x)",
            DROP.format(forward="return F.dropout(h, 0.5, self.training)") + "net.eval()\nnet(x)",
            DROP.format(forward="return F.dropout(h, 0.5)") + "net(x)",
            DROP.format(forward="return self.drop(h)") + "net.eval()\nnet(x)",
            # on purpose: an estimate of the uncertainty
            DROP.format(forward="return F.dropout(h, 0.5, training=True)") + "net.eval()\nsamples = torch.stack([net(x) for _ in range(3)])",
            DROP.format(forward="return h") + "net.eval()\ny = F.dropout(net(x), 0.5)",
        ],
    ),
    "expanded-written": (
        [
            ("m = torch.tensor([2.0])\nf = m.expand(4)\nf[0].fill_(9.0)", "f.tolist() == [9.0] * 4"),
            ("m = torch.tensor([2.0])\nf = m.expand(4)\nf[1] += 1", "f.tolist() == [3.0] * 4"),
            ("m = torch.tensor([2.0])\nf = torch.broadcast_to(m, (4,))\nf[2] = 0.0", "f.tolist() == [0.0] * 4"),
            ("m = torch.tensor([2.0])\nf = m.expand(4)\nf[0] = 9.0", "f.tolist() == [9.0] * 4"),
            ("m = torch.zeros(1, 3)\nf = m.expand(2, 3)\nf[0, 1] = 5.0", "f[1, 1] == 5"),
            ("m = torch.zeros(3, 1)\nf = m.expand(3, 2)\nf[2, 0] = 1.0", "f[2, 1] == 1"),
            ("m = torch.ones(3)\nf = m.expand(2, 3)\nf[0] = torch.tensor([4.0, 5.0, 6.0])", "f[1].tolist() == [4.0, 5.0, 6.0]"),
            ("m = torch.zeros(2, 1)\nf = m.expand_as(torch.ones(2, 3))\nf[1, 2] = 7.0", "f[1, 0] == 7"),
        ],
        [
            "m = torch.tensor([2.0])\nf = m.expand(4).clone()\nf[0] = 9.0",
            "m = torch.tensor([2.0])\nf = m.repeat(4)\nf[0] = 9.0",
            "m = torch.tensor([2.0])\nf = m.expand(4)\nm[0] = 9.0",
            "m = torch.tensor([2.0])\nf = m.expand(1)\nf[0] = 9.0",
            "m = torch.zeros(3)\nv = m.view(1, 3)\nv[0, 1] = 1.0",
            "m = torch.zeros(2, 3)\nr = m[0]\nr[1] = 1.0",
            "m = torch.tensor([2.0])\nf = m.expand(4)\ng = f + 0\ng[0] = 9.0",
        ],
    ),
    "batch-first": (
        [
            (RNN + "x = torch.randn(batch, steps, features)\nout, (h, c) = nn.LSTM(features, 5)(x)\np = nn.Linear(5, 1)(out[:, -1, :])", "not torch.allclose(out[:, -1], h[-1][-1].expand(4, 5))"),
            (RNN + "x = torch.randn(batch, steps, features)\nrnn = nn.GRU(features, 5)\nout, h = rnn(x)\nlast = out[:, -1]", "h.shape == (1, 7, 5)"),
            (RNN + "x = torch.zeros(batch, steps, features)\nrnn = nn.RNN(features, 5)\nout, h = rnn(x)\nlast = out[:, -1, :]", "h.shape == (1, 7, 5)"),
            (NN + "batch_size, length = 2, 6\nx = torch.rand(batch_size, length, 3)\nlstm = nn.LSTM(3, 4, num_layers=2)\nlast = lstm(x)[0][:, -1, :]", "True"),
            (NN + "bs, t = 2, 6\nx = torch.rand((bs, t, 3))\ngru = nn.GRU(3, 4)\no, _ = gru(x)\nlast = o[:, -1]", "True"),
        ],
        [
            RNN + "x = torch.randn(batch, steps, features)\nout, h = nn.LSTM(features, 5, batch_first=True)(x)\np = out[:, -1, :]",
            RNN + "x = torch.randn(steps, batch, features)\nout, h = nn.LSTM(features, 5)(x)\nlast_example = out[:, -1, :]",
            RNN + "x = torch.randn(batch, steps, features)\nout, h = nn.LSTM(features, 5)(x.transpose(0, 1))\np = out[-1]",
            RNN + "x = torch.randn(batch, steps, features)\nout, h = nn.GRU(features, 5)(x)\nprint(out.shape)",
            RNN + "x = torch.randn(7, 4, 3)\nout, h = nn.GRU(3, 5)(x)\np = out[:, -1]",
            RNN + "x = torch.randn(batch, steps, features)\ny = nn.Linear(features, 5)(x)\np = y[:, -1, :]",
        ],
    ),
    "parameter-rebound": (
        [
            (NET + "((net(X) - y) ** 2).mean().backward()\nfor p in net.parameters():\n    p = p.data - 0.01 * p.grad", SAME),
            (NET + LOOP + LOSS + "    net.zero_grad()\n    loss.backward()\n    with torch.no_grad():\n        for p in net.parameters():\n            p = p - 0.01 * p.grad", SAME),
            ("w = torch.tensor(1.0, requires_grad=True)\nb = torch.tensor(2.0, requires_grad=True)\n(w * 3 + b).backward()\nwith torch.no_grad():\n    for p in [w, b]:\n        p = p - 0.1 * p.grad", "w == 1 and b == 2"),
            (NET + "def sgd(params, lr):\n    with torch.no_grad():\n        for param in params:\n            param = param - lr * param.grad\n((net(X) - y) ** 2).mean().backward()\nsgd(net.parameters(), 0.1)", SAME),
            (NET + LOOP + LOSS + "    loss.backward()\n    for name, p in net.named_parameters():\n        p = p + (-0.01) * p.grad\n    net.zero_grad()", SAME),
            (NET + LOOP + LOSS + "    net.zero_grad()\n    loss.backward()\n    with torch.no_grad():\n        for i, p in enumerate(net.parameters()):\n            p = p - 0.01 * p.grad / (i + 1)", SAME),
        ],
        [
            NET + "((net(X) - y) ** 2).mean().backward()\nwith torch.no_grad():\n    for p in net.parameters():\n        p -= 0.01 * p.grad",
            # functional: the new values are collected
            NET + "((net(X) - y) ** 2).mean().backward()\nnew = []\nfor p in net.parameters():\n    p = p - 0.01 * p.grad\n    new.append(p)",
            NET + "((net(X) - y) ** 2).mean().backward()\nnew = [p - 0.01 * p.grad for p in net.parameters()]",
            NET + "((net(X) - y) ** 2).mean().backward()\nwith torch.no_grad():\n    for p in net.parameters():\n        p.copy_(p - 0.01 * p.grad)",
            NET + "((net(X) - y) ** 2).mean().backward()\nfor p in net.parameters():\n    p.data = p.data - 0.01 * p.grad",
            NET + "((net(X) - y) ** 2).mean().backward()\nnorms = []\nfor p in net.parameters():\n    p = p.grad.norm()\n    norms.append(p)",
            "w = torch.tensor(1.0, requires_grad=True)\nfor w in [w]:\n    (w * 2).backward()\n    w = w - 0.1 * w.grad\nprint(w)",
            # read in a loop of another name
            "w = torch.tensor(1.0, requires_grad=True)\n(w * 2).backward()\nfor p in [w]:\n    p = p - 0.1 * p.grad\nfor i in range(2):\n    print(p)",
        ],
    ),
    "step-rounded": (
        [
            ("w = torch.tensor([2.0], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.Adam([w], lr=1e-3)\nfor i in range(3):\n    opt.zero_grad()\n    w.sum().backward()\n    opt.step()", "w.item() == 2"),
            ("w = torch.tensor([1.0], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=1e-3)\nfor i in range(5):\n    opt.zero_grad()\n    w.sum().backward()\n    opt.step()", "w.item() == 1"),
            (HALF + "for i in range(3):\n    (w * 1.0).sum().backward()\n    with torch.no_grad():\n        w -= 1e-3 * w.grad\n        w.grad.zero_()", "w.tolist() == [1.0, 2.0]"),
            ("w = torch.tensor([2.0, 4.0], dtype=torch.float16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=1e-4)\nfor i in range(5):\n    opt.zero_grad()\n    w.sum().backward()\n    opt.step()", "w.tolist() == [2.0, 4.0]"),
            (NN + "net = nn.Linear(1, 1, bias=False).bfloat16()\nwith torch.no_grad():\n    net.weight.fill_(8.0)\nopt = torch.optim.SGD(net.parameters(), lr=1e-3)\nfor i in range(3):\n    opt.zero_grad()\n    net(torch.ones(1, 1).bfloat16()).sum().backward()\n    opt.step()", "net.weight.item() == 8"),
            ("w = torch.full((2, 2), 3.0, dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=1e-3)\n(w * 2).sum().backward()\nopt.step()", "bool((w == 3).all())"),
        ],
        [
            "w = torch.tensor([1.0], requires_grad=True)\nopt = torch.optim.SGD([w], lr=1e-3)\nw.sum().backward()\nopt.step()",
            "w = torch.tensor([1.0], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.1)\nw.sum().backward()\nopt.step()",
            # only the last steps, at the end of a descent
            "w = torch.tensor([1.0], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor i in range(60):\n    opt.zero_grad()\n    ((w - 1.5) ** 2).sum().backward()\n    opt.step()",
            "w = torch.tensor([1.0], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.1)\n(w * 0).sum().backward()\nopt.step()",
            "w = torch.tensor([1.0, 0.001], dtype=torch.bfloat16, requires_grad=True)\nopt = torch.optim.SGD([w], lr=1e-3)\nw.sum().backward()\nopt.step()",
            "w = torch.tensor([1.0], requires_grad=True)\nwith torch.autocast('cpu', dtype=torch.bfloat16):\n    loss = (w.unsqueeze(0) @ w.unsqueeze(1)).sum()\nloss.backward()\nwith torch.no_grad():\n    w -= 1e-3 * w.grad",
        ],
    ),
}  # fmt: skip
