"""One operation opened: its formula, its local Jacobian, its rule, its derivative as a formula."""
