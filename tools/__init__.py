"""What tests, benchmarks and make targets share; nothing here is part of the application."""
