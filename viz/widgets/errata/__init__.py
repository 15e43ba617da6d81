"""What the page Common mix-ups shows."""
