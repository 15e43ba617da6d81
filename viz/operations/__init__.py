"""Facts about torch operations: one record each, by family; everything that tells of an operation reads them here."""
