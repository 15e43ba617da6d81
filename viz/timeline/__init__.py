"""The program step by step: what happens at each, in one sentence, and what is kept for backward."""
