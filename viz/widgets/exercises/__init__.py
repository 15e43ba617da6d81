"""The Streamlit pieces of the exercises page."""
