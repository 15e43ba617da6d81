"""Functions of the tests, each in both ways of taking its variables."""

ELLIPSE = "import torch\ndef f(x1, x2):\n    return x1**2 + 2 * x2**2\n"
ROSENBROCK = "import torch\ndef f(x):\n    return 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2\n"
BRANCHES = "import torch\ndef f(x):\n    if x[0] > 0:\n        return x.norm()\n    return -x.sum()\n"
