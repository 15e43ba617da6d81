"""Pictures and words of a Trace: pure functions, no screen. The Streamlit pieces are in viz.widgets."""
