"""The Streamlit pieces of the modes page."""
