"""The picture of a trace: what is folded, what is drawn, where it stands, as SVG."""
