"""The program step by step: one sentence for each step, and the memory that is kept for backward."""
